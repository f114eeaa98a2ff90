"""Postings that were read lately, until they change: the words that most memories bear are those that most
questions ask for, too, and reading them takes longer than weighing them."""

from collections import OrderedDict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from memory.index.postings import Change
from memory.rank.windows import Bearing

if TYPE_CHECKING:
    from memory.rank.windows import Rows

MOST = 1_000_000
"""So many rows are held altogether, at five bytes each."""
MOST_COUNTS = 20_000
Key = tuple[int, str]
"""Owner and term."""


class Held:
    """Of all owners; what was asked for longest ago goes first."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._bearings: OrderedDict[Key, Bearing] = OrderedDict()
        self._counts: dict[Key, int] = {}
        self._rows = 0

    def bearing(self, key: Key) -> Bearing | None:
        if key in self._bearings:
            self._bearings.move_to_end(key)
        return self._bearings.get(key)

    def keep(self, key: Key, rows: "Rows", times: "Rows") -> Bearing:
        import numpy

        self._drop(key)
        bearing = Bearing(rows.astype(numpy.int32), times.astype(numpy.uint8))
        self._bearings[key] = bearing
        self._rows += len(rows)
        while self._rows > self._most:
            self._drop(next(iter(self._bearings)))
        return bearing

    def count(self, key: Key) -> int | None:
        """How many memories bear the term, where that is known without reading."""
        held = self._bearings.get(key)
        return len(held.rows) if held else self._counts.get(key)

    def keep_counts(self, counts: Iterable[tuple[Key, int]]) -> None:
        if len(self._counts) > MOST_COUNTS:
            self._counts.clear()
        self._counts.update(counts)

    def changed(self, changes: Iterable[Change]) -> None:
        """A lone character stands for all terms that begin with it, so it has changed with each of them."""
        for owner, term, _, _ in changes:
            for key in ((owner, term), (owner, term[:1])):
                self._drop(key)
                self._counts.pop(key, None)

    def clear(self) -> None:
        self._bearings.clear()
        self._counts.clear()
        self._rows = 0

    def _drop(self, key: Key) -> None:
        held = self._bearings.pop(key, None)
        if held is not None:
            self._rows -= len(held.rows)
