"""A week of a faulty year, in seeded steps; ten thousand steps of it: tests/soak/test_year.py."""

from pathlib import Path

from agent.database import Database
from tests.conftest import NOON
from tests.faults.year import Year


def test_whatever_fails_nothing_leaves_twice_altered_stale_or_unapproved(
    database: Database, tmp_path: Path
) -> None:
    year = Year(tmp_path, database, NOON, 1)
    for _ in range(60):
        year.step()
    assert year.violations() == {}
    assert year.met
    year.database.close()
