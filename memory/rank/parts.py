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


@dataclass(frozen=True)
class Measured:
    """Of one owner's candidates, which are these rows: the parts, and which units of the question
    (a line for each) stand in them or just before."""

    rows: "Rows"
    parts: Parts
    covered: "Rows"


def measure(asked: Asked, rows: Sequence["Rows"]) -> list[Measured]:
    """Of the candidates of each owner, which are these rows."""
    owners = asked.owners
    found = [_about(o.places, at, asked.question) for o, at in zip(owners, rows, strict=True)]
    covered: list[Rows] = []
    for name, window in (("near", NEAR), ("around", AROUND)):
        rare = asked.rare[window][:, None]
        units = [
            _units(asked, rare * within(owner.places, at, window, line))
            for owner, at, line in zip(owners, rows, asked.times, strict=True)
        ]
        share(found, name, [each.sum(axis=0) for each in units])
        covered = covered or [each > 0 for each in units]
    _own(found, rows, asked)
    share(found, "session", _sessions(asked, rows))
    return [Measured(*each) for each in zip(rows, found, covered, strict=True)]


def _units(asked: Asked, worth: "Rows") -> "Rows":
    return together(asked.question.units, asked.terms, worth)


def _own(found: Sequence[Parts], rows: Sequence["Rows"], asked: Asked) -> None:
    """How much of the question stands in the memory itself."""
    rare = asked.rare[OWN][:, None]
    whole = float(_units(asked, rare).sum()) or 1.0
    for parts, at, line in zip(found, rows, asked.times, strict=True):
        parts["own"] = _units(asked, rare * (line[:, at] > 0)).sum(axis=0) / whole


def share(found: Sequence[Parts], name: str, raw: Sequence["Rows"]) -> None:
    """Scores as shares of the best one of all owners."""
    best = max((float(each.max()) for each in raw if len(each)), default=0.0)
    for parts, each in zip(found, raw, strict=True):
        parts[name] = each / best if best > 0 else each * 0.0


def _sessions(asked: Asked, rows: Sequence["Rows"]) -> list["Rows"]:
    """BM25 of the whole session that each candidate stands in."""
    import numpy

    found = []
    for owner, at in zip(asked.owners, rows, strict=True):
        codes, slot = numpy.unique(owner.places.session[at], return_inverse=True)
        worth = asked.in_sessions[:, None] * _of_sessions(owner, codes)
        found.append(_units(asked, worth).sum(axis=0)[slot])
    return found


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
