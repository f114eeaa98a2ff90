"""The face of memory: remember, recall, forget; what she keeps in mind has a face of its own. The ledger is written first and alone
decides; the indexes follow, and `catch_up` brings them back in line whatever happened between."""

from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from pathlib import Path
from typing import Self

from sqlalchemy import Engine

from memory import ledger
from memory.entry import Entry
from memory.errors import IndexBehind, MemoryFault
from memory.index.embed import Embedder
from memory.index.follow import Follower, Pace
from memory.index.indexes import Indexes
from memory.index.meaning import Reopen, unable
from memory.keep import forgetting
from memory.keep.keeping import Keeping
from memory.lore import shelf
from memory.mind.mind import Mind
from memory.rank.score import Hit, Wanted
from memory.recalling import Recalling
from memory.types import Document, Found, Kind, Look, Memory, NewMemory


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
        self._recalling = Recalling(read, indexes, now, self._trouble)
        self._now = now
        self.keeping = Keeping(write, indexes, self.follow, now)
        self.mind = Mind(read, write, self.follow, self._let_go, now)

    @classmethod
    def open(
        cls,
        *,
        read: Engine,
        write: Engine,
        folder: Path,
        embedder: Embedder,
        now: Callable[[], datetime],
        reopen: Reopen = unable,
    ) -> Self:
        """Damaged indexes are thrown away here; `catch_up`, which the owner calls next, refills them.
        Where another embedder made the index, `reopen` is asked for that one."""
        forgetting.empty_log(write, tries=1)
        return cls(read, write, Indexes(folder, embedder, reopen), now)

    def close(self) -> None:
        self._indexes.close()

    def rest(self) -> bool:
        """To be called every few seconds: whether memory was given back that nothing has needed since."""
        return self._indexes.rest()

    def remember(self, new: NewMemory) -> int:
        """The memory's id, also when this persona already had one from this source."""
        with self._write.begin() as connection:
            memory_id = ledger.record(connection, new, self._now())
        self.follow([memory_id])
        return memory_id

    def remember_all(self, news: Sequence[NewMemory]) -> list[int]:
        """Many at once: all of them, or none where the ledger fails."""
        with self._write.begin() as connection:
            ids = [ledger.record(connection, new, self._now()) for new in news]
        self.follow(ids)
        return ids

    def read_lore(self, persona: str, documents: Sequence[Document]) -> int:
        """Takes in all of a persona's documents at once and returns how many chunks came or went."""
        with self._write.begin() as connection:
            changes = shelf.read(connection, persona, documents, self._now())
        self.follow(changes.came, changes.gone)
        return len(changes.came) + len(changes.gone)

    def recall(
        self,
        persona: str,
        query: str,
        *,
        kinds: Collection[Kind] | None = None,
        limit: int = 8,
        mates: Collection[str] = (),
    ) -> list[Found]:
        """The persona's own memories and the label's: a set that covers what is asked, best first and
        without near copies; of her label `mates` what they said in public, and nothing else
        (Memory.persona tells whose it is)."""
        return self.looks(persona, query, [Look(kinds, limit, mates)])[0]

    def looks(self, persona: str, query: str, looks: Sequence[Look]) -> list[list[Found]]:
        """Each as recall would find it; several at one occasion cost little more than one."""
        return self._recalling.looks(persona, query, looks)

    def look(
        self, whose: Sequence[str], kinds: Collection[Kind] | None, query: str, depth: int
    ) -> list[Hit]:
        """What each ingredient of the score measures, best first, before the ledger is asked."""
        return self._recalling.hits(whose, query, [Wanted(kinds, depth)])[0]

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

    def follow(self, came: Collection[int], gone: Collection[int] = ()) -> None:
        """Lets the indexes follow at once what was written into the ledger past this face; what fails is
        left for `catch_up`."""
        try:
            self._follower.follow(came, gone)
        except MemoryFault as problem:
            self.fault = problem

    @property
    def behind(self) -> IndexBehind | None:
        """How far making the indexes anew is, None while nothing of the kind goes on."""
        return self._follower.behind

    @property
    def lacking(self) -> MemoryFault | None:
        """Why recall may miss something at the moment."""
        return self._follower.behind or self.fault or self._indexes.unserved

    @property
    def problem(self) -> MemoryFault | None:
        """What people should know: that, or that the index is of another embedder."""
        return self.lacking or self._indexes.outdated

    def catch_up(self, pace: Pace = Pace()) -> int:
        """Brings the indexes in line with the ledger and returns how many memories were not where they
        belong; raises EmbedderFailed where there is no embedder to do it with."""
        moved = self._follower.catch_up(pace)
        self.fault = None
        return moved

    def rebuild(self, pace: Pace = Pace()) -> int:
        """Makes the indexes anew from the ledger, or goes on with it after a kill, while the old ones
        serve; returns how many memories they are to hold."""
        held = self._follower.rebuild(pace)
        self.fault = None
        return held

    def put_off(self, larger_than: int) -> bool:
        """Leaves comparing the indexes with so large a ledger to the next catching up, which is to come
        soon: until then it counts as lacking."""
        with self._read.connect() as connection:
            size = ledger.size(connection)
        if size > larger_than:
            self._follower.put_off(size)
        return size > larger_than

    def begin_rebuild(self) -> None:
        """Leaves that to the next catching up."""
        self._follower.begin()

    def _trouble(self, problem: MemoryFault) -> None:
        self.fault = problem

    def _let_go(self, entries: Collection[Entry]) -> None:
        """Takes these out of the indexes, whatever the ledger has meanwhile."""
        try:
            self._indexes.drop(entries)
        except MemoryFault as problem:
            self.fault = problem
