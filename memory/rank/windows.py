"""BM25 over a memory together with its neighbours in its session. What is said next to it tells
what it is about: an answer seldom repeats the words of its question."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING, Any

from memory.rank.places import NOWHERE, Places

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Rows = NDArray[Any]

K1, B = 1.2, 0.75
"""The usual ones (Robertson and Zaragoza 2009, "The Probabilistic Relevance Framework")."""
Window = tuple[int, int]
OWN: Window = (0, 0)
NEAR: Window = (-1, 0)
AROUND: Window = (-3, 2)


@dataclass(frozen=True)
class Bearing:
    """The memories of one owner that bear a term, and how often each does."""

    rows: "Rows"
    times: "Rows"


def saturated(times: "Rows", length: "Rows", mean: float) -> "Rows":
    """The part of BM25 that grows with the number of times, never beyond K1 + 1."""
    return times * (K1 + 1) / (times + K1 * (1 - B + B * length / max(mean, 1e-9)) + 1e-12)


def rarity(bearing: int, count: int) -> float:
    """The idf of a term that so many of `count` bear."""
    return log(1 + (count - bearing + 0.5) / (bearing + 0.5))


def steps(window: Window) -> range:
    return range(window[0], window[1] + 1)


def spread(places: Places, rows: "Rows", window: Window) -> "Rows":
    """All memories whose window these rows stand in, marked in an array over all rows."""
    import numpy

    marked = numpy.zeros(len(places.ids), bool)
    for step in steps(window):
        marked[places.shifted(rows, -step)] = True
    marked[NOWHERE] = False
    return marked


def lengths(places: Places, rows: "Rows", window: Window) -> "Rows":
    import numpy

    found = numpy.zeros(len(rows))
    for step in steps(window):
        found += places.length[places.shifted(rows, step)]
    return found


def mean_length(places: Places, window: Window) -> float:
    import numpy

    def measured() -> float:
        every = numpy.arange(places.count)
        return float(lengths(places, every, window).sum()) / max(1, places.living)

    return places.mean(window, measured)


def scores(
    places: Places,
    rows: "Rows",
    window: Window,
    times: "Rows",
    rarities: Sequence[float],
) -> "Rows":
    """BM25 of these rows' windows. `times` has a line for each term and a column for each row of all."""
    import numpy

    within = numpy.zeros((len(times), len(rows)), numpy.float32)
    for step in steps(window):
        within += times[:, places.shifted(rows, step)]
    length = lengths(places, rows, window)
    return numpy.asarray(rarities) @ saturated(within, length, mean_length(places, window))
