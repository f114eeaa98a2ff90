"""The feeds' rows: what feeds.yaml names, when each is due, and how the last asking went."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, insert, or_, select, update

from agent.database import Database
from agent.database.tables import feeds, items
from agent.news.links import host_of
from agent.news.moves import LOST_AFTER, Whereabouts, after_reading
from agent.news.pace import (
    LONGEST_WAIT,
    Limits,
    chance_of,
    next_pace,
    wait_after_failure,
    wait_after_reading,
)
from agent.news.rests import awake, note_rest
from agent.news.rows import SAMPLE_URL
from agent.types.news import FeedForFetch, FeedState, FetchOutcome, ParsedFeed
from agent.types.settings import FeedEntry


@dataclass(frozen=True)
class Asked:
    """When feeds were asked, on the world clock, and how often they may be."""

    at: datetime
    limits: Limits
    forced: bool = False
    """Asked before its time: that it had no news then says nothing about its pace."""


def sync_feeds(database: Database, entries: Sequence[FeedEntry], now: datetime) -> None:
    """Make the rows what feeds.yaml says; a feed that is gone from it keeps its items and rests."""
    wanted = {entry.url: _facts(entry) for entry in entries}
    with database.read.connect() as connection:
        known = {row.url: dict(row._mapping) for row in connection.execute(select(feeds))}
    rests = [url for url, row in known.items() if row["active"] and url not in wanted]
    changed = {url: facts for url, facts in wanted.items() if _differs(known.get(url), facts)}
    if not rests and not changed:
        return
    with database.write.begin() as connection:
        for url in rests:
            connection.execute(update(feeds).where(feeds.c.url == url).values(active=False))
        for url, facts in changed.items():
            _sync(connection, url, facts)


def _facts(entry: FeedEntry) -> dict[str, str | bool]:
    facts: dict[str, str | bool] = {"kind": entry.kind, "about": entry.about, "active": True}
    return facts | ({"name": entry.name} if entry.name else {})


def _differs(row: dict[str, Any] | None, facts: dict[str, str | bool]) -> bool:
    return row is None or any(row[name] != value for name, value in facts.items())


def _sync(connection: Connection, url: str, facts: dict[str, str | bool]) -> None:
    """One that is put in again is asked again, even if its site had said that it is gone."""
    rested = (feeds.c.url == url, ~feeds.c.active)
    connection.execute(update(feeds).where(*rested).values(gone=False))
    changed = connection.execute(update(feeds).where(feeds.c.url == url).values(facts))
    if not changed.rowcount:
        connection.execute(insert(feeds).values(url=url, **facts))


def revive(database: Database, url: str) -> bool:
    """Whether the feed had been retired; it is asked again from now on."""
    with database.write.begin() as connection:
        row = (feeds.c.url == url, feeds.c.gone)
        again = {"gone": False, "failures": 0, "error": "", "next_at": None}
        return bool(connection.execute(update(feeds).where(*row).values(again)).rowcount)


def due_feeds(connection: Connection, now: datetime, *, force: bool) -> list[FeedForFetch]:
    """Those that are due, the longest overdue first; all if forced, but for the retired and those whose site rests.
    A time further off than any wait means that the world clock went back."""
    query = select(feeds).where(feeds.c.active, ~feeds.c.gone)
    if not force:
        due = or_(feeds.c.next_at.is_(None), feeds.c.next_at <= now)
        query = query.where(or_(due, feeds.c.next_at > now + LONGEST_WAIT))
    names = ("id", "url", "etag", "last_modified", "kind", "address", "digest")
    rows = connection.execute(query.order_by(feeds.c.next_at.nulls_first(), feeds.c.id)).all()
    found = awake(connection, rows, now)
    return [FeedForFetch(**{name: row._mapping[name] for name in names}) for row in found]


def note_read(
    connection: Connection, outcome: FetchOutcome, parsed: ParsedFeed, asked: Asked, *, news: bool
) -> None:
    """It was read: its validators are kept in the same transaction as its items."""
    name = parsed.title or host_of(outcome.feed.url) or outcome.feed.url.rsplit("/", 1)[-1]
    row = feeds.c.id == outcome.feed.id
    connection.execute(update(feeds).where(row, feeds.c.name == "").values(name=name[:300]))
    _note_well(connection, [outcome], asked, news=news)


def note_unchanged(connection: Connection, outcomes: Sequence[FetchOutcome], asked: Asked) -> None:
    _note_well(connection, outcomes, asked, news=False)


_ROWS = select(feeds).where(feeds.c.id.in_(bindparam("ids", expanding=True)))
_TOLD = update(feeds).where(feeds.c.id == bindparam("feed_id"))


def _note_well(
    connection: Connection, outcomes: Sequence[FetchOutcome], asked: Asked, *, news: bool
) -> None:
    rows = {
        row.id: row for row in connection.execute(_ROWS, {"ids": [o.feed.id for o in outcomes]})
    }
    told = [_facts_of(outcome, rows[outcome.feed.id], asked, news=news) for outcome in outcomes]
    connection.execute(_TOLD, told)


def _facts_of(
    outcome: FetchOutcome, row: Row[Any], asked: Asked, *, news: bool
) -> dict[str, object]:
    pace = _pace(row, asked, news=news)
    fresh = timedelta(seconds=outcome.fresh_seconds)
    chance = chance_of(outcome.feed.url, asked.at)
    where = after_reading(
        Whereabouts(row.address, row.moved_to, row.moved_seen),
        outcome.feed.url, outcome.feed.place, outcome.moved_to,
    )  # fmt: skip
    facts = {
        "status": outcome.status, "error": "", "failures": 0, "pace_seconds": int(pace.total_seconds()),
        "asked_at": asked.at, "ok_at": asked.at,
        "next_at": asked.at + wait_after_reading(pace, fresh, asked.limits, chance),
    }  # fmt: skip
    return {**facts, **asdict(where), **_validators(outcome, row), "feed_id": outcome.feed.id}


def _pace(row: Row[Any], asked: Asked, *, news: bool) -> timedelta:
    """A board's ranks move all the time: it is asked as often as may be."""
    known = timedelta(seconds=row.pace_seconds) if row.pace_seconds else None
    if row.kind == "board":
        return asked.limits.shortest
    if asked.forced and not news and known is not None:
        return asked.limits.within(known)
    return next_pace(known, asked.limits, news=news)


