"""How far what she wrote lately is from her voice, and when that can be no chance any more."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import mean, stdev

from agent.voice.fingerprint import Fingerprint
from agent.voice.scale import at_share, batches

FEWEST = 3
WINDOWS = (10, 20, 50)
LOOKS = ((10, 0.01), (20, 0.04))
"""Of every twenty posts, the first ten are looked at and then all: with the chance of a false alarm, five in
a hundred together."""
BLOCK = LOOKS[-1][0]
OUT = 3.0
"""Spreads of her own lines: no post counts as further out, so one alone, however strange, never alarms."""


@dataclass(frozen=True)
class Window:
    """Her last texts together, against her canon."""

    size: int
    """So many are meant;"""
    count: int
    """so many there are."""
    score: float
    width: float
    """± in points, for so many of her own lines."""
    share: float
    """Of so many of her own lines together, the share that scores lower: below .05 it is hardly chance."""


@dataclass(frozen=True)
class Slide:
    """An alarm: so many posts in a row are less like her than chance allows."""

    first: int
    """The place of the first of them in what was looked at."""
    count: int
    score: float
    width: float

    @property
    def words(self) -> str:
        return (
            f"her last {self.count} posts sound like her to {self.score:.0f} of 100; "
            f"so many of her own lines to 50 ± {self.width:.0f}"
        )


def drift(fingerprint: Fingerprint, texts: Sequence[str], last: int = 10) -> float | None:
    """The score of the last texts (newest last) less 50: below zero is away from her; None for fewer than 3."""
    found = window(fingerprint, texts, last)
    return None if found is None else found.score - 50


def window(fingerprint: Fingerprint, texts: Sequence[str], size: int) -> Window | None:
    """The last so many of them, newest last; None for fewer than 3."""
    recent = [fingerprint.raw(text) for text in texts[-size:]]
    if len(recent) < FEWEST:
        return None
    middle = mean(recent)
    drawn = batches(tuple(fingerprint.own.values()), len(recent))
    share = sum(value < middle for value in drawn) / len(drawn)
    width = fingerprint.width(len(recent))
    return Window(size, len(recent), fingerprint.together(recent), width, share)


def windows(fingerprint: Fingerprint, texts: Sequence[str]) -> list[Window]:
    found = (window(fingerprint, texts, size) for size in WINDOWS)
    return [each for each in found if each is not None]


def split(
    fingerprint: Fingerprint, texts: Sequence[str], by: Sequence[str], last: int = WINDOWS[-1]
) -> Mapping[str, Window]:
    """The last texts by what they have in common (a model, a version, a week), in the order of its first text."""
    recent = list(zip(by, texts, strict=True))[-last:]
    parts: dict[str, list[str]] = {}
    for name, text in recent:
        parts.setdefault(name, []).append(text)
    found = {name: window(fingerprint, some, last) for name, some in parts.items()}
    return {name: each for name, each in found.items() if each is not None}


def slide(fingerprint: Fingerprint, texts: Sequence[str]) -> Slide | None:
    """The first alarm in these posts (oldest first), which begin where the watch did."""
    values = [fingerprint.raw(text) for text in texts]
    found = first_slide(values, Limits.of(fingerprint))
    if found is None:
        return None
    first, count = found
    score = fingerprint.together(values[first : first + count])
    return Slide(first, count, score, fingerprint.width(count))


@dataclass(frozen=True)
class Limits:
    """How many texts are looked at together, and the mean below which it is no chance."""

    least: float
    most: float
    """The mean of her own lines: a post that is very much like her makes up for none that is not."""
    means: tuple[tuple[int, float], ...]

    @classmethod
    def of(cls, fingerprint: Fingerprint) -> "Limits":
        own = fingerprint.far
        spread = stdev(own) if len(own) > 1 else 0.0
        least, most = mean(own) - OUT * spread, mean(own)
        near = tuple(max(least, min(most, value)) for value in own)
        return cls(
            least,
            most,
            tuple((size, at_share(batches(near, size), chance)) for size, chance in LOOKS),
        )

    def below(self, values: Sequence[float]) -> bool:
        limit = dict(self.means).get(len(values))
        return (
            limit is not None and mean(max(self.least, min(self.most, v)) for v in values) < limit
        )


def first_slide(values: Sequence[float], limits: Limits) -> tuple[int, int] | None:
    """Where a block began, and after how many of its posts the alarm came."""
    for start in range(0, len(values), BLOCK):
        for size, _ in limits.means:
            if limits.below(values[start : start + size]):
                return start, size
    return None
