"""Two daemons that start on one home at the same moment, a hundred times."""

from pathlib import Path

import pytest

from tests.daemons import ended, start, until
from tests.houses import home_in
from tests.newsroom.conftest import SETTINGS

TRIES = 100


@pytest.mark.timeout(2 * 3600)
def test_exactly_one_runs_and_the_other_names_it(tmp_path: Path) -> None:
    home = home_in(tmp_path / "home", settings=SETTINGS).path
    named = 0
    for number in range(TRIES):
        both = [start(home), start(home)]
        until(lambda both=both: any(ended(each) for each in both))
        (loser,) = [each for each in both if ended(each)]
        (winner,) = [each for each in both if each is not loser]
        until(lambda: (home / "data" / "daemon.json").exists())
        _, err = loser.process.communicate()
        assert loser.process.returncode == 1
        named += f"process {winner.process.pid}" in err
        winner.kill()
        print(number + 1, "named", named, flush=True)
    assert named == TRIES
