"""Memory in full: two hundred damages and two hundred recoveries; kills at any moment of keeping."""

from pathlib import Path

import pytest

from tests.memory.damages import fill, recover
from tests.memory.ordeal import survive


@pytest.mark.timeout(3600)
def test_two_hundred_damages_are_two_hundred_recoveries(tmp_path: Path) -> None:
    fill(tmp_path)
    done = [recover(tmp_path, seed) for seed in range(1000, 1200)]
    assert len(done) == 200


@pytest.mark.timeout(3600)
@pytest.mark.parametrize("seed", [1, 2])
def test_a_hundred_kills_leave_ledger_and_index_in_line(tmp_path: Path, seed: int) -> None:
    survive(tmp_path, kills=100, seed=seed)
