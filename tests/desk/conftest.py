"""A desk that answers on loopback, over a database with a handful of invented drafts."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import insert

from agent.config.home import Home
from agent.database import Database, open_database
from agent.database.keys import digest
from agent.database.tables import sessions, slots
from agent.desk import DeskTools, Server, make_app, serve
from agent.desk.guard import COOKIE
from agent.errors import HomeFault
from agent.review import queue
from agent.review.queue import Decision
from agent.seats.door import Door
from agent.seats.people import add, find
from agent.types.clocks import Clocks, FrozenClock
from agent.types.review import Draft, NewDraft
from agent.types.settings import DeskSettings, ReviewSettings
from memory.tables import memories
from tests.conftest import NOON
from tests.desk import invented
from tests.desk.besides import beside_tools
from tests.desk.happening import NEWS
from tests.desk.housed import House, house_tools
from tests.desk.lived import Lived, life_tools
from tests.desk.remembered import Asked, memory_tools
from tests.desk.screens import (
    SESSION,
    _phone,
    _screen,
    _scriptless,
    chromium,
    own_phone,
    own_screen,
    phone,
    screen,
    scriptless,
)  # fmt: skip
from tests.desk.tuned import tuning_in
from tests.desk.voiced import Wished, voice_tools

__all__ = [
    "_phone", "_screen", "_scriptless", "chromium", "own_phone", "own_screen", "phone", "screen",
    "scriptless",
]  # fmt: skip
TOKEN = "a-token-for-tests"
CLOCKS = Clocks(FrozenClock(NOON), FrozenClock(NOON))
BEARER = {"authorization": f"Bearer {TOKEN}"}
COOKIES = {COOKIE: SESSION}


REVIEW = ReviewSettings()


@pytest.fixture
def asked() -> Asked:
    """What the pages about memory asked for and did."""
    return Asked()


@pytest.fixture
def taken() -> list[int]:
    """The drafts that went into canon."""
    return []


@pytest.fixture
def wished() -> Wished:
    """What was asked about voices and people."""
    return Wished()


@pytest.fixture
def lived() -> Lived:
    """What was heard and commissioned."""
    return Lived()


@pytest.fixture(scope="session")
def seated_at(tmp_path_factory: pytest.TempPathFactory, migrated: Path) -> Path:
    """A database of a house whose owner is signed in; tests copy it."""
    path = tmp_path_factory.mktemp("seated") / "selfsame.db"
    with _built(migrated, path) as database:
        seated(database, CLOCKS)
    return path


@pytest.fixture(scope="session")
def filled_at(tmp_path_factory: pytest.TempPathFactory, seated_at: Path) -> tuple[Path, list[int]]:
    """The same with the invented drafts in it, and their ids."""
    path = tmp_path_factory.mktemp("filled") / "selfsame.db"
    with _built(seated_at, path) as database:
        return path, fill(database, CLOCKS)


@contextmanager
def _built(start: Path, path: Path) -> Iterator[Database]:
    shutil.copy(start, path)
    database = open_database(f"sqlite:///{path}")
    yield database
    database.close()


@pytest.fixture
def database(request: pytest.FixtureRequest, seated_at: Path, tmp_path: Path) -> Iterator[Database]:
    """With the drafts in it for whoever asks for `filled`."""
    start = seated_at
    if "filled" in request.fixturenames:
        start, _ = request.getfixturevalue("filled_at")
    with _built(start, tmp_path / "selfsame.db") as database:
        yield database


@pytest.fixture
def tools(
    database: Database,
    clocks: Clocks,
    tmp_path: Path,
    asked: Asked,
    taken: list[int],
    wished: Wished,
    lived: Lived,
) -> DeskTools:
    def decide(decision: Decision) -> Draft:
        persona = invented.PERSONAS[queue.shown(database, decision.draft_id).persona]
        return queue.decide(database, clocks, decision, persona, REVIEW)

    return DeskTools(
        database=database,
        clocks=clocks,
        review=REVIEW,
        personas=lambda: invented.PERSONAS,
        decide=decide,
        take_in=lambda draft, by: taken.append(draft),
        status=lambda: dict(invented.STATUS),
        news=lambda refresh: {**NEWS, "refreshed": refresh},
        write=lambda persona, dry_run: {"draft": None, "trace": {"persona": persona, "dry": dry_run}},
        tick=lambda: {"ticked": True},
        memory=memory_tools(asked),
        voice=voice_tools(wished),
        tuning=tuning_in(Home(tmp_path / "home"), database, clocks),
        life=life_tools(lived),
        beside=beside_tools(database, clocks, tmp_path / "media"),
        label=lambda: invented.LABEL,
        page_folder=tmp_path / "page",
        door=Door(database, clocks, DeskSettings, TOKEN, "mara"),
        house=house_tools(House()),
    )  # fmt: skip


def seated(database: Database, clocks: Clocks) -> None:
    """One owner, signed in already."""
    add(database, clocks, "mara", "owner", "the tests")
    sit(database, clocks, "mara", SESSION)


def sit(database: Database, clocks: Clocks, name: str, key: str) -> None:
    """Sign them in with a key that tests know beforehand."""
    now = clocks.wall.now()
    with database.write.begin() as connection:
        row = find(connection, name)
        assert row is not None
        connection.execute(
            insert(sessions).values(
                person_id=row.id, key=digest(key), made_wall=now, ends_wall=now + timedelta(days=1)
            )
        )  # fmt: skip


@pytest.fixture
def filled(filled_at: tuple[Path, list[int]]) -> list[int]:
    """The drafts' ids, in the order in which they are due."""
    _, ids = filled_at
    return list(ids)


