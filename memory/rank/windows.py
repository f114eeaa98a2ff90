"""BM25 over a memory together with its neighbours in its session. What is said next to it tells
what it is about: an answer seldom repeats the words of its question."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING, Any

from memory.rank.places import NOWHERE, Places
from memory.rank.question import Unit

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Rows = NDArray[Any]

K1, B = 1.2, 0.75
"""The usual ones (Robertson and Zaragoza 2009, "The Probabilistic Relevance Framework")."""
IN_OTHER_WORDS = 0.75
"""What a concept counts that a memory speaks of in other words than the question."""
Window = tuple[int, int]
OWN: Window = (0, 0)
NEAR: Window = (-1, 0)
AROUND: Window = (-3, 2)


@dataclass(frozen=True)
class Bearing:
    """The memories of one owner that bear a term, and how often each does."""

    rows: "Rows"
    times: "Rows"


@dataclass(frozen=True)
class Owner:
    """One owner's memories, and which of them bear each of the terms that are looked for."""

    places: Places
    bearings: Sequence[Bearing]


def saturated(times: "Rows", length: "Rows", mean: float) -> "Rows":
    """The part of BM25 that grows with the number of times, never beyond K1 + 1."""
    return times * (K1 + 1) / (times + K1 * (1 - B + B * length / max(mean, 1e-9)) + 1e-12)


def rarities(counts: Sequence[int], whole: int) -> "Rows":
    """The idf of terms that so many of the whole bear."""
    import numpy

    return numpy.asarray([log(1 + (whole - count + 0.5) / (count + 0.5)) for count in counts])


def steps(window: Window) -> range:
    return range(window[0], window[1] + 1)


def near_steps(places: Places, rows: "Rows", window: Window) -> Sequence[int]:
    """Where nobody talks, nothing stands next to anything."""
    return steps(window) if places.talk(rows).any() else (0,)


def spread(places: Places, rows: "Rows", window: Window) -> "Rows":
    """All memories whose window these rows stand in, marked in an array over all rows."""
    import numpy

    marked = numpy.zeros(len(places.ids), bool)
    for step in steps(window):
        marked[places.shifted(rows, -step)] = True
    marked[NOWHERE] = False
    return marked


def counts(owners: Sequence[Owner], window: Window) -> list[int]:
    """In how many memories' windows each term stands."""
    terms = range(len(owners[0].bearings))
    if window == OWN:
        return [sum(len(owner.bearings[n].rows) for owner in owners) for n in terms]
    return [sum(_spread_over(owner, n, window) for owner in owners) for n in terms]


def _spread_over(owner: Owner, number: int, window: Window) -> int:
    import numpy

    rows = owner.bearings[number].rows
    if not owner.places.talk(rows).any():
        return len(rows)
    return int(numpy.count_nonzero(spread(owner.places, rows, window)))


def within(places: Places, rows: "Rows", window: Window, times: "Rows") -> "Rows":
    """BM25's saturated counts for these rows' windows: a line for each term, a column for each row.
    `times` has a column for each row of all."""
    import numpy

    found = numpy.zeros((len(times), len(rows)), numpy.float32)
    for step in near_steps(places, rows, window):
        found += times[:, places.shifted(rows, step)]
    return saturated(found, _lengths(places, rows, window), _mean_length(places, window))


def _lengths(places: Places, rows: "Rows", window: Window) -> "Rows":
    import numpy

    found = numpy.zeros(len(rows))
    for step in near_steps(places, rows, window):
        found += places.length[places.shifted(rows, step)]
    return found


def _mean_length(places: Places, window: Window) -> float:
    import numpy

    def measured() -> float:
        every = numpy.arange(places.count)
        return float(_lengths(places, every, window).sum()) / max(1, places.living)

    return places.mean(window, measured)


def together(units: Sequence[Unit], terms: Sequence[str], worth: "Rows") -> "Rows":
    """What each unit is worth, from what its terms are: those that the question uses added up, or the
    best of its concepts, somewhat discounted, where that is more. A line for each unit."""
    import numpy

    line = {term: number for number, term in enumerate(terms)}
    found = numpy.zeros((len(units), worth.shape[1]))
    for unit, here in zip(units, found, strict=True):
        for term in unit.terms:
            if term in line:
                here += worth[line[term]]
        for other in unit.concepts:
            if other in line:
                numpy.maximum(here, IN_OTHER_WORDS * worth[line[other]], out=here)
    return found
