"""Which of one owner's memories bear the terms of a question, by the rows in which they stand."""

import sqlite3
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from memory.index import postings
from memory.rank.places import NOWHERE, Places
from memory.rank.windows import Bearing, Owner

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Rows = NDArray[Any]


class Bearings:
    """Counted first and read afterwards: most of what a question's common words would bring is never used.
    A lone character of a dense script is asked for as the beginning of a pair, and read at once."""

    def __init__(
        self, db: sqlite3.Connection, owner: int, places: Places, terms: Sequence[str]
    ) -> None:
        self._db = db
        self._owner = owner
        self._places = places
        self._lone = {
            term: self._bearing(*postings.beginning(db, owner, term))
            for term in terms
            if _lone(term)
        }
        self._counts = postings.counts(db, owner, [term for term in terms if not _lone(term)])

    def count(self, term: str) -> int:
        """How many memories bear it."""
        if term in self._lone:
            return len(self._lone[term].rows)
        return self._counts.get(term, 0)

    def of(self, terms: Sequence[str]) -> Owner:
        """Raises sqlite3.DatabaseError where the index isn't what was written."""
        read = postings.bearings(self._db, self._owner, [t for t in terms if t not in self._lone])
        found = self._lone | {term: self._bearing(*each) for term, each in read.items()}
        return Owner(self._places, [found[term] for term in terms])

    def _bearing(self, ids: "Rows", times: "Rows") -> Bearing:
        rows = self._places.rows_of(ids)
        here = rows != NOWHERE
        return Bearing(rows[here], times[here])


def _lone(term: str) -> bool:
    return len(term) == 1 and not term.isascii()
