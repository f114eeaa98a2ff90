"""Law 4 the hard way: a daemon on a quick world clock, killed at chosen and at random moments, and started again."""

import re
import sqlite3
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from agent.config.home import Home
from agent.config.read import Config, load_config
from agent.database import Database, open_database
from agent.database.clocks import clocks_of
from agent.errors import SelfsameError
from agent.newsroom.decide import decided
from agent.newsroom.remember import remember_all
from agent.newsroom.room import Newsroom, open_newsroom
from agent.review.decision import Decision
from agent.review.queue import listed
from agent.types.review import Verb
from memory.entry import entry_of
from memory.index.embed import NgramEmbedder
from memory.index.indexes import Indexes
from memory.ledger import active
from tests.daemons import Running, ended, start, until, wait_until_up
from tests.houses import home_in
from tests.news_server import EPOCH, NewsServer, publish_days

SPEED = 2000
SETTINGS = "network: {allow: [127.0.0.0/8], pause_seconds: 0}\nnews: {every_minutes: 30}\n"
CYCLE_SECONDS = 3.0
PATIENCE_SECONDS = 15.0

MOMENTS: dict[str, str] = {
    "a slot is being written": "SELECT 1 FROM slots WHERE status = 'writing'",
    "a draft has just come in": "SELECT 1 FROM drafts WHERE id > {drafts}",
    "a delivery is being sent": "SELECT 1 FROM deliveries WHERE status = 'sending'",
    "a post is out and not yet remembered": "SELECT 1 FROM posts WHERE published_at IS NOT NULL AND NOT remembered",
    "a memory is in no index yet": "SELECT 1 FROM memories WHERE status = 'active' AND indexed_as IS NULL",
    "items have just come in": "SELECT 1 FROM items WHERE id > {items}",
    "a redo is wished": "SELECT 1 FROM drafts WHERE status = 'pending' AND redo_wish IS NOT NULL",
}
"""Conditions in the database at which to kill; read every millisecond."""


@dataclass
class Ordeal:
    """A home that is killed again and again; `met` counts the moments that truly arose."""

    home: Home
    chance: Random
    met: Counter[str] = field(default_factory=Counter)

    def query(self, query: str) -> list[tuple[Any, ...]]:
        """Nothing where the first start was killed before there was a database."""
        path = self.home.data / "selfsame.db"
        if not path.exists():
            return []
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
            return list(connection.execute(query))

    def one(self, query: str) -> Any:
        """The one value, or None where there is no database yet."""
        rows = self.query(query)
        return rows[0][0] if rows else None


def busy_home(folder: Path, news: NewsServer) -> Home:
    """Two personas who may speak around the clock, on two channels, with news for days."""
    publish_days(news, EPOCH - timedelta(hours=20), 12)
    home = home_in(folder, feeds=news.feeds_yaml(), settings=SETTINGS)
    for name in ("yuri", "corrow"):
        path = home.config / "personas" / name / "persona.yaml"
        path.write_text(_talkative(path.read_text("utf-8")), "utf-8")
    label = home.config / "label" / "label.yaml"
    text = label.read_text("utf-8")
    label.write_text(re.sub(r"^posts_per_day: .*$", "posts_per_day: 40", text, flags=re.M), "utf-8")
    load_config(home)
    return home


def _talkative(text: str) -> str:
    head, mark, rest = text.partition("\nrhythm:")
    for key, value in (
        ("at_most", "12"),
        ("windows", '["00:00-23:59"]'),
        ("quiet_days", "[]"),
        ("lead_hours", "3"),
    ):
        rest = re.sub(rf"^  {key}: .*$", f"  {key}: {value}", rest, count=1, flags=re.M)
    rest = re.sub(r"^channels: .*$", "channels: [page, folder]", rest, count=1, flags=re.M)
    return head + mark + rest


