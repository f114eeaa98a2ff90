"""The whole way of a post, from its slot to memory, on five channels: walked in a process of its own, which may be
killed or refused by the system on the way, and again until the post is out and remembered. What must hold of it
then stands in tests/faults/walked.py.
"""

import json
import multiprocessing
import re
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from agent.config.home import Home
from agent.errors import SelfsameError
from agent.newsroom.decide import decided
from agent.newsroom.gather import gather_news
from agent.newsroom.plan import plan_slots, read_in
from agent.newsroom.publish import publish_due
from agent.newsroom.remember import remember_all
from agent.newsroom.room import Newsroom, open_newsroom
from agent.newsroom.write import write_due
from agent.publishing.verdicts import it_is_not, it_is_out
from agent.review.decision import Decision
from agent.review.queue import listed
from agent.types.clocks import Clocks, FrozenClock
from tests.houses import home_in
from tests.news_server import news_server, publish_days
from tests.platforms.kinds import SERVERS, secret
from tests.platforms.server import Platform, serving

HER = "corrow"
START = datetime(2026, 3, 11, 6, 0, tzinfo=UTC)
CHANNELS = ("page", "folder", "mastodon", "webhook", "telegram")
AWAY = ("mastodon", "webhook", "telegram")
SETTINGS = "network: {allow: [127.0.0.0/8], pause_seconds: 0}\nreview: {undo_seconds: 0}\n"
ROUNDS = 12
WALK_SECONDS = 120
PRELOADED = [
    "chromadb", "httpx", "mastodon", "langgraph.graph", "langgraph.checkpoint.sqlite", "numpy",
    "tests.faults.warm",
]  # fmt: skip
Publish = Callable[[Newsroom], Any]


@dataclass(frozen=True)
class Begun:
    """A home in which a slot's moment has come, and the platforms that her accounts are on."""

    home: Path
    speak_at: datetime
    write_at: datetime
    platforms: dict[str, Platform]

    def fresh(self, folder: Path) -> "Begun":
        """Another one as at the beginning; the platforms have forgotten everything."""
        shutil.copytree(self.home, folder)
        for platform in self.platforms.values():
            platform.posts.clear()
            platform.seen.clear()
        return Begun(folder, self.speak_at, self.write_at, self.platforms)


@contextmanager
def begun(folder: Path) -> Iterator[Begun]:
    wall = FrozenClock(START)
    with ExitStack() as open_ones:
        platforms = {name: open_ones.enter_context(serving(SERVERS[name](wall))) for name in AWAY}
        with news_server() as news:
            news.now = START
            publish_days(news, START - timedelta(hours=20), 1)
            home = home_in(folder, feeds=news.feeds_yaml(), settings=SETTINGS)
            _with_accounts(home, platforms)
            room = open_newsroom(home, Clocks(FrozenClock(START), FrozenClock(START)))
            read_in(room)
            gather_news(room)
            plan_slots(room)
            room.close()
        (write_at, speak_at), *_ = rows(
            folder,
            f"SELECT write_at, speak_at FROM slots WHERE persona = '{HER}' ORDER BY speak_at",
        )
        yield Begun(folder, _utc(speak_at), _utc(write_at), platforms)


def _utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def _with_accounts(home: Home, platforms: dict[str, Platform]) -> None:
    given = {
        "mastodon": {"server": platforms["mastodon"].url},
        "telegram": {"server": platforms["telegram"].url, "chat": "@her"},
        "webhook": {"url": f"{platforms['webhook'].url}/hook"},
    }
    for name, account in given.items():
        account["key_file"] = f"{name}.key"
    for name, platform in platforms.items():
        (home.path / f"{name}.key").write_text(secret(name, platform), "utf-8")
    path = home.config / "personas" / HER / "persona.yaml"
    text = path.read_text("utf-8")
    text = re.sub(r"^channels: .*$", f"channels: [{', '.join(CHANNELS)}]", text, flags=re.M)
    text = re.sub(r"^accounts: .*$", f"accounts: {json.dumps(given)}", text, flags=re.M)
    path.write_text(text, "utf-8")
    shutil.rmtree(home.config / "personas" / "yuri")  # one voice is enough here


def rows(home: Path, query: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(f"file:{home}/data/selfsame.db?mode=ro", uri=True)) as connection:
        return list(connection.execute(query))


def walk(home: Path, moment: datetime, speak_at: datetime, publish: Publish = publish_due) -> None:
    """All of the way that is still to go, as a tick would go it; whoever must decide does so at once."""
    world, wall = FrozenClock(moment), FrozenClock(moment)
    room = open_newsroom(Home(home), Clocks(world, wall))
    write_due(room)
    for draft in listed(room.database, statuses=("pending",)):
        decided(room.database, room.clocks, room.config, Decision(draft.id, "approve", "ana"))
    world.at = wall.at = max(moment, speak_at) + timedelta(minutes=2)
    publish(room)
    remember_all(room)
    room.close()


def _child(told: Any, home: Path, moment: datetime, speak_at: datetime, publish: Publish) -> None:
    told.recv()
    began = time.process_time()
    with suppress(SelfsameError):
        walk(home, moment, speak_at, publish)
    told.send(time.process_time() - began)


@contextmanager
def walking(
    way: Begun, round_: int, publish: Publish = publish_due
) -> Iterator[tuple[Any, Callable[[], float]]]:
    """A process that is about to walk; and what lets it go, and says how many seconds of the processor it
    took, unless it was killed."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(PRELOADED)
    here, there = context.Pipe()
    moment = _moment(way, round_)
    child = context.Process(target=_child, args=(there, way.home, moment, way.speak_at, publish))
    child.start()
    there.close()

    def go() -> float:
        here.send("go")
        child.join(WALK_SECONDS)
        with suppress(EOFError):
            return float(here.recv()) if here.poll() else 0.0
        return 0.0

    try:
        yield child, go
    finally:
        child.kill()
        child.join()
        here.close()


def _moment(way: Begun, round_: int) -> datetime:
    """Time goes on while it is down: towards the slot's end before anything is approved, past it afterwards."""
    decided_ = rows(way.home, "SELECT 1 FROM drafts WHERE status IN ('approved', 'published')")
    if decided_:
        return way.speak_at + timedelta(minutes=5 * round_)
    return way.write_at + timedelta(minutes=1 + 10 * round_)


def people_answer(way: Begun, round_: int, shown: Callable[[str, str], int]) -> None:
    """Whatever nobody can prove, a person looks up."""
    from agent.database import open_database

    moment = FrozenClock(_moment(way, round_))
    clocks = Clocks(moment, moment)
    database = open_database(Home(way.home).database_url)
    doubts = rows(
        way.home,
        "SELECT id, channel, body FROM deliveries WHERE status = 'unconfirmed' AND again_wall IS NULL",
    )
    for delivery, channel, body in doubts:
        say = it_is_out if shown(channel, body) else it_is_not
        say(database, clocks, delivery, "mei")
    database.close()


def is_over(way: Begun) -> bool:
    """Out on every channel, and remembered."""
    out = rows(way.home, "SELECT count(*) FROM deliveries WHERE status = 'published'")
    kept = rows(way.home, "SELECT count(*) FROM posts WHERE remembered")
    return out == [(len(CHANNELS),)] and kept == [(1,)]
