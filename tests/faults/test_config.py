"""Config that is broken while it runs: the last good one stays, and status says what is wrong where; a hundred
edits: tests/soak/test_config.py."""

from collections.abc import Iterator
from random import Random

import pytest

from tests.faults.breaking import Broken, break_and_mend
from tests.houses import home_in
from tests.news_server import news_server
from tests.newsroom.conftest import House, house_in


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    home = home_in(tmp_path_factory.mktemp("broken") / "home")
    with news_server() as news, house_in(home, news) as house:
        yield house


def test_the_last_good_config_stays_and_status_names_the_place(house: House) -> None:
    broken = Broken()
    for _ in range(3):
        break_and_mend(house, Random(broken.edits), broken)
    assert broken.wrong >= 2
    assert (broken.outages, broken.untold, broken.stayed) == (0, 0, 0)
