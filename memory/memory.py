"""The face of memory: remember, recall, threads, forget. The ledger is written first and alone
decides; the indexes follow, and `catch_up` brings them back in line whatever happened between."""

from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from pathlib import Path
from typing import Self

from sqlalchemy import Engine

from memory import ledger, shelf, threads
from memory.embed import Embedder
from memory.errors import MemoryFault
from memory.follow import Follower
from memory.fuse import Looks, fuse, spread
from memory.indexes import Indexes, throw_away
from memory.keeping import Keeping
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
        self.keeping = Keeping(write, indexes, self._follow, now)

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

    def read_lore(self, persona: str, documents: Sequence[Document]) -> int:
        """Takes in all of a persona's documents at once and returns how many chunks came or went."""
        with self._write.begin() as connection:
            changes = shelf.read(connection, persona, documents, self._now())
        self._follow(changes.came, changes.gone)
        return len(changes.came) + len(changes.gone)

    def recall(
        self, persona: str, query: str, *, kinds: Collection[Kind] | None = None, limit: int = 8
    ) -> list[Found]:
        """The persona's own memories and the label's, best first, without near copies."""
        whose = list({persona: None, LABEL: None})
        looks = self._look(whose, query, kinds, max(DEPTH, 6 * limit))
        with self._read.connect() as connection:
            candidates = ledger.fetch(
                connection, {key for found in looks.values() for key in found}
            )
        lawful = {
            key: memory
            for key, memory in candidates.items()
            if memory.persona in whose and memory.status == "active"
        }
        return spread(fuse(looks, lawful, self._now()), limit)

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

    def used(self, ids: Collection[int], by: str) -> int:
        """Counts once that `by`, a published post, rested on these memories."""
        return self.keeping.used(ids, by)

    def forget(self, memory_id: int) -> bool:
        """As Keeping.forget, for callers that keep no audit."""
        return self.keeping.forget(memory_id)

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

    def _look(
        self, whose: Sequence[str], query: str, kinds: Collection[Kind] | None, depth: int
    ) -> Looks:
        looks: Looks = {}
        if not query.strip() or (kinds is not None and not kinds):
            return looks
        ways = {"lexical": self._indexes.by_words, "meaning": self._indexes.by_meaning}
        for name, way in ways.items():
            try:
                looks[name] = way(whose, query, kinds, depth)
            except MemoryFault as problem:
                self.fault = problem
        return looks
