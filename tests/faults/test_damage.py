"""A database in which a bit has flipped sends nothing that nobody approved; in full: tests/soak/test_database.py."""

import shutil
from collections import Counter
from pathlib import Path
from random import Random

import pytest

from agent.database import Database, open_database
from agent.database.damage import look_through
from agent.errors import DatabaseDamaged
from agent.types.clocks import Clocks, FrozenClock
from tests.faults.damaging import Trial, filled


@pytest.fixture
def trial(database: Database, clocks: Clocks, world: FrozenClock, wall: FrozenClock) -> Trial:
    bodies = filled(database, clocks, world, wall)
    return Trial(Path(database.read.url.database or ""), bodies, clocks, Counter())


def test_a_flipped_bit_publishes_nothing_that_was_not_approved(trial: Trial) -> None:
    chance = Random(7)
    for number in range(8):
        trial.flip(chance, running=number % 2 == 0)
    assert trial.wrong == 0
    assert sum(trial.outcomes.values()) == 8


def test_a_damaged_database_is_refused_and_the_newest_backup_named(trial: Trial) -> None:
    whole = bytearray(trial.whole.read_bytes())
    whole[4096 * 3] ^= 0xFF
    trial.whole.write_bytes(whole)
    shutil.copy(trial.whole, trial.whole.parent / "backups" / "daily-0.db")
    with pytest.raises(DatabaseDamaged) as refused:
        look_through(trial.whole)
    assert "the database is damaged" in refused.value.message
    assert refused.value.mend.startswith("put the newest backup back: selfsame restore ")


def test_what_is_no_database_at_all_is_refused_in_words(tmp_path: Path) -> None:
    path = tmp_path / "selfsame.db"
    path.write_bytes(b"not a database, but long enough to look like one" * 100)
    with pytest.raises(DatabaseDamaged, match="is damaged"):
        open_database(f"sqlite:///{path}")
