"""Nine of hers and one impostor, several times over: drawn from what she said and what others said in her manner. Pure."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random

NINE, MOST_ROUNDS = 9, 5
KIN = 0.55, 1.8
"""An impostor is no shorter and no longer than so many times her middle post: length alone must not tell."""


@dataclass(frozen=True)
class Impostor:
    """A text that is not hers, and whose it is: a persona's name, "flat" or "model"."""

    text: str
    whose: str


@dataclass(frozen=True)
class ProofRound:
    """Ten lines, of which the one numbered `impostor` (from 0) is not hers."""

    lines: tuple[str, ...]
    impostor: int
    whose: str


def rounds(
    hers: Sequence[str],
    others: Sequence[Impostor],
    like_her: Callable[[str], float],
    chance: Random,
) -> list[ProofRound]:
    """As many as her lines and the impostors reach for, five at most; the likest impostors come last."""
    count = min(MOST_ROUNDS, len(hers) // NINE)
    chosen = list(_impostors(hers, others, like_her, count))
    lines = chance.sample(list(hers), count * NINE)
    return [
        _round(lines[at * NINE : (at + 1) * NINE], impostor, chance)
        for at, impostor in enumerate(chosen)
    ]


def _round(own: Sequence[str], impostor: Impostor, chance: Random) -> ProofRound:
    place = chance.randrange(NINE + 1)
    return ProofRound((*own[:place], impostor.text, *own[place:]), place, impostor.whose)


def _impostors(
    hers: Sequence[str], others: Sequence[Impostor], like_her: Callable[[str], float], count: int
) -> Iterator[Impostor]:
    """One source after the other, of each what is likest to her; then in the order of likeness."""
    middle = sorted(map(len, hers))[len(hers) // 2] if hers else 0
    fitting = [each for each in others if KIN[0] * middle <= len(each.text) <= KIN[1] * middle]
    by_source: dict[str, list[Impostor]] = {}
    for each in sorted(fitting or others, key=lambda each: -like_her(each.text)):
        by_source.setdefault(each.whose, []).append(each)
    drawn: list[Impostor] = []
    while len(drawn) < count and any(by_source.values()):
        drawn += [own.pop(0) for own in by_source.values() if own]
    return iter(sorted(drawn[:count], key=lambda each: like_her(each.text)))
