"""Keeping the indexes in line with the ledger, which is written first and alone decides."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from sqlalchemy import Engine

from memory import ledger
from memory.entry import Entry, entry_of, id_of
from memory.errors import IndexBroken
from memory.indexes import Indexes, passing
from memory.types import Memory

PORTION = 200
"""So many memories are embedded and indexed at a time."""


class Follower:
    """Moves to the indexes what the ledger has; raises what index and embedder raise."""

    def __init__(self, read: Engine, write: Engine, indexes: Indexes) -> None:
        self._read = read
        self._write = write
        self._indexes = indexes

    def follow(self, came: Collection[int], gone: Collection[int] = ()) -> None:
        """Takes in what the index is not known to hold yet, lets go of what is gone."""
        self._indexes.drop({entry_of(memory).key for memory in self._memories(gone)})
        with self._read.connect() as connection:
            lagging = ledger.lagging(connection, came, self._indexes.embedder.id)
        for ids in _portions(lagging):
            self._index(ids, self._put)

    def catch_up(self) -> int:
        """How many memories had to be moved. Damage that opening did not show is found here, and
        mended by starting over."""
        try:
            return self._reconcile()
        except IndexBroken as problem:
            if passing(problem):
                raise
        self._indexes.start_over()
        return self._reconcile()

    def rebuild(self) -> int:
        with self._write.begin() as connection:
            ledger.unmark_all(connection)
        self._indexes.start_over()
        return self.catch_up()

    def _reconcile(self) -> int:
        """Reads the indexes before the ledger, so that what is remembered meanwhile is no surplus."""
        words, meaning = self._indexes.held()
        with self._read.connect() as connection:
            entries = list(map(entry_of, ledger.active(connection)))
        keys, placed = {entry.key for entry in entries}, {entry.placed for entry in entries}
        surplus = (words - placed) | (meaning - keys)
        self._indexes.drop(surplus)
        dropped = set(map(id_of, surplus))
        unworded = {key for key in placed if key not in words or id_of(key) in dropped}
        for ids in _portions(map(id_of, unworded)):
            self._index(ids, self._indexes.put_words)
        for ids in _portions(map(id_of, keys - meaning)):
            self._index(ids, self._put_meaning)
        self._settle(keys & meaning)
        moved = surplus | unworded | (keys - meaning)
        return len({key.partition("@")[0] for key in moved})

    def _settle(self, held: Collection[str]) -> None:
        """The ledger's marks, where a kill came between index and mark."""
        with self._write.begin() as connection:
            if ledger.lag(connection, self._indexes.embedder.id):
                ledger.mark(connection, {id_of(key) for key in held}, self._indexes.embedder.id)

    def _index(self, ids: Collection[int], put: Callable[[Sequence[Entry]], None]) -> None:
        """Puts what is active, and takes out again what was forgotten in the meantime."""
        entries = self._entries(ids)
        put(entries)
        living = {entry.key for entry in self._entries(ids)}
        self._indexes.drop({entry.key for entry in entries} - living)

    def _put(self, entries: Sequence[Entry]) -> None:
        self._indexes.put_words(entries)
        self._put_meaning(entries)

    def _put_meaning(self, entries: Sequence[Entry]) -> None:
        self._indexes.put_meaning(entries)
        with self._write.begin() as connection:
            ledger.mark(connection, [entry.id for entry in entries], self._indexes.embedder.id)

    def _entries(self, ids: Collection[int]) -> list[Entry]:
        return [entry_of(each) for each in self._memories(ids) if each.status == "active"]

    def _memories(self, ids: Collection[int]) -> list[Memory]:
        with self._read.connect() as connection:
            return list(ledger.fetch(connection, ids).values())


def _portions(ids: Iterable[int]) -> Iterator[list[int]]:
    ordered = sorted(set(ids))
    for start in range(0, len(ordered), PORTION):
        yield ordered[start : start + PORTION]
