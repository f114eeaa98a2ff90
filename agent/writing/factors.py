"""What multiplies an appeal, each with its words, so that the why of an appeal tells all of them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from agent.types.writing import Appeal

UNSEEN = 0.005


@dataclass(frozen=True)
class Factor:
    """1 changes nothing; `words` say what it is."""

    value: float
    words: str

    def __str__(self) -> str:
        return f"{self.words} ({self.value - 1:+.0%})"


def weighed(found: Appeal, factors: Iterable[Factor | None]) -> Appeal:
    """The appeal with these factors in its score and in its why; those that change nothing are left out."""
    real = [each for each in factors if each and abs(each.value - 1) >= UNSEEN]
    score = found.score
    for each in real:
        score *= each.value
    why = "; ".join((found.why, *map(str, real)))
    return replace(found, score=round(min(1.0, score), 4), why=why)
