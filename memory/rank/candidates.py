"""The memories that may be meant: those near the rarest terms, and those of a day that is named."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from memory.rank.places import NOWHERE, Places
from memory.rank.question import Question
from memory.rank.windows import AROUND, NEAR, Bearing, rarity, saturated, spread

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Rows = NDArray[Any]

MOST = 300
"""So many candidates of each owner are weighed in full."""
MOST_BEARING = 20_000
"""Common terms are left aside once the rarer ones have brought up so many memories."""


@dataclass(frozen=True)
class Owner:
    """One owner's memories, and which of them bear each of the question's terms."""

    places: Places
    bearings: Sequence[Bearing]


def worth_asking(bearing: Sequence[int]) -> list[int]:
    """The numbers of the terms to go by, given how many memories bear each: the rarest, and as many
    more as are affordable."""
    found: list[int] = []
    together = 0
    for number in sorted(range(len(bearing)), key=lambda each: bearing[each]):
        together += bearing[number]
        if found and together > MOST_BEARING:
            break
        found.append(number)
    return sorted(found)


def candidates(
    owner: Owner,
    question: Question,
    rarities: Sequence[float],
    kinds: Collection[str] | None,
    also: "Rows",
) -> "Rows":
    """Their rows, at most `MOST` of those found by words and days, and `also` what others found."""
    import numpy

    places = owner.places
    rough = _rough(owner, rarities)
    rows = numpy.flatnonzero(_reached(owner) | _dated(places, question))
    rows = numpy.union1d(rows, also[also != NOWHERE]).astype(numpy.int64)
    rows = rows[_of_kind(places, rows, kinds)]
    if len(rows) <= MOST:
        return rows
    value = _first_look(places, rows, rough, question)
    best = rows[numpy.argpartition(-value, MOST)[:MOST]]
    return numpy.intersect1d(rows, numpy.union1d(best, also))


def _reached(owner: Owner) -> "Rows":
    import numpy

    rows = [bearing.rows for bearing in owner.bearings]
    return spread(owner.places, numpy.concatenate(rows or [numpy.zeros(0, numpy.int64)]), AROUND)


def _rough(owner: Owner, rarities: Sequence[float]) -> "Rows":
    """BM25 of every memory by itself."""
    import numpy

    places = owner.places
    found = numpy.zeros(len(places.ids))
    mean = float(places.length.sum()) / max(1, places.living)
    for bearing, rare in zip(owner.bearings, rarities, strict=True):
        found[bearing.rows] += rare * saturated(bearing.times, places.length[bearing.rows], mean)
    found[NOWHERE] = 0.0
    return found


def _first_look(places: Places, rows: "Rows", rough: "Rows", question: Question) -> "Rows":
    """A cheap foretaste of the score: words here, next to here and around here, whose, and when."""
    import numpy

    around = sum(rough[places.shifted(rows, step)] for step in range(AROUND[0], AROUND[1] + 1))
    near = sum(rough[places.shifted(rows, step)] for step in range(NEAR[0], NEAR[1] + 1))
    value = numpy.asarray(rough[rows] + near + around)
    value = value / (value.max() or 1.0)
    who = places.speaker[rows] == places.speakers.get(question.who, -2)
    return numpy.asarray(value + 0.2 * who + 0.5 * _dated(places, question)[rows])


def _dated(places: Places, question: Question) -> "Rows":
    import numpy

    found = numpy.zeros(len(places.ids), bool)
    for span in question.spans:
        if span.grain != "year":
            found |= (places.day >= span.first - 3) & (places.day <= span.last + 3)
    found[places.session == NOWHERE] = False
    return found


def _of_kind(places: Places, rows: "Rows", kinds: Collection[str] | None) -> "Rows":
    import numpy

    if kinds is None:
        return numpy.ones(len(rows), bool)
    codes = [places.kinds[kind] for kind in kinds if kind in places.kinds]
    return numpy.isin(places.kind[rows], codes)


def rarities(counts: Sequence[int], whole: int) -> list[float]:
    return [rarity(count, whole) for count in counts]
