"""A disk that takes nothing more, and somebody who keeps the database: nothing is lost, nothing leaves twice, and
both are told in words; the whole way under failing system calls: tests/soak/test_disk.py."""

import resource
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from agent.database import Database
from agent.database.damage import as_fault
from agent.database.tables import deliveries, drafts
from agent.errors import DatabaseBusy, DiskFull
from agent.types.clocks import Clocks, FrozenClock
from tests.publishing.making import Board, House
from tests.review.making import rows


@pytest.fixture
def house(database: Database, clocks: Clocks, world: FrozenClock, wall: FrozenClock) -> House:
    return House(database, clocks, world, wall)


@contextmanager
def room_for(bytes_: int) -> Iterator[None]:
    """No file of this process can grow beyond: a write fails as on a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (bytes_, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def path_of(house: House) -> Path:
    return Path(house.database.read.url.database or "")


def grown(house: House) -> int:
    wal = path_of(house).with_name(path_of(house).name + "-wal")
    return wal.stat().st_size


def test_a_full_disk_is_told_in_words_and_what_it_cut_off_leaves_once_there_is_room(
    house: House,
) -> None:
    board, told = Board(), 0
    for number in range(12):
        house.approved(f"t{number}", text=f"灯 {number} 醒着。", speak_at=None)
        with room_for(grown(house) + 4_200 * number):
            try:
                house.press(board)
            except OperationalError as problem:
                told += isinstance(as_fault(problem, path_of(house)), DiskFull)
        house.lease_runs_out()
        house.press(board)
    assert told >= 3
    shown = [parcel.body for parcel in board.got]
    doubts = [status for (status,) in rows(house.database, deliveries, "status")]
    assert len(shown) == len(set(shown))
    assert set(doubts) <= {"published", "unconfirmed"}, (
        "a doubt is for a person, and never sent again"
    )
    assert doubts.count("published") + doubts.count("unconfirmed") == 12


def test_a_draft_that_a_full_disk_cut_off_is_in_whole_or_not_at_all(house: House) -> None:
    came_in = 0
    for number in range(8):
        with room_for(grown(house) + 2_100 * number):
            try:
                house.desk.hand_in(f"t{number}")
                came_in += 1
            except OperationalError:
                continue
    assert 0 < came_in < 8
    assert len(rows(house.database, drafts, "id")) == came_in
    with house.database.read.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"


def test_a_database_that_somebody_keeps_is_told_in_words_and_nothing_is_sent_without_a_claim(
    house: House,
) -> None:
    board = Board()
    house.approved()
    with house.database.read.connect() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout=20")
    with closing(sqlite3.connect(path_of(house), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(OperationalError) as locked:
            house.press(board)
    assert isinstance(as_fault(locked.value, path_of(house)), DatabaseBusy)
    assert board.got == []
    house.press(board)
    assert len(board.got) == 1
