"""Every ingredient of the score, for each candidate: a number between 0 and 1, or a little more."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from memory.rank.asked import Asked
from memory.rank.places import NOWHERE, Places
from memory.rank.question import Question
from memory.rank.signs import ASKS, TELLS_NUMBER, TELLS_TIME
from memory.rank.windows import AROUND, NEAR, OWN, Owner, saturated, together, within

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Rows = NDArray[Any]

Parts = dict[str, "Rows"]
CLOSE_DAYS = 3
LATER_DAYS = {"day": 14, "month": 31}
"""What happened is told days or weeks later, not before."""


HELD_AGAINST = ("near", "around", "session")
"""What counts as a share of the best one of a look."""


@dataclass(frozen=True)
class Measured:
    """Of one owner's candidates, which are these rows, in order: the parts, and which units of the question
    (a line for each) stand in them or just before."""

    rows: "Rows"
    parts: Parts
    covered: "Rows"


def measure(asked: Asked, rows: Sequence["Rows"]) -> list[Measured]:
    """Of the candidates of each owner, which are these rows; those that are held against the best of a look
    are still as they were measured."""
    whole = float(_units(asked, asked.rare[OWN][:, None]).sum()) or 1.0
    return [_measured(asked, number, each, whole) for number, each in enumerate(rows)]


def _measured(asked: Asked, number: int, rows: "Rows", whole: float) -> Measured:
    """All at once, since every step costs about the same for few rows as for many."""
    import numpy

    owner, times = asked.owners[number], asked.times[number]
    sessions, slot = numpy.unique(owner.places.session[rows], return_inverse=True)
    worth = [
        asked.rare[NEAR][:, None] * within(owner.places, rows, NEAR, times),
        asked.rare[AROUND][:, None] * within(owner.places, rows, AROUND, times),
        asked.rare[OWN][:, None] * (times[:, rows] > 0),
        asked.in_sessions[:, None] * _of_sessions(owner, sessions),
    ]
    near, around, own, session = numpy.split(
        _units(asked, numpy.concatenate(worth, axis=1)), numpy.arange(1, 4) * len(rows), axis=1
    )
    parts = _about(owner.places, rows, asked.question)
    parts |= {"near": near.sum(axis=0), "around": around.sum(axis=0)}
    parts |= {"own": own.sum(axis=0) / whole, "session": session.sum(axis=0)[slot]}
    return Measured(rows, parts, near > 0)


def _units(asked: Asked, worth: "Rows") -> "Rows":
    return together(asked.question.units, asked.terms, worth)


def picked(found: Sequence[Measured], rows: Sequence["Rows"]) -> list[Measured]:
    """Of what was measured these rows of each owner, held against the best of them."""
    import numpy

    some = []
    for each, wanted in zip(found, rows, strict=True):
        at = numpy.searchsorted(each.rows, wanted)
        parts = {name: values[at] for name, values in each.parts.items()}
        some.append(Measured(wanted, parts, each.covered[:, at]))
    for name in HELD_AGAINST:
        best = max((float(each.parts[name].max(initial=0.0)) for each in some), default=0.0)
        for each in some:
            each.parts[name] /= best or 1.0
    return some


def _of_sessions(owner: Owner, codes: "Rows") -> "Rows":
    import numpy

    places = owner.places
    slots = numpy.full(len(places.ids) + 1, len(codes))
    slots[codes] = numpy.arange(len(codes))
    length = places.session_length[codes]
    mean = float(places.length.sum()) / max(1, places.sessions())
    found = numpy.zeros((len(owner.bearings), len(codes)))
    for line, bearing in zip(found, owner.bearings, strict=True):
        here = slots[places.session[bearing.rows]]
        times = numpy.bincount(here, bearing.times, len(codes) + 1)[: len(codes)]
        line[:] = saturated(times, length, mean)
    return found


def _about(places: Places, rows: "Rows", question: Question) -> Parts:
    """What does not depend on the words: whose it is, from when, what kind of text."""
    import numpy

    signs = places.signs[rows]
    talk = places.talk(rows)
    before = places.before[rows]
    asked = (places.signs[before] & ASKS > 0) & (places.speaker[before] != places.speaker[rows])
    found: Parts = {
        "who": places.speaker[rows] == places.speakers.get(question.who, -2),
        "time": (signs & question.wants & TELLS_TIME) > 0,
        "number": (signs & question.wants & TELLS_NUMBER) > 0,
        "opening": talk & (before == NOWHERE),
        "answering": talk & asked,
        "asking": talk & (signs & ASKS > 0),
        "length": talk * numpy.log1p(places.length[rows]),
    }
    return {
        name: each.astype(float) for name, each in (found | _days(places, rows, question)).items()
    }


def _days(places: Places, rows: "Rows", question: Question) -> Parts:
    import numpy

    day = places.day[rows]
    found = {name: numpy.zeros(len(rows), bool) for name in ("day", "after", "month")}
    for span in question.spans:
        late = LATER_DAYS.get(span.grain, 0)
        found["after"] |= (day >= span.first) & (day <= span.last + late)
        if span.grain == "day":
            found["day"] |= (day >= span.first - CLOSE_DAYS) & (day <= span.last + CLOSE_DAYS)
            found["month"] |= _same_month(day, span.first)
        else:
            found["month"] |= (day >= span.first) & (day <= span.last)
    return {name: each & (day > 0) for name, each in found.items()}


def _same_month(day: "Rows", named: int) -> "Rows":
    from datetime import date

    then = date.fromordinal(named)
    first = then.replace(day=1).toordinal()
    after = date(then.year + then.month // 12, then.month % 12 + 1, 1).toordinal()
    return (day >= first) & (day < after)
