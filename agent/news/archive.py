"""What others read of the news: stories, hottest first, each with its sources; feeds and how they are."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, Row, select

from agent.database.tables import feeds, items
from agent.database.tables import stories as table
from agent.news.feeds import feed_states
from agent.news.rows import PUBLISHER
from agent.news.untold import tells_no_story
from agent.types.news import Source, Story

__all__ = ["feed_states", "follow", "reports", "stories", "story"]

MOST_SOURCES = 8
UNTOLD_AMONG = 2
"""So many times as many rows are looked at, since some of them tell no story."""


def stories(connection: Connection, *, since: datetime, limit: int = 200) -> list[Story]:
    """Those that went on after `since`, without tickers, digests and the like. The sample day's are shown only while nothing real is there."""
    current = (table.c.last_at >= since, table.c.merged_into.is_(None))
    query = select(table).where(*current).order_by(table.c.heat.desc(), table.c.last_at.desc())
    rows = connection.execute(query.where(~table.c.sample).limit(UNTOLD_AMONG * limit)).all()
    rows = rows or connection.execute(query.where(table.c.sample).limit(limit)).all()
    telling = [row for row in rows if not tells_no_story(row.title)]
    return _told(connection, telling[:limit])


def story(connection: Connection, story_id: int) -> Story | None:
    """The story, or the one that it was merged into at last."""
    last = follow(connection, story_id)
    found = _told(connection, connection.execute(select(table).where(table.c.id == last)).all())
    return found[0] if found else None


def reports(connection: Connection, story_id: int) -> list[Source]:
    """All of the story's reports as they came."""
    return _reports(connection, [story_id])[story_id]


def follow(connection: Connection, story_id: int) -> int:
    """The id that it was merged into at last, its own if it never was."""
    seen = {story_id}
    while True:
        query = select(table.c.merged_into).where(table.c.id == story_id)
        into = connection.execute(query).scalar()
        if into is None or into in seen:
            return story_id
        seen.add(into)
        story_id = into


def _told(connection: Connection, rows: Sequence[Row[tuple[object, ...]]]) -> list[Story]:
    sources = _sources(connection, [row.id for row in rows])
    return [_story(row, sources[row.id]) for row in rows]


def _story(row: Row[tuple[object, ...]], sources: list[Source]) -> Story:
    same = ("id", "title", "language", "heat", "first_at", "last_at", "publishers", "saga_id")
    facts = {name: row._mapping[name] for name in (*same, "items", "sample", "about_self")}
    return Story(**facts, sources=tuple(sources))


def _sources(connection: Connection, ids: Sequence[int]) -> dict[int, list[Source]]:
    """Of each story's reports those to show, one per publisher before any second one."""
    told = _reports(connection, ids)
    return defaultdict(list, {story: _chosen(found) for story, found in told.items()})


def _reports(connection: Connection, ids: Sequence[int]) -> dict[int, list[Source]]:
    columns = [items.c[name] for name in ("title", "url", "summary", "language", "seen_at")]
    query = select(items.c.story_id, PUBLISHER.label("publisher"), *columns)
    query = query.join(feeds, feeds.c.id == items.c.feed_id).where(items.c.story_id.in_(ids))
    told: dict[int, list[Source]] = defaultdict(list)
    for row in connection.execute(query.order_by(items.c.seen_at, items.c.id)):
        facts = dict(row._mapping)
        told[facts.pop("story_id")].append(Source(**facts))
    return told


def _chosen(reports: list[Source]) -> list[Source]:
    firsts = {report.publisher: report for report in reversed(reports)}
    chosen = [report for report in reports if firsts[report.publisher] is report]
    rest = [report for report in reports if firsts[report.publisher] is not report]
    return (chosen + rest)[:MOST_SOURCES]
