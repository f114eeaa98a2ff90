"""Sites that asked for a rest (429 with Retry-After): none of their feeds is asked before its end, by nobody."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select, update

from agent.database.tables import feeds
from agent.news.pace import LONGEST_WAIT
from agent.news.sites import site_at
from agent.types.news import FetchOutcome

_PLACES = select(feeds.c.id, feeds.c.url, feeds.c.address, feeds.c.next_at)
_RESTS = update(feeds).where(feeds.c.id == bindparam("feed_id"))


def awake(connection: Connection, found: Sequence[Row[Any]], now: datetime) -> list[Row[Any]]:
    """Those whose site is not at rest. A rest longer than any wait means that the world clock went back."""
    lasts = (feeds.c.rests_until > now, feeds.c.rests_until <= now + LONGEST_WAIT)
    resting = {_site(row) for row in connection.execute(_PLACES.where(*lasts))}
    return [row for row in found if _site(row) not in resting] if resting else list(found)


def note_rest(connection: Connection, outcome: FetchOutcome, until: datetime) -> None:
    """For all active feeds of the site that asked for it, and of the one that led there."""
    sites = {site_at(outcome.feed.place), site_at(outcome.url or outcome.feed.place)}
    rows = connection.execute(_PLACES.where(feeds.c.active))
    told = [
        {"feed_id": row.id, "rests_until": until, "next_at": max(row.next_at or until, until)}
        for row in rows
        if _site(row) in sites
    ]
    if told:
        connection.execute(_RESTS, told)


def _site(row: Any) -> str:
    """Of a feed's row, whichever columns it has."""
    return site_at(row.address or row.url)
