"""What she has in mind: threads that stand open, beliefs, lessons. The ledger first; the indexes follow."""

from collections.abc import Callable, Collection
from datetime import datetime, timedelta

from sqlalchemy import Connection, Engine

from memory.entry import Entry, entry_of
from memory.mind import beliefs, lesson_rows, threads
from memory.mind.lessons import Moved
from memory.types import Belief, Lesson, NewMemory, Thread, ThreadKind

Follow = Callable[[Collection[int], Collection[int]], None]
"""Lets the indexes take in what came, and let go of what is gone."""


class Mind:
    """A facet of MemoryStore, which opens it."""

    def __init__(
        self,
        read: Engine,
        write: Engine,
        follow: Follow,
        let_go: Callable[[Collection[Entry]], None],
        now: Callable[[], datetime],
    ) -> None:
        self._read = read
        self._write = write
        self._follow = follow
        self._let_go = let_go
        self._now = now

    def threads(self, persona: str, *, rested: bool = True) -> list[Thread]:
        """Threads that stand open, the longest open first; rested ones only, unless told otherwise."""
        with self._read.connect() as connection:
            return threads.waiting(connection, persona, self._now() if rested else None)

    def all_threads(self, persona: str) -> list[Thread]:
        """In whatever state, with their moves, the longest open first."""
        with self._read.connect() as connection:
            return threads.listed(connection, persona)

    def open_thread(
        self,
        persona: str,
        text: str,
        *,
        source: str,
        rests_days: int = 3,
        kind: ThreadKind = "wish",
    ) -> int:
        """Once per source, which is the post that opened it; returns the thread's memory id."""
        with self._write.begin() as connection:
            now = self._now()
            memory_id = threads.start(connection, persona, text, source, now, rests_days, kind)
        self._follow([memory_id], [])
        return memory_id

    def take_up_thread(self, persona: str, memory_id: int, *, by: str, rests_days: int = 7) -> bool:
        """A post touched it and left it open: it rests again. True for the one call that moved it."""
        with self._write.begin() as connection:
            now = self._now()
            moved = threads.moved_by_post(connection, persona, memory_id, "taken_up", by, now)
            if moved:
                threads.rest(connection, memory_id, now + timedelta(days=rests_days))
        return moved

    def close_thread(self, persona: str, memory_id: int, *, by: str) -> bool:
        """True for the one call whose change it was; `by` is the post that closed it."""
        with self._write.begin() as connection:
            return threads.moved_by_post(connection, persona, memory_id, "closed", by, self._now())

    def believe(
        self, new: NewMemory, *, evidence: Collection[int], changes: int | None = None
    ) -> int:
        """Once per source; the belief that it `changes` is superseded by it. Returns its memory id."""
        with self._write.begin() as connection:
            memory_id = beliefs.hold(connection, new, evidence, changes, self._now())
        self._follow([memory_id], [changes] if changes is not None else [])
        return memory_id

    def retire_belief(self, persona: str, memory_id: int) -> bool:
        """True for the one call after which she holds it no longer."""
        with self._write.begin() as connection:
            gone = beliefs.end(connection, memory_id, persona, "retired", self._now())
        self._follow([], [memory_id] if gone else [])
        return gone

    def beliefs(self, persona: str) -> list[Belief]:
        """All that she held and holds, with dates and evidence, the latest first."""
        with self._read.connect() as connection:
            return beliefs.listed(connection, persona)

    def believed_before(self, ids: Collection[int]) -> dict[int, Belief]:
        """By a belief's id, what she thought before it."""
        if not ids:
            return {}
        with self._read.connect() as connection:
            return beliefs.before(connection, ids)

    def lessons(self, persona: str) -> list[Lesson]:
        """The strongest first; with those that don't count at present."""
        with self._read.connect() as connection:
            return lesson_rows.of(connection, persona)

    def teach(self, change: Callable[[Connection], Moved]) -> None:
        """Changes lessons within one transaction, in which the caller may write what belongs to it."""
        with self._write.begin() as connection:
            moved = change(connection)
        self._let_go({entry_of(memory) for memory in moved.was})
        self._follow(moved.ids, [])
