"""Every ingredient of the score, for each candidate: a number between 0 and 1, or a little more."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from memory.rank.candidates import Owner, rarities
from memory.rank.places import NOWHERE, Places
from memory.rank.question import Question
from memory.rank.signs import ASKS, TELLS_NUMBER, TELLS_TIME
from memory.rank.windows import AROUND, NEAR, OWN, Window, saturated, scores, spread

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Rows = NDArray[Any]

Parts = dict[str, "Rows"]
CLOSE_DAYS = 3
LATER_DAYS = {"day": 14, "month": 31}
"""What happened is told days or weeks later, not before."""


def parts(owners: Sequence[Owner], rows: Sequence["Rows"], question: Question) -> list[Parts]:
    """For each owner the parts of its candidates, which are these rows."""
    found: list[Parts] = [
        _about(owner.places, at, question) for owner, at in zip(owners, rows, strict=True)
    ]
    times = [_times(owner, at) for owner, at in zip(owners, rows, strict=True)]
    _by_words(owners, rows, times, found)
    return found


def _times(owner: Owner, rows: "Rows") -> "Rows":
    """How often each term stands in each memory; a line for each term."""
    import numpy

    times = numpy.zeros((len(owner.bearings), len(owner.places.ids)), numpy.uint8)
    for line, bearing in zip(times, owner.bearings, strict=True):
        line[bearing.rows] = bearing.times
    times[:, NOWHERE] = 0
    return times


def _by_words(
    owners: Sequence[Owner], rows: Sequence["Rows"], times: Sequence["Rows"], found: list[Parts]
) -> None:
    import numpy

    living = sum(owner.places.living for owner in owners)
    for name, window in (("near", NEAR), ("around", AROUND)):
        rare = rarities(_counts(owners, window), living)
        raw = [
            scores(owner.places, at, window, line, rare)
            for owner, at, line in zip(owners, rows, times, strict=True)
        ]
        _share(found, name, raw)
    rare = rarities(_counts(owners, OWN), living)
    whole = sum(rare) or 1.0
    for each, at, line in zip(found, rows, times, strict=True):
        each["own"] = numpy.asarray(rare) @ (line[:, at] > 0) / whole
    _share(found, "session", _sessions(owners, rows))


def _share(found: list[Parts], name: str, raw: Sequence["Rows"]) -> None:
    """Scores as shares of the best one of all owners."""
    best = max((float(each.max()) for each in raw if len(each)), default=0.0)
    for parts, each in zip(found, raw, strict=True):
        parts[name] = each / best if best > 0 else each * 0.0


def _counts(owners: Sequence[Owner], window: Window) -> list[int]:
    """In how many memories' windows each term stands."""
    terms = range(len(owners[0].bearings))
    if window == OWN:
        return [sum(len(owner.bearings[n].rows) for owner in owners) for n in terms]
    return [
        sum(int(spread(owner.places, owner.bearings[n].rows, window).sum()) for owner in owners)
        for n in terms
    ]


def _sessions(owners: Sequence[Owner], rows: Sequence["Rows"]) -> list["Rows"]:
    """BM25 of the whole session that each candidate stands in."""
    import numpy

    whole = sum(owner.places.sessions() for owner in owners)
    terms = range(len(owners[0].bearings))
    counts = [
        sum(len(numpy.unique(o.places.session[o.bearings[n].rows])) for o in owners) for n in terms
    ]
    rare = rarities(counts, whole)
    return [_of_sessions(owner, at, rare) for owner, at in zip(owners, rows, strict=True)]


def _of_sessions(owner: Owner, rows: "Rows", rare: Sequence[float]) -> "Rows":
    import numpy

    places = owner.places
    codes, slot = numpy.unique(places.session[rows], return_inverse=True)
    slots = numpy.full(len(places.ids) + 1, len(codes))
    slots[codes] = numpy.arange(len(codes))
    length = places.session_length[codes]
    mean = float(places.length.sum()) / max(1, places.sessions())
    found = numpy.zeros(len(codes))
    for bearing, rarity in zip(owner.bearings, rare, strict=True):
        here = slots[places.session[bearing.rows]]
        times = numpy.bincount(here, bearing.times, len(codes) + 1)[: len(codes)]
        found += rarity * saturated(times, length, mean)
    return found[slot]


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
        "length": numpy.log1p(places.length[rows]),
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
