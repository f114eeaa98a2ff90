"""How far likeness in meaning stands out of what chance gives. An embedder that tells nothing never
does; how much one is believed is thus found out anew with each question, on her own memories."""

from collections.abc import Mapping
from math import log, sqrt
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

SAMPLE = 256
"""So many of a persona's memories show what likeness is usual."""
FEWEST = 8
CERTAIN = 4.0
"""Standing out by so many spreads more than the best of as many random memories would is certain."""


def standing(
    found: Mapping[int, float], vector: list[float], sample: "NDArray[Any]", count: int
) -> dict[int, float]:
    """From 0, not more than chance gives, to 1; squared, so that what barely stands out counts little.
    `sample` holds vectors of length 1. The best of `count` normal deviates is expected at the root of
    2 ln count (Fisher and Tippett 1928)."""
    import numpy

    if len(sample) < FEWEST:
        return dict.fromkeys(found, 0.0)
    asked = numpy.asarray(vector)
    usual = sample @ asked / (float(numpy.linalg.norm(asked)) or 1.0)
    mean, spread = float(usual.mean()), float(usual.std())
    if spread < 1e-9:
        return dict.fromkeys(found, 0.0)
    chance = sqrt(2 * log(max(2, count)))
    return {
        key: min(1.0, max(0.0, ((near - mean) / spread - chance) / CERTAIN)) ** 2
        for key, near in found.items()
    }
