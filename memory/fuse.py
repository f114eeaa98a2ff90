"""Fusing what several ways of looking found into one ranking, and thinning out near copies."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from memory.terms import normal
from memory.types import Found, Memory

Looks = dict[str, dict[int, float]]
"""Per way of looking the scores of what it found, by memory id."""
WEIGHTS = {"lexical": 1.0, "meaning": 0.5}
FAINT = 0.1
"""What scores less than this share of the best is left out: hashing finds a trace of all in all."""
PINNED = 0.05
RECENT = 0.01
"""Less than any difference that matters: it only settles ties."""
HALF_LIFE_DAYS = 180.0
ALIKE = 0.6
"""Two texts that share more than this of their three-character pieces say the same."""


def fuse(
    looks: Mapping[str, Mapping[int, float]], memories: Mapping[int, Memory], now: datetime
) -> list[Found]:
    """Best first. Each way of looking gives a share of its weight, from 0 to all, in proportion to
    its own best; what it did not find gets nothing from it. Ids without a memory are left out."""
    shares = {name: _shares(found) for name, found in looks.items()}
    found = [_found(memory, shares, now) for memory in memories.values()]
    found.sort(key=lambda each: (-each.score, -each.memory.id))
    return [each for each in found if each.score > FAINT * found[0].score]


def _found(memory: Memory, shares: Mapping[str, Mapping[int, float]], now: datetime) -> Found:
    parts = _parts(memory, shares, now)
    return Found(memory, sum(parts.values()), parts)


def _shares(found: Mapping[int, float]) -> dict[int, float]:
    best = max(found.values(), default=0.0)
    return {key: max(0.0, score) / best for key, score in found.items()} if best > 0 else {}


def _parts(
    memory: Memory, shares: Mapping[str, Mapping[int, float]], now: datetime
) -> dict[str, float]:
    parts = {name: WEIGHTS[name] * found.get(memory.id, 0.0) for name, found in shares.items()}
    days = max(0.0, (now - memory.happened_at).total_seconds() / 86_400)
    parts["recent"] = RECENT * 0.5 ** (days / HALF_LIFE_DAYS)
    if memory.pinned:
        parts["pinned"] = PINNED
    return parts


def spread(found: Iterable[Found], limit: int) -> list[Found]:
    """The best that are no near copies of a better one."""
    kept: list[Found] = []
    for each in found:
        if len(kept) == limit:
            break
        if not any(near_copies(each.memory.text, other.memory.text) for other in kept):
            kept.append(each)
    return kept


def near_copies(one: str, other: str) -> bool:
    mine, others = _pieces(one), _pieces(other)
    return len(mine & others) > ALIKE * len(mine | others) if mine and others else one == other


def _pieces(text: str) -> set[str]:
    letters = "".join(sign for sign in normal(text) if sign.isalnum())
    return {letters[at : at + 3] for at in range(len(letters) - 2)} or ({letters} - {""})
