"""Looks at boards, kept as rows: which item had which rank, and when."""

from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, func, insert, literal, or_, select

from agent.database.tables import items
from agent.database.tables import looks as table
from agent.news.links import link_key
from agent.news.rising import Look
from agent.types.news import ParsedFeed, ParsedItem

KEPT = timedelta(days=21)
"""Older looks are pruned: training needs no more, and habits change."""
HALF_HOUR = 1800
MOST_RANKS = 100


def keep_look(connection: Connection, feed_id: int, parsed: ParsedFeed, now: datetime) -> None:
    """The board as it stands now, once its items are archived; the order of its items is their rank."""
    ids = _ids(connection, feed_id, parsed.items)
    rows = [
        {"feed_id": feed_id, "seen_at": now, "rank": rank, "item_id": item}
        for rank, item in enumerate(ids[:MOST_RANKS], 1)
        if item
    ]
    connection.execute(delete(table).where(table.c.feed_id == feed_id, table.c.seen_at == now))
    if rows:
        connection.execute(insert(table), rows)


def repeat_look(connection: Connection, feed_id: int, now: datetime) -> None:
    """The site said that nothing changed: the board stands as it did when last seen."""
    own = table.c.feed_id == feed_id
    newest = func.max(table.c.seen_at, type_=table.c.seen_at.type)
    last = connection.execute(select(newest).where(own, table.c.seen_at <= now)).scalar()
    if last is None or last == now:
        return
    again = select(
        table.c.feed_id, literal(now, table.c.seen_at.type), table.c.rank, table.c.item_id
    )
    names = ["feed_id", "seen_at", "rank", "item_id"]
    connection.execute(insert(table).from_select(names, again.where(own, table.c.seen_at == last)))


def _ids(connection: Connection, feed_id: int, ranked: tuple[ParsedItem, ...]) -> list[int | None]:
    """Each item's row by its id, else by link and title, else by link: as `keep` found it known."""
    keys = [link_key(item.url) for item in ranked]
    some = or_(
        items.c.uid.in_([item.uid for item in ranked]),
        items.c.link_key.in_([key for key in keys if key]),
        items.c.title.in_([item.title for item in ranked]),
    )
    query = select(items.c.id, items.c.uid, items.c.link_key, items.c.title)
    known: dict[object, int] = {}
    for row in connection.execute(
        query.where(items.c.feed_id == feed_id, some).order_by(items.c.id)
    ):
        for name in (row.uid, (row.link_key, row.title), (row.link_key,) if row.link_key else None):
            known.setdefault(name, row.id)
    return [
        known.get(item.uid) or known.get((key, item.title)) or (known.get((key,)) if key else None)
        for item, key in zip(ranked, keys, strict=True)
    ]


def read_looks(connection: Connection, since: datetime) -> list[Look]:
    """In order of time, the last of each half hour; boards and items go by the numbers of their rows.

    What is learned must not depend on how often a board is asked.
    """
    query = select(table).where(table.c.seen_at >= since)
    ranks: dict[tuple[int, int], tuple[datetime, dict[str, int]]] = {}
    for row in connection.execute(query.order_by(table.c.seen_at, table.c.feed_id, table.c.rank)):
        slot = (int(row.seen_at.timestamp() // HALF_HOUR), row.feed_id)
        if slot not in ranks or ranks[slot][0] != row.seen_at:
            ranks[slot] = (row.seen_at, {})
        ranks[slot][1].setdefault(str(row.item_id), row.rank)
    return [Look(str(feed), at, own) for (_, feed), (at, own) in ranks.items()]


def prune_looks(connection: Connection, now: datetime) -> None:
    connection.execute(delete(table).where(table.c.seen_at < now - KEPT))