@pytest.fixture(scope="session")
def port() -> int:
    """One for every desk, so that the browser does not begin anew with each; none that systems give out themselves."""
    return 20_000 + os.getpid() % 10_000


@pytest.fixture
def desk(tools: DeskTools, port: int) -> Iterator[Server]:
    try:
        server = serve(make_app(tools), port)
    except HomeFault:  # somebody else has it
        server = serve(make_app(tools), 0)
    yield server
    server.stop()


@pytest.fixture
def browse(desk: Server) -> Iterator[httpx.Client]:
    """As a browser on the desk's own pages asks."""
    headers = {"accept": "text/html", "sec-fetch-site": "same-origin", "origin": "null"}
    with httpx.Client(base_url=desk.url, headers=headers, timeout=60, cookies=COOKIES) as client:
        yield client


@pytest.fixture
def program(desk: Server) -> Iterator[httpx.Client]:
    """As the CLI asks, with the home's token."""
    with httpx.Client(base_url=desk.url, headers=BEARER, timeout=60) as client:
        yield client


def fill(database: Database, clocks: Clocks) -> list[int]:
    """Hand in the invented drafts, each for a slot of its own."""
    now = clocks.world.now()
    _remember(database, now)
    ids = []
    for number, new in enumerate(invented.drafts(now), 1):
        slot_id = _slot(database, new, number, now)
        ids.append(queue.hand_in(database, replace(new, slot_id=slot_id), clocks))
    return ids


def _remember(database: Database, now: datetime) -> None:
    rows = [
        {"id": number, "persona": "xiaoman", "kind": kind, "text": text, "source": f"test:{number}",
         "happened_at": now, "recorded_at": now, "provenance": {}}
        for number, (kind, text) in invented.MEMORIES.items()
    ]  # fmt: skip
    with database.write.begin() as connection:
        connection.execute(insert(memories).values(rows))


def _slot(database: Database, new: NewDraft, position: int, now: datetime) -> int:
    planned = insert(slots).values(
        persona=new.persona, local_date=now.date(), position=position, speak_at=new.speak_at, write_at=now
    )  # fmt: skip
    with database.write.begin() as connection:
        key = connection.execute(planned).inserted_primary_key
    assert key is not None
    return int(key[0])


def status_of(tools: DeskTools, draft_id: int) -> Any:
    return queue.shown(tools.database, draft_id).status
