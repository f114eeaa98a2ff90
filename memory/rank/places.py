"""Where each of a persona's memories stands: in which session, between which neighbours, said by
whom, on which day. Kept as arrays, so that a hundred thousand are gone through in a millisecond."""

from bisect import bisect_left, insort
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Rows = NDArray[Any]

NOWHERE = -1
"""The row of nothing: the last one, which stays empty, so that it can be looked up like any other."""
MINUTES_A_DAY = 24 * 60
CLOSE_MINUTES = 15
"""Further apart, two memories of one session (a week's posts, say) are no talk any more."""
TIMELESS = frozenset({"lore", "work"})
"""Kinds whose day is only the day on which a file was read."""


@dataclass(frozen=True)
class Place:
    """What ranking must know of a memory beside its words. `minute` counts since the year 1, `length`
    is in terms; `fields` has a bit set for each field of the thesaurus that is touched."""

    id: int
    kind: str
    speaker: str
    session: str
    position: int
    minute: int
    length: int
    signs: int
    fields: int


class Places:
    """Rows in the order of ids. A row that is gone stays as a gap with no length and no neighbours."""

    def __init__(self, places: Sequence[Place] = ()) -> None:
        self.count = self.living = 0
        self.kinds: dict[str, int] = {}
        self.speakers: dict[str, int] = {}
        self._sessions: dict[str, int] = {}
        self._members: dict[int, list[tuple[int, int]]] = {}
        self._means: dict[object, tuple[int, float]] = {}
        self._first: int | None = None
        self._talks: bool | None = None
        self._make_room(max(64, len(places) * 5 // 4))
        for place in sorted(places, key=lambda each: each.id):
            self.add(place)

    def _make_room(self, size: int) -> None:
        import numpy

        made: dict[str, Rows] = {
            "ids": numpy.zeros(size + 1, numpy.int64),
            "minute": numpy.zeros(size + 1, numpy.int64),
            "day": numpy.zeros(size + 1, numpy.int32),
            "length": numpy.zeros(size + 1, numpy.int32),
            "kind": numpy.zeros(size + 1, numpy.int16),
            "signs": numpy.zeros(size + 1, numpy.uint8),
            "fields": numpy.zeros(size + 1, numpy.uint64),
            "speaker": numpy.full(size + 1, NOWHERE, numpy.int32),
            "session": numpy.full(size + 1, NOWHERE, numpy.int32),
            "before": numpy.full(size + 1, NOWHERE, numpy.int32),
            "after": numpy.full(size + 1, NOWHERE, numpy.int32),
        }
        for name, array in made.items():
            if self.count:
                array[: self.count] = getattr(self, name)[: self.count]
            setattr(self, name, array)
        sessions: Rows = numpy.zeros(size + 1, numpy.int32)
        if self.count:
            sessions[: len(self._members)] = self.session_length[: len(self._members)]
        self.session_length = sessions

    ids: "Rows"
    minute: "Rows"
    day: "Rows"
    length: "Rows"
    kind: "Rows"
    signs: "Rows"
    fields: "Rows"
    speaker: "Rows"
    session: "Rows"
    before: "Rows"
    after: "Rows"
    session_length: "Rows"

    def fits(self, memory_id: int) -> bool:
        """Whether it can be added: rows are in the order of ids, and only grow at the end."""
        return self.count == 0 or memory_id > int(self.ids[self.count - 1])

    def add(self, place: Place) -> None:
        if self.count == len(self.ids) - 1:
            self._make_room(2 * self.count)
        row = self.count
        self.count, self.living = self.count + 1, self.living + 1
        self.ids[row], self.length[row], self.signs[row] = place.id, place.length, place.signs
        self.minute[row], self.fields[row] = place.minute, place.fields
        self.day[row] = 0 if place.kind in TIMELESS else place.minute // MINUTES_A_DAY
        self._first = self._talks = None
        self.kind[row] = self.kinds.setdefault(place.kind, len(self.kinds))
        if place.speaker:
            self.speaker[row] = self.speakers.setdefault(place.speaker, len(self.speakers))
        self._seat(row, place)

    def _seat(self, row: int, place: Place) -> None:
        """Among the others of its session; one without a session sits alone."""
        code = len(self._members)
        if place.session:
            code = self._sessions.setdefault(place.session, code)
        seats = self._members.setdefault(code, [])
        insort(seats, (place.position, row))
        at = bisect_left(seats, (place.position, row))
        self.session[row] = code
        self.session_length[code] += place.length
        self._join(seats[at - 1][1] if at else NOWHERE, row)
        self._join(row, seats[at + 1][1] if at + 1 < len(seats) else NOWHERE)

    def remove(self, memory_id: int) -> None:
        row = int(self.rows_of([memory_id])[0])
        if row == NOWHERE:
            return
        code = int(self.session[row])
        self._members[code] = [seat for seat in self._members[code] if seat[1] != row]
        self.session_length[code] -= self.length[row]
        before, after = int(self.before[row]), int(self.after[row])
        if before != NOWHERE or after != NOWHERE:
            self._join(before, after)
        self.living -= 1
        self._first = self._talks = None
        self.length[row] = self.signs[row] = self.fields[row] = self.day[row] = 0
        self.session[row] = self.speaker[row] = self.before[row] = self.after[row] = NOWHERE

    def _join(self, one: int, next_one: int) -> None:
        """As neighbours, if both are there and one was said with the other still in the air."""
        together = NOWHERE not in (one, next_one) and self._close(one, next_one)
        if one != NOWHERE:
            self.after[one] = next_one if together else NOWHERE
        if next_one != NOWHERE:
            self.before[next_one] = one if together else NOWHERE

    def _close(self, one: int, other: int) -> bool:
        """Written texts have nobody who says them: their pieces stand by themselves."""
        if NOWHERE in (self.speaker[one], self.speaker[other]):
            return False
        return abs(int(self.minute[one]) - int(self.minute[other])) <= CLOSE_MINUTES

    def rows_of(self, ids: "Sequence[int] | Rows") -> "Rows":
        """NOWHERE for those that are not here, or not any more."""
        import numpy

        wanted = numpy.asarray(ids, numpy.int64)
        if not self.count:
            return numpy.full(len(wanted), NOWHERE)
        rows = numpy.searchsorted(self.ids[: self.count], wanted)
        rows[rows == self.count] = NOWHERE
        here = (self.ids[rows] == wanted) & (self.session[rows] != NOWHERE)
        return numpy.where(here, rows, NOWHERE)

    def shifted(self, rows: "Rows", steps: int) -> "Rows":
        """The neighbours so many steps on, or back; NOWHERE beyond the ends of a session."""
        links = self.after if steps > 0 else self.before
        for _ in range(abs(steps)):
            rows = links[rows]
        return rows

    def mean(self, of: object, measured: Callable[[], float]) -> float:
        """A mean over all memories, measured again when a fiftieth of them has changed."""
        if of not in self._means or abs(self.living - self._means[of][0]) * 50 > self.living:
            self._means[of] = self.living, measured()
        return self._means[of][1]

    def sessions(self) -> int:
        return len(self._members)

    def first_day(self) -> int:
        """The earliest day on which anything happened; the latest possible where nothing did."""
        if self._first is None:
            days = self.day[: self.count]
            self._first = int(days.min(where=days > 0, initial=date.max.toordinal()))
        return self._first

    def talk(self, rows: "Rows") -> "Rows":
        """Which of them were said with another still in the air."""
        import numpy

        if self._talks is None:
            self._talks = bool((self.before[: self.count] != NOWHERE).any())
        if not self._talks:
            return numpy.zeros(len(rows), bool)
        alone = (self.before[rows] == NOWHERE) & (self.after[rows] == NOWHERE)
        return numpy.asarray(~alone)
