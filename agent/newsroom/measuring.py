"""All that is asked of the measured voice by those who guard it, in one place. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, stdev

from agent.newsroom.voices import LEAST_LINES, voice_of
from agent.types.persona import Persona
from agent.voice.eras import yardstick
from agent.voice.fingerprint import Fingerprint
from agent.voice.scale import at_share, batches

WIDE, WITHIN = 1.96, 0.95
"""Standard errors to either side, and the share of her own lines, for a span that holds nineteen times in twenty."""


@dataclass(frozen=True)
class Window:
    """How the last `count` texts measure, and the span that the mean may be taken for."""

    count: int
    mean: float
    low: float
    high: float


@dataclass(frozen=True)
class Measure:
    """Her fingerprint, as those ask it who guard her voice."""

    fingerprint: Fingerprint

    def score(self, text: str) -> float:
        return round(self.fingerprint.score(text), 1)

    def marks(self, text: str) -> list[str]:
        return self.fingerprint.marks(text)

    def usual(self, count: int) -> tuple[float, float]:
        """Between which values so many of her own lines lie together, nineteen times in twenty."""
        drawn = batches(tuple(self.fingerprint.own.values()), count)
        ends = (at_share(drawn, (1 - WITHIN) / 2), at_share(drawn, (1 + WITHIN) / 2))
        low, high = (round(self.fingerprint.scale.of(end), 1) for end in ends)
        return low, high


def measure_of(persona: Persona, personas: Mapping[str, Persona]) -> Measure | None:
    """Of her present era. None where it has too few lines to be judged by itself."""
    lines = yardstick(persona.canon, persona.file.language).lines
    return Measure(voice_of(persona, personas)) if len(lines) >= LEAST_LINES else None


def window(scores: Sequence[float]) -> Window | None:
    """None where there is nothing; of a single text nothing can be said but that it is one."""
    if not scores:
        return None
    mean = fmean(scores)
    wide = WIDE * stdev(scores) / len(scores) ** 0.5 if len(scores) > 1 else 50.0
    low, high = max(0.0, mean - wide), min(100.0, mean + wide)
    return Window(len(scores), round(mean, 1), round(low, 1), round(high, 1))


def habits_of(measure: Measure | None) -> list[str]:
    """What her canon does, in sentences."""
    return measure.fingerprint.habits.in_words() if measure else []
