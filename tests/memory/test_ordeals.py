"""Small samples of the ordeals in tests/soak/test_memory.py: kills at any moment, damage to any file."""

from pathlib import Path

import pytest

from tests.memory.damages import fill, recover
from tests.memory.ordeal import survive


def test_six_kills_leave_ledger_and_index_in_line_and_nothing_of_what_was_forgotten(
    tmp_path: Path,
) -> None:
    survive(tmp_path, kills=6, seed=7)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("damaged")
    fill(home)
    return home


@pytest.mark.parametrize("seed", range(8))
def test_a_random_damage_is_found_at_start_and_no_memory_is_lost(home: Path, seed: int) -> None:
    recover(home, seed)
