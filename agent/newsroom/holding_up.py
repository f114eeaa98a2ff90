"""Whether her voice holds in a model's answers to the frozen briefs. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from statistics import fmean
from typing import Literal

Verdict = Literal["first", "holds", "doubt", "fails", "unclear"]
FLOOR = 30.0
"""Halfway between the flat voice (10) and her own (50): a first replay must come out above it."""
FELL, CHANCE = 5.0, 0.05
"""It fails where it is at least so many points below what it was, and chance does so no more often."""
FEWEST = 4


@dataclass(frozen=True)
class HoldsUp:
    """`mean` is None where nothing was written."""

    verdict: Verdict
    mean: float | None
    words: str


def holds_up(now: Mapping[int, float], before: Sequence[Mapping[int, float]]) -> HoldsUp:
    """`now` are like-her figures by the brief's number, `before` those of earlier replays that held, all
    measured by the same fingerprint. Compared brief by brief, by an exact sign-flip test (Fisher 1935)."""
    mean = round(fmean(now.values()), 1) if now else None
    if mean is None or len(now) < FEWEST:
        return HoldsUp("unclear", mean, f"only {len(now)} of the briefs were answered")
    pairs = [(now[each], fmean(past)) for each in now if (past := _past(each, before))]
    if len(pairs) < FEWEST:
        return _first(mean)
    fell = [earlier - later for later, earlier in pairs]
    was = round(fmean(earlier for _, earlier in pairs), 1)
    if fmean(fell) >= FELL and sign_flip(fell) <= CHANCE:
        return HoldsUp("fails", mean, f"the frozen briefs measure {mean}, and {was} before")
    return HoldsUp("holds", mean, f"the frozen briefs measure {mean}; before it was {was}")


def _first(mean: float) -> HoldsUp:
    if mean < FLOOR:
        words = f"the frozen briefs measure {mean}, nearer to an assistant's voice than to hers"
        return HoldsUp("fails", mean, words)
    return HoldsUp("first", mean, f"the first replay: {mean}; later ones are held against it")


def _past(number: int, before: Sequence[Mapping[int, float]]) -> list[float]:
    return [scores[number] for scores in before if number in scores]


def sign_flip(differences: Sequence[float]) -> float:
    """How often chance alone, giving each difference its sign, sums up to as much; for a dozen at most."""
    whole = sum(differences)
    flips = list(product((1, -1), repeat=len(differences)))
    as_much = sum(
        sum(sign * each for sign, each in zip(signs, differences, strict=True)) >= whole - 1e-9
        for signs in flips
    )
    return as_much / len(flips)
