"""The memories that may be meant: those near the rarest terms, those that speak of the same fields,
and those of a day that is named."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any

from memory.rank.places import NOWHERE, Places
from memory.rank.question import Question
from memory.rank.windows import AROUND, NEAR, OWN, Owner, saturated, steps

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

    owner, fields = asked.owners[number], asked.touched[number]
    rows = _of_kind(owner.places, asked.reached[number], kinds)
    if len(rows) < FEW:
        rows = numpy.union1d(rows, _of_kind(owner.places, numpy.flatnonzero(fields), kinds))
    also = _of_kind(owner.places, also[also != NOWHERE], kinds)
    if len(rows) > MOST:
        value = _first_look(owner, rows, asked.rare[OWN], asked.question) + 0.3 * fields[rows]
        rows = rows[numpy.argpartition(-value, MOST)[:MOST]]
    return numpy.union1d(rows, also).astype(numpy.int64)


def reached(owner: Owner, question: Question) -> "Rows":
    """The rows whose wider window bears any of the terms, and those of a day that is named."""
    import numpy

    found = numpy.zeros(len(owner.places.ids), bool)
    for bearing in owner.bearings:
        found[bearing.rows] = True
    rows = numpy.flatnonzero(found)
    if owner.places.talk(rows).any():
        for step in steps(AROUND):
            found[owner.places.shifted(rows, -step)] = True
    found |= dated(owner.places, question)
    found[NOWHERE] = False
    return numpy.flatnonzero(found)


def _first_look(owner: Owner, rows: "Rows", rare: "Rows", question: Question) -> "Rows":
    """A cheap foretaste of the score: words here, next to here and around here, whose, and when."""
    import numpy

    places = owner.places
    rough = numpy.zeros(len(places.ids))
    mean = float(places.length.sum()) / max(1, places.living)
    for bearing, rarity in zip(owner.bearings, rare, strict=True):
        rough[bearing.rows] += rarity * saturated(bearing.times, places.length[bearing.rows], mean)
    rough[NOWHERE] = 0.0
    value = rough[rows].copy()
    for window in (NEAR, AROUND):
        for step in steps(window):
            value += rough[places.shifted(rows, step)]
    value /= value.max() or 1.0
    value += 0.2 * (places.speaker[rows] == places.speakers.get(question.who, -2))
    return value + 0.5 * dated(places, question)[rows]


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