def survive(home: Home, news: NewsServer, kills: int, seed: int) -> Ordeal:
    """Kill it so often: two thirds at MOMENTS, the others at random ones, spread over boot and cycle."""
    ordeal, world = Ordeal(home, Random(seed)), EPOCH
    chosen = (list(MOMENTS) * 3)[: kills * 2 // 3]
    moments: list[str | None] = [*chosen, *([None] * (kills - len(chosen)))]
    ordeal.chance.shuffle(moments)
    for moment in moments:
        news.now = world + timedelta(hours=6)
        with begun(home, world) as daemon:
            _wait_to_kill(ordeal, daemon, moment)
        world = max(world, stands(ordeal))
        _unbroken(ordeal)
    news.now = world + timedelta(hours=6)
    _let_it_end(ordeal, world)
    return ordeal


@contextmanager
def begun(home: Home, world: datetime) -> Iterator[Running]:
    """A daemon that is starting, and is killed at the end unless it has stopped."""
    options = ("--now", world.isoformat(), "--as", "nobody")
    daemon = start(home.path, "--speed", str(SPEED), options=options)
    try:
        yield daemon
    finally:
        if not ended(daemon):
            daemon.kill()


def stands(ordeal: Ordeal) -> datetime:
    """Where the world clock was written down last; a kill during the first boot leaves none."""
    with suppress(sqlite3.Error, IndexError):
        anchor = ordeal.one("SELECT world_anchor FROM home")
        return datetime.fromisoformat(f"{anchor}+00:00") if anchor else EPOCH
    return EPOCH


def _wait_to_kill(ordeal: Ordeal, daemon: Running, moment: str | None) -> None:
    if moment is None and ordeal.chance.random() < 0.25:
        time.sleep(ordeal.chance.uniform(0.3, 2.0))  # while it starts
        ordeal.met["while it starts"] += 1
        return
    wait_until_up(daemon)
    people_decide(ordeal)
    if moment is None:
        time.sleep(ordeal.chance.uniform(0.0, CYCLE_SECONDS))
        ordeal.met["at any time"] += 1
    else:
        ordeal.met[moment] += _arises(ordeal, MOMENTS[moment])


def _arises(ordeal: Ordeal, condition: str) -> bool:
    """Whether it came true before patience ran out; people go on deciding meanwhile."""
    known = {
        name: ordeal.one(f"SELECT coalesce(max(id), 0) FROM {name}") for name in ("drafts", "items")
    }
    query, end = condition.format(**known), time.monotonic() + PATIENCE_SECONDS
    path = ordeal.home.data / "selfsame.db"
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        decide_again = time.monotonic() + 1
        while time.monotonic() < end:
            if connection.execute(query).fetchone():
                return True
            if time.monotonic() > decide_again:
                people_decide(ordeal)
                decide_again += 1
            time.sleep(0.001)
    return False


def people_decide(ordeal: Ordeal) -> None:
    """Approve most of what waits, wish for another attempt now and then; beside the daemon, as the CLI does."""
    if not ordeal.one("SELECT count(*) FROM drafts WHERE status = 'pending'"):
        return
    database = open_database(ordeal.home.database_url)
    try:
        for draft in listed(database, statuses=("pending",)):
            verb: Verb = "redo" if ordeal.chance.random() < 0.2 else "approve"
            with suppress(SelfsameError):
                _decide(ordeal.home, database, Decision(draft.id, verb, "ana"))
    finally:
        database.close()


def _decide(home: Home, database: Database, decision: Decision) -> None:
    clocks = clocks_of(database, None, running=True)
    decided(database, clocks, _config(home), decision)


@cache
def _config(home: Home) -> Config:
    """It stays as busy_home made it."""
    return load_config(home)


def _unbroken(ordeal: Ordeal) -> None:
    """What must hold right after a kill, before anything is mended."""
    with suppress(sqlite3.OperationalError):  # killed before the tables were there
        assert doubled(ordeal) == []
    assert ordeal.one("PRAGMA integrity_check") in ("ok", None)


def _let_it_end(ordeal: Ordeal, world: datetime) -> None:
    """A last run that nobody kills: everything left half done is brought to its end."""
    with begun(ordeal.home, world) as daemon:
        wait_until_up(daemon)
        _until_more_is_out(ordeal)
        seconds, _, err = daemon.interrupt()
    assert seconds < 5, err
    assert daemon.process.returncode == 0


def _until_more_is_out(ordeal: Ordeal) -> None:
    half_done = "SELECT (SELECT count(*) FROM deliveries WHERE status = 'sending') + (SELECT count(*) FROM posts WHERE published_at IS NOT NULL AND NOT remembered)"
    out = "SELECT count(*) FROM posts WHERE published_at IS NOT NULL"
    drafted = "SELECT count(*) FROM slots WHERE status = 'drafted'"
    before = ordeal.one(out)

    def more_is_out() -> bool:
        people_decide(ordeal)
        moved = ordeal.one(out) > before and ordeal.one(drafted)
        return bool(moved and not ordeal.one(half_done))

    until(more_is_out, 200)  # on a busy machine a slot's three hours pass before anybody wrote


LIVE = "status IN ('pending', 'approved', 'published')"


def doubled(ordeal: Ordeal) -> list[tuple[Any, ...]]:
    """Slots with more than one live draft."""
    return ordeal.query(
        f"SELECT slot_id, count(*) FROM drafts WHERE slot_id IS NOT NULL AND {LIVE}"
        " GROUP BY slot_id HAVING count(*) > 1"
    )


def check_laws(ordeal: Ordeal) -> None:
    """All that law 4 promises, and that nothing is lost or left half done."""
    assert ordeal.one("PRAGMA integrity_check") == "ok"
    assert ordeal.query("PRAGMA foreign_key_check") == []
    assert doubled(ordeal) == []
    _written_once(ordeal)
    _sent_once(ordeal)
    room = open_newsroom(ordeal.home, _clocks(ordeal.home))
    try:
        remember_all(room)  # what came out in the last moment
        _remembered_once(ordeal)
        _index_equals_ledger(room)
    finally:
        room.close()


def _clocks(home: Home) -> Any:
    database = open_database(home.database_url)
    try:
        return clocks_of(database, None)
    finally:
        database.close()


def _written_once(ordeal: Ordeal) -> None:
    """Every draft of a slot but the last stands for a wish; every draft came in once."""
    drafts = "SELECT count(*) FROM drafts WHERE slot_id IS NOT NULL"
    slots = "SELECT count(DISTINCT slot_id) FROM drafts WHERE slot_id IS NOT NULL"
    replaced = "SELECT count(*) FROM drafts WHERE slot_id IS NOT NULL AND status = 'superseded'"
    assert ordeal.one(drafts) - ordeal.one(slots) == ordeal.one(replaced)
    came_in = ordeal.query(
        "SELECT subject, count(*) FROM audit WHERE action = 'hand in' GROUP BY subject"
    )
    assert {count for _, count in came_in} == {1}
    assert ordeal.one("SELECT count(*) FROM slots WHERE status = 'drafted'") >= 1


def _sent_once(ordeal: Ordeal) -> None:
    """A delivery settles once, is never claimed after that, and stands once in each channel."""
    trail = "SELECT subject, action, became FROM audit WHERE subject LIKE 'delivery:%' ORDER BY id"
    out: set[str] = set()
    for subject, action, became in ordeal.query(trail):
        assert subject not in out, f"{subject}: {action} after it was out"
        if became == "published":
            out.add(subject)
    published = "SELECT count(*) FROM deliveries WHERE status = 'published'"
    assert len(out) == ordeal.one(published) > 0
    bodies = [path.read_text("utf-8") for path in (ordeal.home.data / "posts").rglob("*.md")]
    to_folder = ordeal.query(
        "SELECT body FROM deliveries WHERE channel = 'folder' AND status = 'published'"
    )
    others = ordeal.query(
        "SELECT status, count(*) FROM deliveries WHERE channel = 'folder' GROUP BY status"
    )
    assert sorted(bodies) == sorted(body for (body,) in to_folder), others


def _remembered_once(ordeal: Ordeal) -> None:
    remembered = ordeal.query("SELECT source FROM memories WHERE kind = 'post'")
    posts = ordeal.query("SELECT 'post:' || id FROM posts WHERE remembered")
    assert sorted(remembered) == sorted(posts)
    assert (
        ordeal.one("SELECT count(*) FROM posts WHERE published_at IS NOT NULL AND NOT remembered")
        == 0
    )


def _index_equals_ledger(room: Newsroom) -> None:
    with room.database.read.connect() as connection:
        entries = [entry_of(memory) for memory in active(connection)]
    room.memory.close()
    indexes = Indexes(room.home.index, NgramEmbedder())
    words, meaning = indexes.held()
    indexes.close()
    assert {entry.placed for entry in entries} == words
    assert {entry.key for entry in entries} == meaning
