"""Keeping what is remembered: uses, pins, quarantine, retiring, forgetting. The ledger first, in one
transaction with the caller's `note`; the indexes follow."""

from collections.abc import Callable, Collection, Iterable
from datetime import datetime

from sqlalchemy import Engine

from memory import ledger
from memory.entry import entry_of
from memory.index.indexes import Indexes
from memory.keep import forgetting, marks
from memory.keep.marks import Note, silent
from memory.keep.taking_in import Taken, take_in
from memory.types import Memory

Follow = Callable[[Collection[int], Collection[int]], None]


class Keeping:
    """What people do to memories. Each verb names those that it changed; doing it twice changes nothing."""

    def __init__(
        self,
        write: Engine,
        indexes: Indexes,
        follow: Follow,
        now: Callable[[], datetime],
    ) -> None:
        self._write = write
        self._indexes = indexes
        self._follow = follow
        self._now = now

    def used(self, ids: Collection[int], by: str) -> int:
        """Counts that `by` ("post:12") rested on these; how many were not counted for it yet."""
        with self._write.begin() as connection:
            return len(marks.use(connection, ids, by, self._now()))

    def pin(self, memory_id: int, note: Note = silent) -> bool:
        """A pinned memory is preferred whatever its age or use."""
        return self._pinned(memory_id, True, note)

    def unpin(self, memory_id: int, note: Note = silent) -> bool:
        return self._pinned(memory_id, False, note)

    def _pinned(self, memory_id: int, pinned: bool, note: Note) -> bool:
        words = ("", "pinned")
        with self._write.begin() as connection:
            changed = marks.pin(connection, memory_id, pinned)
            if changed:
                note(connection, memory_id, words[not pinned], words[pinned])
        return changed

    def quarantine(self, ids: Collection[int], note: Note = silent) -> list[int]:
        """Set apart: kept in the ledger, in no index, never recalled, until it is released."""
        with self._write.begin() as connection:
            moved = marks.quarantine(connection, ids)
            for memory in moved:
                note(connection, memory.id, memory.status, "quarantined")
        return self._gone(moved)

    def release(self, ids: Collection[int], note: Note = silent) -> list[int]:
        """Each is again what it was before it was set apart."""
        with self._write.begin() as connection:
            moved = marks.release(connection, ids)
            for memory, status in moved:
                note(connection, memory.id, "quarantined", status)
        came = [memory.id for memory, _ in moved]
        self._follow(came, ())
        return came

    def retire(self, ids: Collection[int], note: Note = silent) -> list[int]:
        """No longer recalled. Lore and works come back with their file's next change: set those apart."""
        with self._write.begin() as connection:
            moved = marks.retire(connection, ids)
            for memory in moved:
                note(connection, memory.id, memory.status, "retired")
        return self._gone(moved)

    def _gone(self, moved: Collection[Memory]) -> list[int]:
        ids = [memory.id for memory in moved]
        self._follow((), ids)
        return ids

    def forget(self, memory_id: int, note: Note = silent) -> bool:
        """Takes the words out of the ledger, both indexes, and the files' free space; the tombstone keeps
        id, kind and source. Raises IndexBroken, with the ledger's words gone, where the index could
        not let go of them yet: `catch_up` sees to it."""
        with self._write.begin() as connection:
            was = ledger.fetch(connection, [memory_id]).get(memory_id)
            gone = forgetting.erase(connection, memory_id, self._now())
            if gone and was:
                note(connection, memory_id, was.status, "forgotten")
        if gone and was:
            self._indexes.wipe(was.id, was.persona, was.kind, {entry_of(was).key})
        forgetting.empty_log(self._write)
        return gone

    def take_in(self, lines: Iterable[str], name: str, note: Note = silent) -> Taken:
        """Exported memories, all of the file or nothing; `name` is what mistakes call it. Raises
        ImportWrong."""
        with self._write.begin() as connection:
            taken = take_in(connection, lines, name)
            for memory_id in taken.came:
                note(connection, memory_id, "", "imported")
        self._follow(taken.came, ())
        return taken
