"""Archiving a feed's items, each once, whatever its ids, dates and tracking parameters do."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, and_, insert, or_, select

from agent.database.tables import items
from agent.news.links import link_key
from agent.text.scripts import language_of
from agent.types.news import ParsedFeed, ParsedItem

TWIN_DAYS = timedelta(days=7)
RANGES = 50
Keyed = tuple[ParsedItem, str]
"""An item with its link's key."""


@dataclass
class _Known:
    """What the archive has of one feed, as far as this document's items go."""

    uids: set[str] = field(default_factory=set)
    titles_of: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    shared: set[str] = field(default_factory=set)
    """Links that stand for several items, so that they identify none."""
    twins: set[tuple[str, str]] = field(default_factory=set)
    """Path and title of items that differ only in what follows the question mark."""

    def has(self, item: ParsedItem, key: str) -> bool:
        if item.uid in self.uids or (_path(key), item.title) in self.twins:
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
    known.twins = _twins(connection, feed_id, keyed, known, now - TWIN_DAYS)
    rows = []
    for item, key in keyed:
        if not known.has(item, key):
            rows.append(_row(feed_id, item, key, now))
            known.add(item.uid, item.title, key)
    if rows:
        connection.execute(insert(items), rows)
    return len(rows)


def _known(connection: Connection, feed_id: int, keyed: list[Keyed]) -> _Known:
    known = _Known(shared=_shared(keyed))
    columns = (items.c.uid, items.c.title, items.c.link_key, items.c.feed_id)
    for some in _sought(feed_id, keyed):
        for row in connection.execute(select(*columns).where(some)):
            if row.feed_id == feed_id:
                known.add(row.uid, row.title, row.link_key)
    return known


def _sought(feed_id: int, keyed: list[Keyed]) -> Iterator[ColumnElement[bool]]:
    """One query each, so that each is answered from its own index however large the archive is."""
    own = items.c.feed_id == feed_id
    if uids := [item.uid for item, _ in keyed]:
        yield and_(own, items.c.uid.in_(uids))
    if keys := {key for _, key in keyed if key}:
        yield items.c.link_key.in_(keys)
    if titles := {item.title for item, key in keyed if not key}:
        yield and_(own, items.c.title.in_(titles), items.c.link_key == "")


def _shared(keyed: list[Keyed]) -> set[str]:
    titles: dict[str, set[str]] = defaultdict(set)
    for item, key in keyed:
        titles[key].add(item.title)
    return {key for key, several in titles.items() if len(several) > 1}


def _twins(
    connection: Connection, feed_id: int, keyed: list[Keyed], known: _Known, since: datetime
) -> set[tuple[str, str]]:
    """Of the items that seem new: those that came lately under the same path and title. A feed whose
    links bear a number that changes on every visit gives these; one that gives two items the same title
    within one document means them to be different."""
    keys: dict[tuple[str, str], set[str]] = defaultdict(set)
    for item, key in keyed:
        if "?" in key:
            keys[_path(key), item.title].add(key)
    new = [(item, key) for item, key in keyed if "?" in key and not known.has(item, key)]
    sought = {twin for item, key in new if len(keys[twin := (_path(key), item.title)]) == 1}
    found: set[tuple[str, str]] = set()
    for some in _ranges(sorted({path for path, _ in sought})):
        recent = (some, items.c.feed_id == feed_id, items.c.seen_at >= since)
        query = select(items.c.link_key, items.c.title).where(*recent)
        found |= {(_path(row.link_key), row.title) for row in connection.execute(query)}
    return found & sought


def _ranges(paths: list[str]) -> Iterable[ColumnElement[bool]]:
    """Keys that begin with the path and a question mark, told to the index as ranges; @ is what follows ?."""
    for start in range(0, len(paths), RANGES):
        some = paths[start : start + RANGES]
        yield or_(*(items.c.link_key.between(f"{path}?", f"{path}@") for path in some))


def _path(key: str) -> str:
    return key.partition("?")[0]


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
