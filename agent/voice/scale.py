"""From raw values to "like her: 0–100", with the honest width of such a figure."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import exp, log, sqrt
from statistics import mean, median, stdev

BACKGROUND_SCORE = 10.0
"""What the middle one of the background posts is given; the middle one of her own lines is given 50."""
DRAWS = 1000
PARTS = 8
"""Of canon, whose neighbouring lines are often about one thing."""
WITHIN = 0.8
"""A width holds so large a share of her own lines, or of batches of them."""


@dataclass(frozen=True)
class Scale:
    """How raw values become 0..100."""

    middle: float = 0.0
    width: float = 1.0

    @classmethod
    def between(cls, own: Sequence[float], others: Sequence[float]) -> "Scale":
        middle = median(own)
        width = max(middle - median(others), 1e-6) / log(100 / BACKGROUND_SCORE - 1)
        return cls(middle, width)

    def of(self, raw: float) -> float:
        return 100 / (1 + exp(max(-50.0, min(50.0, (self.middle - raw) / self.width))))


@lru_cache(maxsize=256)
def batches(own: tuple[float, ...], size: int) -> tuple[float, ...]:
    """Means of so many of her own values, drawn again and again (bootstrap), sorted; one by one for a size
    of 1. A canon is itself a drawing from what she would say, so its middle is known no better than that."""
    if size == 1 or len(own) < 2:
        return tuple(sorted(own))
    chance, unsure = random.Random(0), _unsure(own)
    return tuple(
        sorted(
            sum(chance.choices(own, k=size)) / size + chance.gauss(0, unsure) for _ in range(DRAWS)
        )
    )


def _unsure(own: Sequence[float]) -> float:
    """How far the mean of a canon may lie off by what it happens to be
    about: told by how much the parts of canon differ."""
    count = min(PARTS, len(own))
    cuts = [len(own) * number // count for number in range(count + 1)]
    means = [mean(own[start:end]) for start, end in pairwise(cuts)]
    return stdev(means) / sqrt(count)


def at_share(values: Sequence[float], share: float) -> float:
    """The value below which so large a share of the sorted values lies."""
    return values[min(len(values) - 1, int(share * len(values)))]


def half_width(scale: Scale, own: tuple[float, ...], size: int) -> float:
    """± in points: four of five batches of her own lines score so near to their middle."""
    drawn = batches(own, size)
    low, high = at_share(drawn, (1 - WITHIN) / 2), at_share(drawn, (1 + WITHIN) / 2)
    return (scale.of(high) - scale.of(low)) / 2
