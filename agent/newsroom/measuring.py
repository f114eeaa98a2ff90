"""All that is asked of the measured voice by those who guard it, in one place. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from random import Random
from statistics import fmean, quantiles, stdev

from agent.types.persona import Persona
from agent.voice.background import background
from agent.voice.fingerprint import Fingerprint

FOLDS, DRAWS = 3, 400
MARKS = "，。、！？…—；：,.!?;:「」《》“”()（）~～#"
WIDE = 1.96
"""Standard errors to either side, for a span that holds in nineteen of twenty cases."""


@dataclass(frozen=True)
class Window:
    """How the last `count` texts measure, and the span that the mean may be taken for."""

    count: int
    mean: float
    low: float
    high: float


@dataclass(frozen=True)
class Measure:
    """Her fingerprint, with what her own lines measure when each is judged by the others."""

    fingerprint: Fingerprint
    own: tuple[float, ...]

    def score(self, text: str) -> float:
        return round(self.fingerprint.score(text), 1)

    def marks(self, text: str) -> list[str]:
        return self.fingerprint.marks(text)

    def usual(self, count: int) -> tuple[float, float]:
        """Between which values the mean of so many of her own lines lies, nineteen times in twenty."""
        chance = Random(count)
        drawn = sorted(fmean(chance.choices(self.own, k=count)) for _ in range(DRAWS))
        return round(drawn[DRAWS // 40], 1), round(drawn[-DRAWS // 40 - 1], 1)


def measure_of(persona: Persona, personas: Mapping[str, Persona]) -> Measure | None:
    """Against the flat voice and the other personas. None where her canon is too small to be judged by itself."""
    language = persona.file.language
    lines = _lines(persona, language)
    others = [each for name, each in sorted(personas.items()) if name != persona.name]
    voices = (line for each in others for line in _lines(each, language))
    flat = (*background(language), *voices)
    return _measure(lines, flat) if len(lines) >= 2 * FOLDS else None


def _lines(persona: Persona, language: str) -> tuple[str, ...]:
    return tuple(line.text for line in persona.canon if line.language == language)


@lru_cache(maxsize=16)
def _measure(lines: tuple[str, ...], others: tuple[str, ...]) -> Measure:
    own = []
    for fold in range(FOLDS):
        rest = [line for number, line in enumerate(lines) if number % FOLDS != fold]
        trained = Fingerprint.of(rest, others)
        own += [trained.score(line) for line in lines[fold::FOLDS]]
    return Measure(Fingerprint.of(lines, others), tuple(own))


def window(scores: Sequence[float]) -> Window | None:
    """None where there is nothing; of a single text nothing can be said but that it is one."""
    if not scores:
        return None
    mean = fmean(scores)
    wide = WIDE * stdev(scores) / len(scores) ** 0.5 if len(scores) > 1 else 50.0
    low, high = max(0.0, mean - wide), min(100.0, mean + wide)
    return Window(len(scores), round(mean, 1), round(low, 1), round(high, 1))


def habits_of(persona: Persona) -> list[str]:
    """What her canon does, in sentences."""
    lines = _lines(persona, persona.file.language)
    if len(lines) < 4:
        return []
    short, middle, long_ = quantiles([len(line) for line in lines], n=4)
    begins, ends = (_often([line[at] for line in lines]) for at in (0, -1))
    never = " ".join(mark for mark in MARKS if mark not in "".join(lines))
    return [
        f"half of her lines have {short:.0f} to {long_:.0f} characters, the middle one {middle:.0f}",
        f"her longest line has {max(map(len, lines))} characters",
        *([f"she often begins with {' '.join(begins)}"] if begins else []),
        *([f"she often ends with {' '.join(ends)}"] if ends else []),
        *([f"she never writes {never}"] if never else []),
    ]


def _often(marks: Sequence[str]) -> list[str]:
    counts = {mark: marks.count(mark) for mark in dict.fromkeys(marks)}
    ordered = sorted(counts, key=lambda mark: -counts[mark])
    return [mark for mark in ordered if counts[mark] > 1][:5]
