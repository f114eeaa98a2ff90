"""Archived news as it came in: a database of the moment, filled hour by hour, grouped and warmed as it was then."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, Table, func, insert, select

from agent.database import Database
from agent.database.tables import feeds, items, learned, looks
from agent.news.kept import Groupings
from agent.news.regroup import regroup
from agent.news.warm import warm

HOUR, COARSE, FINE = timedelta(hours=1), timedelta(hours=6), timedelta(hours=6)
"""Grouping costs most: the last hours before a moment come in singly, what lies before them in larger portions."""
BEFORE = timedelta(days=3)
"""So much news comes in before the first moment, since heat and grouping look back."""
Rows = Sequence[Row[*tuple[Any, ...]]]


class ArchivedNews:
    """`into` is empty at first; what it holds after `until(T)` is what the archive held at T."""

    def __init__(self, archive: Database, into: Database, first: datetime) -> None:
        self.database = into
        self._archive = archive
        self._at = first - BEFORE
        self._known = set[int]()
        self._groupings = Groupings()
        for table in (feeds, learned):
            self._take(table, self._rows(table))
        self._take_news(self._at - BEFORE, self._at)

    def until(self, moment: datetime) -> None:
        """Takes in what was seen up to then, hour by hour towards the end, and says how hot each story was."""
        while self._at < moment:
            near = moment - self._at <= FINE
            step = min(moment if near else moment - FINE, self._at + (HOUR if near else COARSE))
            self._take_news(self._at, step)
            self._at = step
        warm(self.database, moment)

    def _take_news(self, after: datetime, until: datetime) -> None:
        seen = self._rows(items, items.c.seen_at > after, items.c.seen_at <= until)
        self._take(items, seen, story_id=None)
        self._known.update(row.id for row in seen)
        looked = self._rows(looks, looks.c.seen_at > after, looks.c.seen_at <= until)
        self._take(looks, [row for row in looked if row.item_id in self._known])
        if seen:
            regroup(self.database, groupings=self._groupings)

    def _rows(self, table: Table, *where: Any) -> Rows:
        with self._archive.read.connect() as connection:
            return connection.execute(select(table).where(*where)).all()

    def _take(self, table: Table, rows: Rows, **instead: Any) -> None:
        if rows:
            with self.database.write.begin() as connection:
                connection.execute(insert(table), [{**row._mapping, **instead} for row in rows])


def first_seen(archive: Database) -> datetime | None:
    """When the first item of the archive came in; None while it is empty."""
    earliest = func.min(items.c.seen_at, type_=items.c.seen_at.type)
    with archive.read.connect() as connection:
        return connection.execute(select(earliest)).scalar()
