"""What a rehearsal measured of one side, and where its limits lie. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import fmean, variance

from agent.text.sameness import most_similar, same_opening
from agent.types.persona import Rehearse


@dataclass(frozen=True)
class Said:
    """One post of a side: how much like her, and how many warnings it bears."""

    text: str
    voice: float | None
    flags: int


@dataclass(frozen=True)
class Figures:
    """Means over the posts; None where there is no post, or nothing to compare with."""

    moments: int
    posts: int
    silence: float
    voice: float | None
    voice_error: float | None
    """The mean's standard error: a difference below twice that may be chance."""
    flags: float | None
    sameness: float | None
    openings: float | None
    """The share of posts that open as an earlier one did."""


def figures_of(moments: int, said: Sequence[Said]) -> Figures:
    voices = [each.voice for each in said if each.voice is not None]
    texts = [each.text for each in said]
    alike = [most_similar(text, texts[:at])[0] for at, text in enumerate(texts) if at]
    again = [
        any(same_opening(text, other) for other in texts[:at]) for at, text in enumerate(texts)
    ]
    return Figures(
        moments=moments,
        posts=len(said),
        silence=round(1 - len(said) / moments, 3) if moments else 0.0,
        voice=_mean(voices),
        voice_error=round(sqrt(variance(voices) / len(voices)), 2) if len(voices) > 1 else None,
        flags=_mean([each.flags for each in said]),
        sameness=_mean(alike),
        openings=_mean([float(each) for each in again]),
    )


def _mean(values: Sequence[float]) -> float | None:
    return round(fmean(values), 3) if values else None


@dataclass(frozen=True)
class Limit:
    """One of the author's limits, and what was found; None where nothing could be measured."""

    name: str
    allowed: float
    found: float | None

    @property
    def broken(self) -> bool:
        if self.found is None:
            return self.name == "least_voice"  # no post at all is no voice
        return (
            self.found < self.allowed if self.name == "least_voice" else self.found > self.allowed
        )


def limits_of(wanted: Rehearse, found: Figures) -> Iterator[Limit]:
    """None of them can be judged where no moment was played to its end."""
    measured = {
        "least_voice": found.voice, "most_silence": found.silence, "most_flags": found.flags,
        "most_sameness": found.sameness,
    }  # fmt: skip
    for name, value in measured.items():
        allowed = getattr(wanted, name)
        if allowed is not None and found.moments:
            yield Limit(name, allowed, value)
