"""The face of memory: remember, recall, threads, forget. The ledger is written first and alone
decides; the indexes follow, and `catch_up` brings them back in line whatever happened between."""

from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from pathlib import Path
from typing import Self

from sqlalchemy import Engine

from memory import ledger, shelf, threads
from memory.embed import Embedder
from memory.entry import entry_of
from memory.errors import MemoryFault
from memory.follow import Follower
from memory.fuse import fuse
from memory.indexes import Indexes, throw_away
from memory.rank.cover import cover
from memory.rank.score import Hit
from memory.rank.signs import of_present
from memory.types import LABEL, Document, Found, Kind, Memory, NewMemory, Thread

DEPTH = 60
"""So many candidates each way of looking brings at least."""


class MemoryStore:
    """One per home. Owns the index folder; only the process that holds the home's lock may open one.

    `fault` is the last trouble of index or embedder, None once they work again. Remembering and
    recalling go on meanwhile: with the ledger, and with what is found by words."""

    fault: MemoryFault | None = None

    def __init__(
        self, read: Engine, write: Engine, indexes: Indexes, now: Callable[[], datetime]
    ) -> None:
        self._read = read
        self._write = write
        self._indexes = indexes
        self._follower = Follower(read, write, indexes)
        self._now = now

    @classmethod
    def open(
        cls,
        *,
        read: Engine,
        write: Engine,
        folder: Path,
        embedder: Embedder,
        now: Callable[[], datetime],
        rebuild: bool = False,
    ) -> Self:
        """Raises EmbedderChanged if another embedder made the index, unless it is to be rebuilt.
        Damaged indexes are thrown away here; `catch_up`, which the owner calls next, refills them."""
        if rebuild:
            throw_away(folder)
        return cls(read, write, Indexes(folder, embedder), now)

    def close(self) -> None:
        self._indexes.close()

    def remember(self, new: NewMemory) -> int:
        """The memory's id, also when this persona already had one from this source."""
        with self._write.begin() as connection:
            memory_id = ledger.record(connection, new, self._now())
        self._follow([memory_id])
        return memory_id

    def remember_all(self, news: Sequence[NewMemory]) -> list[int]:
        """Many at once: all of them, or none where the ledger fails."""
        with self._write.begin() as connection:
            ids = [ledger.record(connection, new, self._now()) for new in news]
        self._follow(ids)
        return ids

    def read_lore(self, persona: str, documents: Sequence[Document]) -> int:
        """Takes in all of a persona's documents at once and returns how many chunks came or went."""
        with self._write.begin() as connection:
            changes = shelf.read(connection, persona, documents, self._now())
        self._follow(changes.came, changes.gone)
        return len(changes.came) + len(changes.gone)

    def recall(
        self, persona: str, query: str, *, kinds: Collection[Kind] | None = None, limit: int = 8
    ) -> list[Found]:
        """The persona's own memories and the label's: a set that covers what is asked, best first and
        without near copies."""
        if not query.strip() or (kinds is not None and not kinds):
            return []
        whose = list({persona: None, LABEL: None})
        hits = self.look(whose, query, kinds, max(DEPTH, 3 * limit))
        with self._read.connect() as connection:
            candidates = ledger.fetch(connection, {hit.id for hit in hits})
        lawful = {
            key: memory
            for key, memory in candidates.items()
            if memory.persona in whose and memory.status == "active"
        }
        found = fuse(hits, lawful, self._now(), of_present(query))
        return cover(found, {hit.id: hit.covers for hit in hits}, limit)

    def look(
        self, whose: Sequence[str], query: str, kinds: Collection[Kind] | None, depth: int
    ) -> list[Hit]:
        """What each ingredient of the score measures, best first. Either way of looking may fail; what
        the other finds is still found."""
        meant: dict[int, float] = {}
        try:
            meant = self._indexes.by_meaning(whose, query, kinds, depth)
        except MemoryFault as problem:
            self.fault = problem
        try:
            return self._indexes.by_words(whose, query, kinds, depth, self._now(), meant)
        except MemoryFault as problem:
            self.fault = problem
        return []

    def threads(self, persona: str, *, rested: bool = True) -> list[Thread]:
        """Open threads, the longest open first; rested ones only, unless told otherwise."""
        with self._read.connect() as connection:
            return threads.waiting(connection, persona, self._now() if rested else None)

    def open_thread(self, persona: str, text: str, *, source: str, rests_days: int = 3) -> int:
        """Once per source, which is the post that opened it; returns the thread's memory id."""
        with self._write.begin() as connection:
            memory_id = threads.start(connection, persona, text, source, self._now(), rests_days)
        self._follow([memory_id])
        return memory_id

    def close_thread(self, memory_id: int, *, by: str) -> bool:
        """True for the one caller whose change it was; `by` is the post that closed it."""
        with self._write.begin() as connection:
            return threads.finish(connection, memory_id, by, "closed", self._now())

    def recent(self, persona: str, kind: Kind, limit: int) -> list[Memory]:
        """Newest first."""
        with self._read.connect() as connection:
            return ledger.recent(connection, persona, kind, limit)

    def counts(self, persona: str) -> dict[str, int]:
        """How many active memories of each kind are this persona's own."""
        with self._read.connect() as connection:
            return ledger.counts(connection, persona)

    def forget(self, memory_id: int) -> bool:
        """Takes the words out of ledger and indexes; the tombstone keeps id, source and kind.
        Raises IndexBroken, with the ledger's words gone, if the index could not let go of them."""
        with self._write.begin() as connection:
            was = ledger.fetch(connection, [memory_id])
            gone = ledger.erase(connection, memory_id, self._now())
            threads.finish(connection, memory_id, "forgotten", "dropped", self._now())
        if gone:
            self._indexes.drop({entry_of(memory).key for memory in was.values()})
        return gone

    def catch_up(self) -> int:
        """Brings the indexes in line with the ledger and returns how many memories that moved;
        raises EmbedderFailed where there is no embedder to do it with."""
        moved = self._follower.catch_up()
        self.fault = None
        return moved

    def rebuild(self) -> int:
        """Makes the indexes anew from the ledger; returns how many memories they hold."""
        held = self._follower.rebuild()
        self.fault = None
        return held

    def _follow(self, came: Collection[int], gone: Collection[int] = ()) -> None:
        """Lets the indexes follow the ledger now; what fails is left for `catch_up`."""
        try:
            self._follower.follow(came, gone)
        except MemoryFault as problem:
            self.fault = problem
