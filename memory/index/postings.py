"""Which memories bear a term, packed: one row for a term and 4096 neighbouring ids."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any
from zlib import crc32

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Packed = NDArray[Any]

SCHEMA = """
CREATE TABLE IF NOT EXISTS postings(
    owner INTEGER, term TEXT, block INTEGER, packed BLOB, seal INTEGER,
    PRIMARY KEY (owner, term, block)
) WITHOUT ROWID"""
BLOCK = 4096
"""Ids a row; a number of a row is the id's place in its block, shifted, and how often it bears the term."""
SIZE = 4
"""Bytes a number takes."""
MOST_TIMES = 255
Change = tuple[int, str, int, int]
"""Owner, term, memory id, and how often the term stands in it; 0 takes it out."""


def change(db: sqlite3.Connection, changes: Iterable[Change]) -> None:
    """Each row that is touched is read, put right and written once."""
    by_row: dict[tuple[int, str, int], dict[int, int]] = defaultdict(dict)
    for owner, term, memory_id, times in changes:
        by_row[owner, term, memory_id // BLOCK][memory_id % BLOCK] = min(times, MOST_TIMES)
    for row, times_of in by_row.items():
        held = _unpacked(db, row) | times_of
        _write(db, row, {place: times for place, times in held.items() if times})


def _unpacked(db: sqlite3.Connection, row: tuple[int, str, int]) -> dict[int, int]:
    query = "SELECT packed FROM postings WHERE owner = ? AND term = ? AND block = ?"
    found = db.execute(query, row).fetchone()
    numbers = _numbers(found[0]).tolist() if found else []
    return {number >> 8: number & MOST_TIMES for number in numbers}


def _write(db: sqlite3.Connection, row: tuple[int, str, int], times_of: dict[int, int]) -> None:
    import numpy

    if not times_of:
        db.execute("DELETE FROM postings WHERE owner = ? AND term = ? AND block = ?", row)
        return
    numbers = [place << 8 | times for place, times in sorted(times_of.items())]
    packed = numpy.asarray(numbers, "<u4").tobytes()
    db.execute(
        "REPLACE INTO postings VALUES (?, ?, ?, ?, ?)", (*row, packed, seal(*row, packed=packed))
    )


def counts(db: sqlite3.Connection, owner: int, terms: Sequence[str]) -> dict[str, int]:
    """How many of the owner's memories bear each of these terms, without reading which."""
    query = (
        f"SELECT term, sum(length(packed)) FROM postings WHERE owner = ? AND term IN ({_marks(terms)})"
        " GROUP BY term"
    )
    return {term: size // SIZE for term, size in db.execute(query, (owner, *terms))}


def bearings(
    db: sqlite3.Connection, owner: int, terms: Sequence[str]
) -> dict[str, tuple["Packed", "Packed"]]:
    """By term the ids, in order, of the owner's memories that bear it, and how often. Raises
    sqlite3.DatabaseError where a row isn't what was written."""
    query = (
        f"SELECT * FROM postings WHERE owner = ? AND term IN ({_marks(terms)}) ORDER BY term, block"
    )
    rows = db.execute(query, (owner, *terms)).fetchall()
    found = {term: list(some) for term, some in groupby(rows, key=itemgetter(1))}
    return {term: _read(found.get(term, [])) for term in terms}


def beginning(db: sqlite3.Connection, owner: int, term: str) -> tuple["Packed", "Packed"]:
    """The same of all terms that begin with this one, together."""
    import numpy

    query = "SELECT * FROM postings WHERE owner = ? AND term BETWEEN ? AND ?"
    ids, times = _read(db.execute(query, (owner, term, term + "\U0010ffff")).fetchall())
    unique, at = numpy.unique(ids, return_inverse=True)
    return unique, numpy.minimum(numpy.bincount(at, times, len(unique)), MOST_TIMES)


def _marks(terms: Sequence[str]) -> str:
    return ", ".join("?" * len(terms))


def _read(rows: Sequence[Any]) -> tuple["Packed", "Packed"]:
    """Of one owner's rows in the order of their ids."""
    import numpy

    for row in rows:
        verify(row)
    numbers = _numbers(b"".join(row[3] for row in rows))
    starts = numpy.asarray([row[2] * BLOCK for row in rows], numpy.int64)
    ids = numpy.repeat(starts, [len(row[3]) // SIZE for row in rows]) + (numbers >> 8)
    return ids, numbers & MOST_TIMES


def _numbers(packed: bytes) -> "Packed":
    import numpy

    return numpy.frombuffer(packed, "<u4")


def seal(*said: object, packed: bytes = b"") -> int:
    """Tells a row that the disk has changed from one that was written."""
    return crc32(packed, crc32("".join(map(repr, said)).encode()))


def verify(row: Sequence[Any]) -> None:
    """Raises sqlite3.DatabaseError if the last value is not the seal of the others."""
    *said, last, sealed = row
    sound = seal(*said, packed=last) if isinstance(last, bytes) else seal(*said, last)
    if sound != sealed:
        raise sqlite3.DatabaseError("a row is not what was written")
