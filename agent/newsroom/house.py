"""The owner's verbs, bound to a newsroom, as the desk is given them: feeds, the model's key, notices."""

from dataclasses import asdict
from typing import Any

from agent.config.feeds_file import add_feeds, read_feeds, remove_feed
from agent.database.audit import record
from agent.errors import NotThere
from agent.newsroom.amend import correct, take_down
from agent.newsroom.costs import costs_document
from agent.newsroom.feeds import feeds_document, try_feed
from agent.newsroom.keys import Keys
from agent.newsroom.room import Newsroom
from agent.newsroom.shown import timed
from agent.newsroom.telling import notices_document, try_notices
from agent.publishing.amending import Wish
from agent.types.clocks import stamp
from agent.types.house_tools import HouseTools
from agent.types.settings import FeedEntry


def house_tools(room: Newsroom) -> HouseTools:
    feeds, keys = room.home.config / "feeds.yaml", Keys(room)
    return HouseTools(
        feeds=lambda: feeds_document(read_feeds(feeds).feeds, room.database),
        try_feed=lambda url: _tried(room, url),
        add_feed=lambda entry, by: _added(room, entry, by),
        remove_feed=lambda url, by: _removed(room, url, by),
        model=lambda: _model(room),
        try_key=keys.try_out,
        keep_key=keys.keep,
        try_notices=lambda: try_notices(room),
        notices=lambda: notices_document(room),
        take_down=lambda post, by, why: take_down(
            room.database, room.clocks, room.config, room.home.path, post, by, why
        ),
        correct=lambda post, text, by, why: correct(
            room.database,
            room.clocks,
            room.config,
            room.home.path,
            Wish(post, "correct", by, why, text),
        ),
        costs=lambda persona: costs_document(
            room.database, room.clocks.world.now(), room.config.settings.caps, persona
        ),
    )


def _tried(room: Newsroom, url: str) -> dict[str, Any]:
    found = try_feed(url, room.home, room.config.settings)
    if found.error:
        raise NotThere(f"{found.address}: {found.error}", "mend the address, or take another one")
    told: dict[str, Any] = timed(asdict(found))
    return told


def _added(room: Newsroom, entry: FeedEntry, by: str) -> bool:
    from agent.news.feeds import revive

    added = bool(add_feeds(room.home.config / "feeds.yaml", [entry]))
    revive(room.database, entry.url)
    _note(room, by, "add feed", entry.url)
    return added


def _removed(room: Newsroom, url: str, by: str) -> None:
    remove_feed(room.home.config / "feeds.yaml", url)
    _note(room, by, "remove feed", url)


def _model(room: Newsroom) -> dict[str, Any]:
    settings = room.config.settings.model
    return {
        "provider": settings.provider, "base_url": settings.base_url, "name": settings.name,
        "key": bool(settings.api_key_file),
    }  # fmt: skip


def _note(room: Newsroom, by: str, action: str, what: str) -> None:
    at = stamp(room.clocks)
    with room.database.write.begin() as connection:
        record(connection, at, "house:feeds", by, action, "", what[:200])
