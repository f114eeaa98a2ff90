"""Which of one owner's memories bear the terms of a question, by the rows in which they stand."""

import sqlite3
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from memory.index import postings
from memory.index.held import Held
from memory.rank.places import NOWHERE, Places
from memory.rank.windows import Bearing, Owner

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Rows = NDArray[Any]


class Bearings:
    """Counted first and read afterwards: most of what a question's common words would bring is never used.
    A lone character of a dense script is asked for as the beginning of a pair, and read at once."""

    def __init__(self, db: sqlite3.Connection, held: Held, owner: int, places: Places) -> None:
        self._db = db
        self._held = held
        self._owner = owner
        self._places = places

    def counts(self, terms: Sequence[str]) -> list[int]:
        """How many memories bear each of them."""
        new = [term for term in terms if self._held.count((self._owner, term)) is None]
        for term in filter(_lone, new):
            self._keep(term, *postings.beginning(self._db, self._owner, term))
        rest = [term for term in new if not _lone(term)]
        known = postings.counts(self._db, self._owner, rest) if rest else {}
        self._held.keep_counts([((self._owner, term), known.get(term, 0)) for term in rest])
        return [self._held.count((self._owner, term)) or 0 for term in terms]

    def of(self, terms: Sequence[str]) -> Owner:
        """Raises sqlite3.DatabaseError where the index isn't what was written."""
        found = {term: self._held.bearing((self._owner, term)) for term in terms}
        new = [term for term, bearing in found.items() if bearing is None]
        read = postings.bearings(self._db, self._owner, [t for t in new if not _lone(t)])
        read |= {t: postings.beginning(self._db, self._owner, t) for t in filter(_lone, new)}
        made = {term: self._keep(term, *each) for term, each in read.items()}
        return Owner(self._places, [found[term] or made[term] for term in terms])

    def _keep(self, term: str, ids: "Rows", times: "Rows") -> Bearing:
        rows = self._places.rows_of(ids)
        here = rows != NOWHERE
        return self._held.keep((self._owner, term), rows[here], times[here])


def _lone(term: str) -> bool:
    return len(term) == 1 and not term.isascii()
