"""Keeping the indexes in line with the ledger, which is written first and alone decides."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from threading import RLock

from sqlalchemy import Engine

from memory import ledger
from memory.entry import Entry, entry_of, id_of
from memory.errors import IndexBehind, IndexBroken
from memory.index.client import MEND
from memory.index.indexes import Indexes
from memory.index.troubles import passing
from memory.types import Memory

PORTION = 200
"""So many memories are embedded and indexed at a time."""
Put = Callable[[Sequence[Entry]], None]


def never() -> bool:
    return False


def untold(done: int, total: int) -> None:
    """For callers that nobody waits for."""


@dataclass(frozen=True)
class Pace:
    """How far one call goes: `enough` is asked after each portion, and `told` how much is done of how
    much. What is left is for the next call, which goes on there."""

    enough: Callable[[], bool] = never
    told: Callable[[int, int], None] = untold


@dataclass(frozen=True)
class Gap:
    """What the ledger wants in the indexes, and the keys that they hold. Words are wanted in their
    places, so their keys tell of those, too."""

    wanted: set[str]
    placed: set[str]
    words: set[str]
    meaning: set[str]
    building: set[str]

    @property
    def surplus(self) -> set[str]:
        return (self.words - self.placed) | ((self.meaning | self.building) - self.wanted)

    @property
    def unworded(self) -> list[int]:
        return sorted(map(id_of, self.placed - self.words))

    def without(self, held: set[str]) -> list[int]:
        return sorted(map(id_of, self.wanted - held))

    @property
    def moved(self) -> int:
        """How many memories are not where they belong, in one index or more."""
        keys = self.surplus | (self.placed - self.words) | (self.wanted - self.meaning)
        return len({key.partition("@")[0] for key in keys})


class Follower:
    """Moves to the indexes what the ledger has; raises what index and embedder raise. `behind` says how
    far the last catching up came, None once nothing is left to do."""

    behind: IndexBehind | None = None

    def __init__(self, read: Engine, write: Engine, indexes: Indexes) -> None:
        self._read = read
        self._write = write
        self._indexes = indexes
        self._turn = RLock()

    def follow(self, came: Collection[int], gone: Collection[int] = ()) -> None:
        """Takes in what the index is not known to hold yet, lets go of what is gone."""
        self._indexes.drop([entry_of(memory) for memory in self._memories(gone)])
        with self._read.connect() as connection:
            lagging = ledger.lagging(connection, came, self._indexes.served_by)
        for ids in _portions(lagging):
            self._index(ids, self._put)

    def catch_up(self, pace: Pace) -> int:
        """How many memories were not where they belong. Damage that opening did not show is found
        here, and mended by starting over."""
        with self._turn:
            try:
                return self._reconcile(pace)
            except IndexBroken as problem:
                if passing(problem):
                    raise
            self._indexes.start_over()
            return self._reconcile(pace)

    def rebuild(self, pace: Pace) -> int:
        """Makes both indexes anew while the old ones serve, or goes on with that; returns how many
        memories are wanted in them."""
        with self._turn:
            gap = self._gap()
            half_made = gap.without(gap.meaning) and not self._indexes.outdated
            if not (half_made or self._indexes.building):
                self._indexes.begin()
            self._reconcile(pace)
            return len(gap.wanted)

    def put_off(self, size: int) -> None:
        self.behind = IndexBehind(0, size)

    def begin(self) -> None:
        """Leaves making them anew to the next catching up."""
        if self.behind is None or self._indexes.outdated:  # else it is at work already
            with self._turn:
                self._indexes.begin()
                self.behind = IndexBehind(0, 1)

    def _reconcile(self, pace: Pace) -> int:
        """Reads the indexes before the ledger, so that what is remembered meanwhile is no surplus."""
        gap = self._gap()
        self._let_go(gap)
        if not self._fill(self._jobs(gap), len(gap.wanted), pace):
            return gap.moved
        if self._indexes.building:
            self._take_over(pace)
        else:
            if gap.moved:
                self._see_it_done(gap)
            self._settle(gap.wanted)
            self._indexes.tune()
        self.behind = None
        return gap.moved

    def _see_it_done(self, before: Gap) -> None:
        """A damaged index may take what it is given without a word, and keep nothing of it. Raises
        IndexBroken; what came or went meanwhile is no sign of that."""
        if self._indexes.unserved:
            return
        now = self._gap()
        lost = (before.wanted & now.wanted) - now.meaning | (before.placed & now.placed) - now.words
        if lost or before.surplus & now.surplus:
            raise IndexBroken("the index does not keep what it is given", MEND)

    def _take_over(self, pace: Pace) -> None:
        """What came while the new index was made is found by looking again, before and after it serves."""
        gap = self._gap()
        self._fill([(gap.without(gap.building), self._indexes.build)], len(gap.wanted), Pace())
        self._indexes.switch()
        self._reconcile(pace)

    def _jobs(self, gap: Gap) -> list[tuple[list[int], Put]]:
        """An index that is about to go needs no more than what is remembered from now on."""
        unworded = gap.unworded
        if not self._indexes.building:
            return [
                (unworded, self._indexes.put_words),
                (gap.without(gap.meaning), self._put_meaning),
            ]
        reworded = self._indexes.reworded
        anew = sorted(set(unworded) | {each for each in map(id_of, gap.wanted) if each > reworded})
        return [(anew, self._reword), (gap.without(gap.building), self._indexes.build)]

    def _reword(self, entries: Sequence[Entry]) -> None:
        self._indexes.put_words(entries)
        self._indexes.reword_until(max((entry.id for entry in entries), default=0))

    def _fill(self, jobs: Sequence[tuple[list[int], Put]], count: int, pace: Pace) -> bool:
        """False where that was enough before all was done."""
        total = len(jobs) * count
        left = sum(len(ids) for ids, _ in jobs)
        for ids, put in jobs:
            for some in _portions(ids):
                self._index(some, put)
                left -= len(some)
                self.behind = IndexBehind(total - left, total)
                pace.told(total - left, total)
                if left and pace.enough():
                    return False
        return True

    def _gap(self) -> Gap:
        words, meaning = self._indexes.held()
        building = self._indexes.built()
        with self._read.connect() as connection:
            entries = list(map(entry_of, ledger.active(connection)))
        wanted, placed = {entry.key for entry in entries}, {entry.placed for entry in entries}
        return Gap(wanted, placed, words, meaning, building)

    def _let_go(self, gap: Gap) -> None:
        """What people made her forget is wiped, also where a kill came before that was done."""
        there = self._memories({*map(id_of, gap.surplus), *self._indexes.unwiped()})
        for memory in there:
            if memory.status == "forgotten":
                keys = {key for key in gap.surplus if id_of(key) == memory.id}
                self._indexes.wipe(memory.id, memory.persona, memory.kind, keys)
        self._indexes.drop_words(gap.words - gap.placed)
        self._indexes.drop_meaning((gap.meaning | gap.building) - gap.wanted)

    def _settle(self, wanted: Collection[str]) -> None:
        """The ledger's marks, where a kill came between index and mark, or another index serves."""
        with self._write.begin() as connection:
            if ledger.lag(connection, self._indexes.served_by):
                ledger.mark(connection, set(map(id_of, wanted)), self._indexes.served_by)

    def _index(self, ids: Collection[int], put: Put) -> None:
        """Puts what is active, and takes out again what was forgotten in the meantime."""
        entries = self._entries(ids)
        put(entries)
        living = {entry.key for entry in self._entries(ids)}
        self._indexes.drop([entry for entry in entries if entry.key not in living])

    def _put(self, entries: Sequence[Entry]) -> None:
        self._indexes.put_words(entries)
        self._put_meaning(entries)

    def _put_meaning(self, entries: Sequence[Entry]) -> None:
        if self._indexes.put_meaning(entries):
            with self._write.begin() as connection:
                served_by = self._indexes.served_by
                ledger.mark(connection, [entry.id for entry in entries], served_by)

    def _entries(self, ids: Collection[int]) -> list[Entry]:
        return [entry_of(each) for each in self._memories(ids) if each.status == "active"]

    def _memories(self, ids: Collection[int]) -> list[Memory]:
        with self._read.connect() as connection:
            return list(ledger.fetch(connection, ids).values())


def _portions(ids: Iterable[int]) -> Iterator[list[int]]:
    ordered = sorted(set(ids))
    for start in range(0, len(ordered), PORTION):
        yield ordered[start : start + PORTION]
