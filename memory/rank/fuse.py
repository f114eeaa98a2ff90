"""Making one score of what was measured: by words, by meaning, and by what people and use tell."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from memory.rank.score import Hit
from memory.rank.weights import WEIGHTS
from memory.types import Found, Memory

FAINT = 0.1
"""What bears on the question by less than this share of the best is no find."""
PINNED = 0.25
USED, OFTEN = 0.02, 8
"""For each published post that rested on it, up to so many: all of it is less than a pin."""
RECENT = 0.05
"""Less than any difference that matters: it only settles ties, where the present is asked about."""
HALF_LIFE_DAYS = 180.0
BEARING = ("own", "near", "around", "field", "day", "meaning")
"""The parts without which nothing has to do with the question, whoever said it and when."""


def fuse(
    hits: Iterable[Hit], memories: Mapping[int, Memory], now: datetime, of_present: bool = False
) -> list[Found]:
    """Best first; of equals the newer. Hits without a memory are left out."""
    found = [_found(hit, memories[hit.id], now, of_present) for hit in hits if hit.id in memories]
    found.sort(
        key=lambda each: (-each.score, -each.memory.happened_at.timestamp(), -each.memory.id)
    )
    bearing = [_bearing(each.parts) for each in found]
    least = FAINT * max(bearing, default=0.0)
    return [each for each, much in zip(found, bearing, strict=True) if much > least]


def _found(hit: Hit, memory: Memory, now: datetime, of_present: bool) -> Found:
    parts = {name: WEIGHTS[name] * value for name, value in hit.parts.items() if value}
    if of_present:
        days = max(0.0, (now - memory.happened_at).total_seconds() / 86_400)
        parts["recent"] = RECENT * 0.5 ** (days / HALF_LIFE_DAYS)
    if memory.pinned:
        parts["pinned"] = PINNED
    if memory.uses:
        parts["used"] = USED * min(OFTEN, memory.uses)
    return Found(memory, sum(parts.values()), parts)


def _bearing(parts: Mapping[str, float]) -> float:
    return sum([parts.get(name, 0.0) for name in BEARING])
