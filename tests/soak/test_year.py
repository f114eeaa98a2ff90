"""Ten thousand faulty steps over a simulated year for three personas."""

from pathlib import Path

import pytest

from agent.database import Database
from tests.conftest import NOON
from tests.faults.year import STEPS, Year, open_files, resident_mb


@pytest.mark.timeout(3600)
def test_a_faulty_year_breaks_no_law_and_grows_in_nothing(
    database: Database, tmp_path: Path
) -> None:
    year, sizes, files = Year(tmp_path, database, NOON, 1), [], []
    for number in range(1, STEPS + 1):
        year.step()
        if number % 1000 == 0:
            assert year.violations() == {}
            sizes.append(resident_mb())
            files.append(open_files())
            out = {name: len(board.got) for name, board in year.boards.items()}
            print(number, year.world.at, f"{sizes[-1]:.0f} MB, {files[-1]} files", out, dict(year.met), flush=True)  # fmt: skip
    assert sizes[-1] - sizes[1] < 0.1 * sizes[1] + 5
    assert max(files) - files[1] <= 4
    year.database.close()