def _validators(outcome: FetchOutcome, row: Row[Any]) -> dict[str, str | None]:
    """A 304 need not repeat them: then the old ones hold."""
    if outcome.status == HTTPStatus.NOT_MODIFIED:
        return {"etag": row.etag, "last_modified": row.last_modified, "digest": row.digest}
    return {
        "etag": _column(outcome.etag, 1000),
        "last_modified": _column(outcome.last_modified, 200),
        "digest": outcome.digest,
    }


def _column(value: str | None, most: int) -> str | None:
    """A validator too long for its column is none: sent back cut it would never match."""
    return value if value and len(value) <= most else None


def note_failed(connection: Connection, outcome: FetchOutcome, error: str, asked: Asked) -> None:
    """It failed, and is asked again later each time; one that is gone for good is asked no more."""
    row = feeds.c.id == outcome.feed.id
    failures = connection.execute(select(feeds.c.failures).where(row)).scalar_one() + 1
    chance = chance_of(outcome.feed.url, asked.at)
    wait = wait_after_failure(failures, _told(outcome), asked.limits.shortest, chance)
    facts: dict[str, Any] = {"status": outcome.status or None, "error": error, "failures": failures}
    if outcome.feed.address and failures >= LOST_AFTER:
        facts |= asdict(Whereabouts()) | {"etag": None, "last_modified": None, "digest": None}
    elif outcome.status == HTTPStatus.GONE and not outcome.feed.address:
        facts["gone"] = True
    when = {"asked_at": asked.at, "next_at": asked.at + wait}
    connection.execute(update(feeds).where(row).values(**facts, **when))
    if outcome.site_rests:
        note_rest(connection, outcome, when["next_at"])


def _told(outcome: FetchOutcome) -> timedelta | None:
    seconds = outcome.retry_after_seconds
    return None if seconds is None else timedelta(seconds=seconds)


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
        next_at=None if row.gone else row.next_at,
        error=row.error,
        address=row.address or "",
        kind=row.kind,
        asked_at=row.asked_at,
        failures=row.failures,
    )


def _word(row: Row[tuple[object, ...]]) -> str:
    if row.url == SAMPLE_URL:
        return "sample"
    if row.gone:
        return "gone"
    if row.failures:
        return "failing"
    if row.asked_at is None:
        return "new"
    return "unchanged" if row.status == HTTPStatus.NOT_MODIFIED else "ok"
