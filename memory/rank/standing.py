"""How far likeness in meaning stands out of what chance gives. An embedder that tells nothing never
does; how much one is believed is thus found out anew with each question, on her own memories."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import log, sqrt
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

SAMPLE = 256
"""So many of a persona's memories show what likeness is usual."""
FEWEST = 8
CERTAIN = 4.0
"""Standing out by so many spreads more than the best of as many random memories would is certain."""


@dataclass(frozen=True)
class Usual:
    """What likeness to a question is usual, how much it varies, and how far the best of as many would stand
    out by chance; no spread: too little is known to tell."""

    mean: float
    spread: float
    chance: float


def usual(vector: list[float], sample: "NDArray[Any]", count: int) -> Usual:
    """`sample` holds vectors of length 1. The best of `count` normal deviates is expected at the root of
    2 ln count (Fisher and Tippett 1928)."""
    import numpy

    chance = sqrt(2 * log(max(2, count)))
    if len(sample) < FEWEST:
        return Usual(0.0, 0.0, chance)
    asked = numpy.asarray(vector, sample.dtype)
    likeness = sample @ asked / (float(numpy.linalg.norm(asked)) or 1.0)
    return Usual(float(likeness.mean()), float(likeness.std()), chance)


def standing(found: Mapping[int, float], of: Usual) -> dict[int, float]:
    """Those that stand out: above 0, which is what chance gives, to 1; squared, so that what barely
    stands out counts little."""
    if of.spread < 1e-9:
        return {}
    out = {
        key: min(1.0, ((near - of.mean) / of.spread - of.chance) / CERTAIN)
        for key, near in found.items()
    }
    return {key: value**2 for key, value in out.items() if value > 0}
