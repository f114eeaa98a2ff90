"""A newsroom in this process, on frozen clocks, beside feeds on loopback."""

import atexit
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from agent.config.home import Home
from agent.config.read import read_config
from agent.database.tables import slots
from agent.news.worker import Worker
from agent.newsroom.decide import decided
from agent.newsroom.room import Newsroom, open_newsroom
from agent.newsroom.status import status
from agent.newsroom.tick import tick
from agent.review.decision import Decision
from agent.review.queue import listed
from agent.types.clocks import Clocks, FrozenClock
from agent.types.review import STATUSES, Draft, Verb
from agent.types.schedule import Slot
from tests.conftest import Settled
from tests.houses import home_in
from tests.news_server import NewsServer, news_server, publish_days

START = datetime(2026, 3, 11, 4, 0, tzinfo=UTC)  # noon in Shanghai, a Wednesday
SETTINGS = "network: {allow: [127.0.0.0/8], pause_seconds: 0}\nnews: {every_minutes: 5}\n"


@dataclass
class House:
    """A newsroom and the hands that a test needs; the clocks move together."""

    room: Newsroom
    world: FrozenClock
    wall: FrozenClock
    news: NewsServer

    @property
    def home(self) -> Home:
        return self.room.home

    def pass_(self, **time: float) -> None:
        self.world.advance(timedelta(**time))
        self.wall.advance(timedelta(**time))
        self.news.now = self.world.at

    def until(self, moment: datetime) -> None:
        self.pass_(seconds=(moment - self.world.at).total_seconds())

    def tick(self) -> dict[str, Any]:
        return tick(self.room)

    def drafts(self, persona: str | None = None, **wanted: Any) -> list[Draft]:
        found = listed(self.room.database, persona=persona, statuses=STATUSES)
        return [d for d in found if all(getattr(d, key) == value for key, value in wanted.items())]

    def decide(self, draft: Draft, verb: Verb, **particulars: Any) -> Draft:
        decision = Decision(draft.id, verb, "ana", **particulars)
        return decided(self.room.database, self.room.clocks, self.room.config, decision)

    def status(self) -> dict[str, Any]:
        reading = read_config(self.home)
        return status(self.home, self.room.database, self.room.clocks, reading, None)

    def problems(self, area: str) -> list[dict[str, Any]]:
        return [found for found in self.status()["problems"] if found["area"] == area]

    def slots(self, persona: str) -> list[Slot]:
        query = select(slots).where(slots.c.persona == persona).order_by(slots.c.speak_at)
        with self.room.database.read.connect() as connection:
            return [Slot(**row._mapping) for row in connection.execute(query)]


OpenHouse = Callable[..., House]


class Reader(Worker):
    """One process parses for all houses, one after the other: it takes longer to start than to read."""

    def close(self) -> None:
        """Left to the end of the tests."""


@cache
def reader() -> Reader:
    opened = Reader()
    atexit.register(Worker.close, opened)
    return opened


@contextmanager
def house_in(home: Home, news: NewsServer, at: datetime = START) -> Iterator[House]:
    world, wall = FrozenClock(at), FrozenClock(at)
    room = replace(open_newsroom(home, Clocks(world, wall)), worker=reader())
    house = House(room, world, wall, news)
    news.now = at
    try:
        yield house
    finally:
        house.room.close()


@pytest.fixture
def news() -> Iterator[NewsServer]:
    with news_server() as server:
        yield server


@pytest.fixture
def open_house(
    tmp_path: Path, migrated: Path, settled: Settled, news: NewsServer
) -> Iterator[OpenHouse]:
    """Opens a house that follows the loopback feeds as they stand, with these settings. Her lore is read,
    unless `blank`: then she remembers nothing yet."""
    with ExitStack() as open_ones:

        def opened(settings: str = SETTINGS, at: datetime = START, *, blank: bool = False) -> House:
            home = home_in(tmp_path / "home", feeds=news.feeds_yaml(), settings=settings)
            if blank:
                shutil.copy(migrated, home.database)
            else:
                shutil.copytree(settled(at), home.data, dirs_exist_ok=True)
            return open_ones.enter_context(house_in(home, news, at))

        yield opened


@pytest.fixture(scope="session")
def ticked_at(tmp_path_factory: pytest.TempPathFactory, settled: Settled) -> Path:
    """A home after its first tick over four days of news; its feeds answer no more."""
    with news_server() as news:
        publish_days(news, START - timedelta(hours=20), 4)
        folder = tmp_path_factory.mktemp("ticked") / "home"
        home = home_in(folder, feeds=news.feeds_yaml(), settings=SETTINGS)
        shutil.copytree(settled(START), home.data, dirs_exist_ok=True)
        with house_in(home, news) as house:
            house.tick()
    return home.path


@pytest.fixture
def ticked(tmp_path: Path, ticked_at: Path, news: NewsServer) -> Iterator[House]:
    """Such a home of the test's own, for what is done without another tick."""
    shutil.copytree(ticked_at, tmp_path / "home")
    with house_in(Home(tmp_path / "home"), news) as house:
        yield house
