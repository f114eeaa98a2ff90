"""Which items tell the same in two languages, by vectors of an embedding model.

How near is near differs from model to model. So two items count only if each is the other's nearest in that
language, and they stand out of what is usual between the two languages by far more than the best of so many
would by chance: the best of n normal deviates is expected at the root of 2 ln n (Fisher and Tippett 1928).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from math import log, sqrt
from typing import TYPE_CHECKING, Any

from agent.news.likeness import APART, Entry
from agent.text.numerals import numbers

if TYPE_CHECKING:
    from numpy.typing import NDArray

FEWEST = 30
"""Among fewer items of a language nothing can stand out."""
BEYOND_CHANCE = 1.0


def bridges(
    new: Iterable[Entry], known: Iterable[Entry], vectors: Mapping[int, Sequence[float]]
) -> dict[int, int]:
    """Item → the item in another language that tells the same, both ways; one of each pair is new."""
    fresh = {entry.id for entry in new if not entry.said.untold}
    spoken: dict[str, list[Entry]] = defaultdict(list)
    for entry in (*known, *new):
        if entry.id in vectors and entry.language and not entry.said.untold:
            spoken[entry.language].append(entry)
    found: dict[int, int] = {}
    for here, there in combinations(sorted(spoken), 2):
        for one, other in _pairs(spoken[here], spoken[there], vectors):
            if fresh & {one.id, other.id} and _may_agree(one, other):
                found.setdefault(one.id, other.id)
                found.setdefault(other.id, one.id)
    return {one: other for one, other in found.items() if found[other] == one}


def _pairs(
    here: Sequence[Entry], there: Sequence[Entry], vectors: Mapping[int, Sequence[float]]
) -> Iterable[tuple[Entry, Entry]]:
    """Each other's nearest, where both stand out."""
    if min(len(here), len(there)) < FEWEST:
        return
    near = _directions(here, vectors) @ _directions(there, vectors).T
    outstanding = _outstanding(near) & _outstanding(near.T).T
    for row, column in enumerate(near.argmax(axis=1)):
        if near[:, column].argmax() == row and outstanding[row, column]:
            yield here[row], there[column]


def _directions(entries: Sequence[Entry], vectors: Mapping[int, Sequence[float]]) -> "NDArray[Any]":
    import numpy

    rows = numpy.asarray([vectors[entry.id] for entry in entries], dtype=numpy.float32)
    lengths = numpy.linalg.norm(rows, axis=1, keepdims=True)
    return numpy.asarray(rows / numpy.maximum(lengths, 1e-9))


def _outstanding(near: "NDArray[Any]") -> "NDArray[Any]":
    """Which likenesses stand out of the others in their row."""
    import numpy

    best, others = near.max(axis=1, keepdims=True), near.shape[1] - 1
    usual = (near.sum(axis=1, keepdims=True) - best) / others
    squares = (near * near).sum(axis=1, keepdims=True) - best * best
    spread = (squares / others - usual * usual).clip(min=1e-9) ** 0.5
    least = (sqrt(2 * log(others)) + BEYOND_CHANCE) * spread
    return numpy.asarray(near - usual >= least)


def _may_agree(one: Entry, other: Entry) -> bool:
    """Not too far apart in time, and not each with numbers of its own."""
    mine, yours = numbers(one.title), numbers(other.title)
    return abs(one.at - other.at) <= APART and not (mine and yours and not mine & yours)
