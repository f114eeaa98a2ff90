"""What a tick makes of a database that fails: told where it can be told, and the end of the service where it is
damaged."""

import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from sqlalchemy.exc import DatabaseError

from agent.config.home import Home
from agent.daemon import Daemon
from agent.errors import HomeBusy
from agent.newsroom.problems import open_problems
from agent.newsroom.room import own
from tests.houses import home_in
from tests.news_server import news_server
from tests.newsroom.conftest import House, house_in

TRIES = 20


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with news_server() as news, house_in(home_in(tmp_path_factory.mktemp("daemon") / "home"), news) as house:  # fmt: skip
        yield house


def failing(words: str) -> Callable[[], Any]:
    def verb() -> None:
        raise DatabaseError("SELECT 1", None, sqlite3.DatabaseError(words))

    return verb


def test_a_full_disk_is_a_line_in_status_and_gone_when_there_is_room(house: House) -> None:
    daemon = Daemon(house.room, open_desk=lambda room: pytest.fail("no desk is needed"))
    daemon.safely("write", failing("database or disk is full"))
    (problem,) = open_problems(house.room.database)
    assert problem["message"].endswith("could not be written (database or disk is full)")
    assert problem["mend"].startswith("make room")
    daemon.safely("write", lambda: None)
    assert open_problems(house.room.database) == []


def test_a_database_that_turns_out_damaged_ends_the_service_before_anything_is_sent(
    house: House,
) -> None:
    ended: list[str] = []
    daemon = Daemon(
        house.room, lambda room: pytest.fail("no desk is needed"), end=lambda: ended.append("end")
    )
    daemon.safely("write", failing("database disk image is malformed"))
    daemon.safely("publish", lambda: ended.append("published"))
    house.room.stopping.clear()
    assert ended == ["end"]
    assert daemon.damage
    assert "selfsame restore" in daemon.damage.mend


def test_of_two_that_want_one_home_exactly_one_has_it_and_the_other_is_told(tmp_path: Path) -> None:
    home, together = Home(tmp_path), Barrier(2)

    def want(_: int) -> str:
        together.wait()
        try:
            lock = own(home, wait=0)
        except HomeBusy as busy:
            return busy.message
        together.wait()
        lock.release()
        return ""

    def told(number: int) -> str:
        said = want(number)
        if said:
            together.wait()
        return said

    with ThreadPoolExecutor(2) as pool:
        for _ in range(TRIES):
            said = sorted(pool.map(told, range(2)))
            assert said[0] == ""
            assert "another selfsame owns this home" in said[1]
