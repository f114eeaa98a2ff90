"""Feeds as people look at them: each with its health, and one that is only tried."""

from dataclasses import asdict
from typing import Any

from agent.config.home import Home
from agent.database import Database
from agent.news.archive import feed_states
from agent.news.look import Looked, look
from agent.news.way import way_of
from agent.news.worker import open_worker
from agent.newsroom.shown import timed
from agent.types.clocks import SystemClock
from agent.types.settings import FeedEntry, Settings


def feeds_document(entries: tuple[FeedEntry, ...], database: Database) -> list[dict[str, Any]]:
    """What feeds.yaml names, in its order, with what is known of each."""
    with database.read.connect() as connection:
        states = {state.url: timed(asdict(state)) for state in feed_states(connection)}
    new = {
        "state": "new",
        "items": 0,
        "error": "",
        "address": "",
        "last_ok_at": None,
        "next_at": None,
    }
    return [new | states.get(entry.url, {}) | _said(entry) for entry in entries]


def _said(entry: FeedEntry) -> dict[str, str]:
    said = {"url": entry.url, "kind": entry.kind, "about": entry.about}
    return said | ({"name": entry.name} if entry.name else {})


def try_feed(url: str, home: Home, settings: Settings) -> Looked:
    """Ask once, keep nothing."""
    worker = open_worker()
    way = way_of(home.path, settings.news, settings.network, SystemClock())
    try:
        return look(url, way, worker)
    finally:
        worker.close()
