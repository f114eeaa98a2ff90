"""How alike two texts are, on the surface; what sameness creeps in by."""

from collections.abc import Iterable
from functools import lru_cache

from agent.text.folding import letters


def similarity(a: str, b: str) -> float:
    """0..1: mean of Jaccard and containment of character trigrams, letters and digits only."""
    mine, theirs = _grams(a), _grams(b)
    if not mine or not theirs:
        return 0.0
    shared = len(mine & theirs)
    return (shared / len(mine | theirs) + shared / min(len(mine), len(theirs))) / 2


def same_opening(a: str, b: str, n: int = 12) -> bool:
    """Whether both begin with the same `n` letters, or one is the whole beginning of the other."""
    mine, theirs = letters(a)[:n], letters(b)[:n]
    return bool(mine) and mine == theirs


def most_similar(text: str, others: Iterable[str]) -> tuple[float, str]:
    """The likeness and the text of the one that is most like it; (0.0, "") where there is none."""
    return max(((similarity(text, other), other) for other in others), default=(0.0, ""))


@lru_cache(maxsize=256)
def _grams(text: str, n: int = 3) -> frozenset[str]:
    """Some are kept: texts are held against one another by the dozen, each of them against all."""
    plain = letters(text)
    starts = range(max(1, len(plain) - n + 1)) if plain else range(0)
    return frozenset(plain[at : at + n] for at in starts)
