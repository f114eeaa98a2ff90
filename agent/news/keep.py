"""Archiving a feed's items, each once, whatever its ids and tracking parameters do."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection, insert, or_, select

from agent.database.tables import items
from agent.news.links import link_key
from agent.text.scripts import language_of
from agent.types.news import ParsedFeed, ParsedItem


@dataclass
class _Known:
    """What the archive has of one feed, as far as this document's items go."""

    uids: set[str] = field(default_factory=set)
    titles_of: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    shared: set[str] = field(default_factory=set)
    """Links that stand for several items, so that they identify none."""

    def has(self, item: ParsedItem, key: str) -> bool:
        if item.uid in self.uids:
            return True
        if not key or key in self.shared:
            return item.title in self.titles_of[key]
        return key in self.titles_of

    def add(self, uid: str, title: str, key: str) -> None:
        self.uids.add(uid)
        self.titles_of[key].add(title)
        if len(self.titles_of[key]) > 1:
            self.shared.add(key)


def keep_items(connection: Connection, feed_id: int, parsed: ParsedFeed, now: datetime) -> int:
    """Archive what is new; the number of new items. They have no story yet."""
    keyed = [(item, link_key(item.url)) for item in parsed.items]
    known = _known(connection, feed_id, keyed)
    rows = []
    for item, key in keyed:
        if not known.has(item, key):
            rows.append(_row(feed_id, item, key, now))
            known.add(item.uid, item.title, key)
    if rows:
        connection.execute(insert(items), rows)
    return len(rows)


def _known(connection: Connection, feed_id: int, keyed: list[tuple[ParsedItem, str]]) -> _Known:
    known = _Known()
    known.shared = _shared(keyed)
    some = or_(
        items.c.uid.in_([item.uid for item, _ in keyed]),
        items.c.link_key.in_([key for _, key in keyed if key]),
        items.c.title.in_([item.title for item, key in keyed if not key]),
    )
    columns = (items.c.uid, items.c.title, items.c.link_key)
    for row in connection.execute(select(*columns).where(items.c.feed_id == feed_id, some)):
        known.add(row.uid, row.title, row.link_key)
    return known


def _shared(keyed: list[tuple[ParsedItem, str]]) -> set[str]:
    titles: dict[str, set[str]] = defaultdict(set)
    for item, key in keyed:
        titles[key].add(item.title)
    return {key for key, several in titles.items() if len(several) > 1}


def _row(feed_id: int, item: ParsedItem, key: str, now: datetime) -> dict[str, object]:
    """A date in the future is a mistake of the site's: it counts as now."""
    return {
        "feed_id": feed_id,
        "uid": item.uid,
        "link_key": key,
        "url": item.url,
        "title": item.title,
        "summary": item.summary,
        "author": item.author,
        "language": language_of(item.title) or language_of(item.summary),
        "published_at": min(item.published_at, now) if item.published_at else None,
        "seen_at": now,
    }
