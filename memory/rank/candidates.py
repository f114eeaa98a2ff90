"""The memories that may be meant: those near the rarest terms, those that speak of the same fields,
and those of a day that is named."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any

from memory.rank.places import NOWHERE, Places
from memory.rank.question import Question
from memory.rank.windows import AROUND, NEAR, Owner, near_steps, saturated, steps

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from memory.rank.asked import Asked

    Rows = NDArray[Any]

MOST = 300
"""So many candidates of each owner are weighed in full."""
FEW = 2000
"""Where words and days bring up fewer, those that only share a field are looked at, too."""
MOST_BEARING = 10_000
"""Common terms are left aside once the rarer ones have brought up so many memories."""
SLACK_DAYS = 3


def worth_asking(bearing: Sequence[int]) -> list[int]:
    """The numbers of the terms to go by, given how many memories bear each: the rarest, and as many
    more as are affordable."""
    found: list[int] = []
    altogether = 0
    for number in sorted(range(len(bearing)), key=lambda each: bearing[each]):
        altogether += bearing[number]
        if found and altogether > MOST_BEARING:
            break
        found.append(number)
    return sorted(found)


def candidates(asked: "Asked", number: int, kinds: Collection[str] | None, also: "Rows") -> "Rows":
    """The rows of one owner: at most `MOST` of those found by words, fields and days, and `also` what
    others found."""
    import numpy

    places, fields = asked.owners[number].places, asked.touched[number]
    rows = _of_kind(places, asked.reached[number], kinds)
    if len(rows) < FEW:
        marked = numpy.zeros(len(places.ids), bool)
        marked[rows] = True
        marked[_of_kind(places, asked.touching[number], kinds)] = True
        rows = numpy.flatnonzero(marked)
    also = _of_kind(places, also[also != NOWHERE], kinds)
    if len(rows) > MOST:
        value = _first_look(asked, number, rows) + 0.3 * fields[rows]
        rows = rows[numpy.argpartition(-value, MOST)[:MOST]]
    return numpy.union1d(rows, also).astype(numpy.int64)


def reached(owner: Owner, named: "Rows") -> "Rows":
    """The rows whose wider window bears any of the terms, and those of a day that is named."""
    import numpy

    found = numpy.zeros(len(owner.places.ids), bool)
    for bearing in owner.bearings:
        found[bearing.rows] = True
    rows = numpy.flatnonzero(found)
    if owner.places.talk(rows).any():
        for step in steps(AROUND):
            found[owner.places.shifted(rows, -step)] = True
    found |= named
    found[NOWHERE] = False
    return numpy.flatnonzero(found)


def _first_look(asked: "Asked", number: int, rows: "Rows") -> "Rows":
    """A cheap foretaste of the score: words here, next to here and around here, whose, and when."""
    places, question = asked.owners[number].places, asked.question
    value = asked.rough[number][rows]
    value /= value.max() or 1.0
    value += 0.2 * (places.speaker[rows] == places.speakers.get(question.who, -2))
    return value + 0.5 * asked.dated[number][rows]


def rough(owner: Owner, rare: "Rows", rows: "Rows") -> "Rows":
    """BM25 of the words of these rows, of those next to them and of those around them, in an array over
    all rows."""
    import numpy

    places = owner.places
    here = numpy.zeros(len(places.ids))
    mean = float(places.length.sum()) / max(1, places.living)
    for bearing, rarity in zip(owner.bearings, rare, strict=True):
        here[bearing.rows] += rarity * saturated(bearing.times, places.length[bearing.rows], mean)
    here[NOWHERE] = 0.0
    value = here[rows].copy()
    for window in (NEAR, AROUND):
        for step in near_steps(places, rows, window):
            value += here[places.shifted(rows, step)]
    here[rows] = value
    return here


def dated(places: Places, question: Question) -> "Rows":
    """The memories of a day or month that is named, or of some days next to it."""
    import numpy

    found = numpy.zeros(len(places.ids), bool)
    for span in question.spans:
        if span.grain != "year":
            first, last = span.first - SLACK_DAYS, span.last + SLACK_DAYS
            found |= (places.day >= first) & (places.day <= last)
    found[places.session == NOWHERE] = False
    return found


def _of_kind(places: Places, rows: "Rows", kinds: Collection[str] | None) -> "Rows":
    import numpy

    wanted = numpy.full(len(places.kinds) + 1, kinds is None)
    wanted[[places.kinds[kind] for kind in kinds or () if kind in places.kinds]] = True
    lawful = wanted[places.kind[rows]] & (places.session[rows] != NOWHERE)
    return numpy.compress(lawful, rows)
