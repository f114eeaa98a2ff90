"""Writers of one process wait in a row."""

import threading
import time
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import PendingRollbackError

from agent.database import Database, open_database
from agent.database.turns import Turns


def test_a_writer_gets_its_turn_between_two_of_another_who_never_rests(database: Database) -> None:
    waited: list[int] = []
    portions, begun, done = 0, threading.Event(), threading.Event()

    def writes_all_the_time() -> None:
        nonlocal portions
        while not done.is_set():
            with database.write.begin() as connection:
                connection.execute(text("SELECT 1"))
                portions += 1
                begun.set()
                time.sleep(0.02)
            time.sleep(0.001)

    busy = threading.Thread(target=writes_all_the_time)
    busy.start()
    for _ in range(5):
        begun.clear()
        begun.wait()
        before = portions
        with database.write.begin() as connection:
            connection.execute(text("SELECT 1"))
        waited.append(portions - before)
    done.set()
    busy.join()
    assert sum(waited) <= 5


def test_a_writer_that_fails_gives_its_turn_back(database: Database) -> None:
    def failed() -> None:
        with database.write.begin() as connection:
            connection.execute(text("SELECT * FROM nothing_like_it"))

    for _ in range(3):
        with pytest.raises(Exception, match="no such table"):
            failed()
    with database.write.begin() as connection:
        connection.execute(text("SELECT 1"))


def test_whoever_waited_in_vain_is_told_by_the_database(tmp_path: Path) -> None:
    from sqlalchemy import create_engine, event

    url = f"sqlite:///{tmp_path / 'selfsame.db'}"
    open_database(url).close()
    engine = create_engine(url, connect_args={"timeout": 0.01})
    turns = Turns(seconds=0.01)
    turns.watch(engine)
    event.listen(engine, "begin", turns.enter)
    with engine.begin() as first:
        first.exec_driver_sql("SELECT 1")
        with engine.begin() as second:
            assert second.exec_driver_sql("SELECT 1").scalar() == 1
            assert "turn" not in second.info
    with engine.begin() as third:
        assert third.info["turn"]


def test_a_connection_that_breaks_while_it_writes_gives_its_turn_back(database: Database) -> None:
    def broken() -> None:
        with database.write.begin() as connection:
            connection.execute(text("SELECT 1"))
            connection.invalidate()

    with pytest.raises(PendingRollbackError):
        broken()
    before = time.monotonic()
    with database.write.begin() as connection:
        connection.execute(text("SELECT 1"))
    assert time.monotonic() - before < 5
