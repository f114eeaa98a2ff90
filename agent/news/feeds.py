"""The feeds' rows: what feeds.yaml names, when each is due, and how the last asking went."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from http import HTTPStatus

from sqlalchemy import Connection, Row, func, insert, or_, select, update

from agent.database import Database
from agent.database.tables import feeds, items
from agent.news.links import host_of
from agent.news.rows import SAMPLE_URL
from agent.types.news import FeedForFetch, FeedState, FetchOutcome, ParsedFeed
from agent.types.settings import FeedEntry

LONGEST_WAIT = timedelta(hours=24)


@dataclass(frozen=True)
class Asked:
    """When a feed was asked, on the world clock, and how often it is asked when all is well."""

    at: datetime
    every: timedelta


def sync_feeds(database: Database, entries: Sequence[FeedEntry], now: datetime) -> None:
    """Make the rows what feeds.yaml says; a feed that is gone from it keeps its items and rests."""
    with database.write.begin() as connection:
        connection.execute(update(feeds).values(active=False))
        for entry in entries:
            _sync(connection, entry)


def _sync(connection: Connection, entry: FeedEntry) -> None:
    facts: dict[str, str | bool] = {"kind": entry.kind, "about": entry.about, "active": True}
    if entry.name:
        facts["name"] = entry.name
    changed = connection.execute(update(feeds).where(feeds.c.url == entry.url).values(facts))
    if not changed.rowcount:
        connection.execute(insert(feeds).values(url=entry.url, **facts))


def due_feeds(connection: Connection, now: datetime, *, force: bool) -> list[FeedForFetch]:
    """Those that are due; all active ones if forced. A time further off than any wait means that the
    world clock went back."""
    query = select(feeds).where(feeds.c.active).order_by(feeds.c.id)
    if not force:
        due = or_(feeds.c.next_at.is_(None), feeds.c.next_at <= now)
        query = query.where(or_(due, feeds.c.next_at > now + LONGEST_WAIT))
    rows = connection.execute(query)
    return [FeedForFetch(row.id, row.url, row.etag, row.last_modified, row.kind) for row in rows]


def note_read(
    connection: Connection, outcome: FetchOutcome, parsed: ParsedFeed, asked: Asked
) -> None:
    """It was read: its validators are kept in the same transaction as its items."""
    name = parsed.title or host_of(outcome.feed.url) or outcome.feed.url.rsplit("/", 1)[-1]
    row = feeds.c.id == outcome.feed.id
    connection.execute(update(feeds).where(row, feeds.c.name == "").values(name=name[:300]))
    validators = {
        "etag": _column(outcome.etag, 1000),
        "last_modified": _column(outcome.last_modified, 200),
    }
    connection.execute(update(feeds).where(row).values(**validators, **_well(outcome, asked)))


def note_unchanged(connection: Connection, outcome: FetchOutcome, asked: Asked) -> None:
    row = feeds.c.id == outcome.feed.id
    connection.execute(update(feeds).where(row).values(_well(outcome, asked)))


def note_failed(connection: Connection, outcome: FetchOutcome, error: str, asked: Asked) -> None:
    """It failed: the wait doubles with each failure in a row, up to a day, unless the site says when."""
    row = feeds.c.id == outcome.feed.id
    failures = connection.execute(select(feeds.c.failures).where(row)).scalar_one() + 1
    wait = _wait(failures, outcome.retry_after_seconds, asked.every)
    facts = {"status": outcome.status or None, "error": error, "failures": failures}
    when = {"asked_at": asked.at, "next_at": asked.at + wait}
    connection.execute(update(feeds).where(row).values(**facts, **when))


def _wait(failures: int, told: int | None, every: timedelta) -> timedelta:
    if told is not None:
        return min(LONGEST_WAIT, timedelta(seconds=max(told, 60)))
    return min(LONGEST_WAIT, every * (1 << min(failures, 12)))


def _well(outcome: FetchOutcome, asked: Asked) -> dict[str, object]:
    times = {"asked_at": asked.at, "ok_at": asked.at, "next_at": asked.at + asked.every}
    return {"status": outcome.status, "error": "", "failures": 0, **times}


def _column(value: str | None, most: int) -> str | None:
    """A validator too long for its column is none: sent back cut it would never match."""
    return value if value and len(value) <= most else None


def feed_states(connection: Connection) -> list[FeedState]:
    """Of the feeds in feeds.yaml in their order, and of the sample day where one was loaded."""
    count = select(func.count()).where(items.c.feed_id == feeds.c.id).scalar_subquery()
    query = select(feeds, count.label("kept")).where(or_(feeds.c.active, feeds.c.url == SAMPLE_URL))
    return [_state(row) for row in connection.execute(query.order_by(feeds.c.id))]


def _state(row: Row[tuple[object, ...]]) -> FeedState:
    return FeedState(
        id=row.id,
        name=row.name or host_of(row.url) or row.url,
        url=row.url,
        state=_word(row),
        items=row.kept,
        last_ok_at=row.ok_at,
        next_at=row.next_at,
        error=row.error,
        kind=row.kind,
        asked_at=row.asked_at,
        failures=row.failures,
    )


def _word(row: Row[tuple[object, ...]]) -> str:
    if row.url == SAMPLE_URL:
        return "sample"
    if row.failures:
        return "failing"
    if row.asked_at is None:
        return "new"
    return "unchanged" if row.status == HTTPStatus.NOT_MODIFIED else "ok"
