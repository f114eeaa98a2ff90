"""What grouping must know: the items without a story, the last few thousand with one, their sagas."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Row, Select, func, select

from agent.database.tables import feeds, items, stories
from agent.news.likeness import Entry
from agent.news.rows import AT, IS_SAMPLE, PUBLISHER
from agent.news.weights import WINDOW


@dataclass(frozen=True)
class Waiting:
    """`late` maps links of the new items to stories of the archive, of whatever age."""

    new: list[Entry]
    late: dict[str, int]


def read_waiting(connection: Connection, *, sample: bool) -> Waiting | None:
    """None where no item waits for its story. Sample news and real news never meet."""
    new = _entries(connection, _items(sample).where(items.c.story_id.is_(None)))
    return Waiting(new, _late(connection, new, _placed(sample))) if new else None


def read_known(connection: Connection, *, sample: bool) -> tuple[list[Entry], dict[int, int]]:
    """The last few thousand with a story, in order of coming; and the sagas of their stories."""
    known = _entries(connection, _placed(sample).order_by(items.c.id.desc()).limit(WINDOW))
    return known[::-1], _sagas(connection, known)


def last_placed(connection: Connection, *, sample: bool) -> int:
    """The newest item that has a story; 0 where none has."""
    newest = _placed(sample).with_only_columns(items.c.id).order_by(items.c.id.desc()).limit(1)
    return connection.execute(newest).scalar() or 0


def _placed(sample: bool) -> Select[tuple[object, ...]]:
    return _items(sample).where(items.c.story_id.is_not(None))


def _items(sample: bool) -> Select[tuple[object, ...]]:
    columns = [items.c[name] for name in ("id", "title", "summary", "language", "link_key")]
    more = (AT.label("at"), PUBLISHER.label("publisher"), items.c.story_id.label("story"))
    query = select(*columns, *more).join(feeds, feeds.c.id == items.c.feed_id)
    return query.where(IS_SAMPLE if sample else ~IS_SAMPLE)


def _entries(connection: Connection, query: Select[tuple[object, ...]]) -> list[Entry]:
    rows = connection.execute(query).all()
    shared = _shared_links(connection, {row.link_key for row in rows})
    return [_entry(row, shared) for row in rows]


def _entry(row: Row[tuple[object, ...]], shared: set[str]) -> Entry:
    facts = dict(row._mapping)
    if facts["link_key"] in shared:
        facts["link_key"] = ""
    return Entry(**facts)


def _shared_links(connection: Connection, keys: set[str]) -> set[str]:
    """Links under which one feed tells several things: they don't make items one story."""
    query = select(items.c.link_key).where(items.c.link_key.in_(keys))
    query = query.group_by(items.c.feed_id, items.c.link_key)
    several = query.having(func.count(items.c.title.distinct()) > 1)
    return set(connection.execute(several).scalars())


def _late(
    connection: Connection, new: Sequence[Entry], placed: Select[tuple[object, ...]]
) -> dict[str, int]:
    keys = {entry.link_key for entry in new if entry.link_key}
    rows = connection.execute(placed.where(items.c.link_key.in_(keys)))
    return {row.link_key: row.story for row in rows}


def _sagas(connection: Connection, known: Sequence[Entry]) -> dict[int, int]:
    query = select(stories.c.id, stories.c.saga_id)
    rows = connection.execute(query.where(stories.c.id.in_({entry.story for entry in known})))
    return {row.id: row.saga_id for row in rows}
