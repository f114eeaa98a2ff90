"""Verbatim runs: so many words or characters on end that a post shares with its source."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from math import ceil

from agent.text.folding import fold
from agent.text.scripts import HAN, KANA

MOST_CHARACTERS = 12
MOST_WORDS = 8
"""Runs of this many characters (Chinese, Japanese) or words (others) are too much."""
_UNIT = re.compile(rf"[{HAN}{KANA}ー]|[^\W_]+(?:['’][^\W_]+)?")
_WIDE = re.compile(rf"[{HAN}{KANA}ー]")


@dataclass(frozen=True)
class Run:
    """A shared run: its words as folded, how many Han or kana characters, how many other words."""

    text: str = ""
    characters: int = 0
    words: int = 0

    @property
    def share(self) -> float:
        """1.0 and more is too much."""
        return self.characters / MOST_CHARACTERS + self.words / MOST_WORDS


def longest_run(text: str, source: str) -> Run:
    """The run that weighs most; punctuation, case and width don't interrupt one."""
    mine, places = _units(text), _places(source)
    if places.keys().isdisjoint(mine):
        return Run()
    best, before = Run(), dict[int, int]()
    for end, unit in enumerate(mine, start=1):
        row = {place: before.get(place - 1, 0) + 1 for place in places.get(unit, ())}
        if row:
            best = _better(best, mine[end - max(row.values()) : end])
        before = row
    return best


def _better(best: Run, units: list[str]) -> Run:
    """The heavier of the two; no run of n units weighs more than n / MOST_WORDS."""
    if len(units) <= best.share * MOST_WORDS:
        return best
    return max(best, _run(units), key=lambda run: run.share)


def may_share(text: str, source: str, share: float) -> bool:
    """Whether a run could weigh so much at all: it has at least share × MOST_WORDS units. Cheap, as kept texts are
    compared again and again."""
    size = max(1, ceil(share * MOST_WORDS))
    return not _stretches(text, size).isdisjoint(_stretches(source, size))


def shares_run(text: str, source: str) -> str | None:
    """The run if it is too long: 12 Chinese or Japanese characters, 8 words, or a mixture as long."""
    if not may_share(text, source, 1.0):
        return None
    run = longest_run(text, source)
    return run.text if run.share >= 1 else None


def shares_any_run(text: str, sources: Iterable[str]) -> str | None:
    """The first run that is too long, over several sources."""
    return next((run for source in sources if (run := shares_run(text, source))), None)


@lru_cache(maxsize=4096)
def _units(text: str) -> list[str]:
    return _UNIT.findall(fold(text))


@lru_cache(maxsize=1024)
def _stretches(text: str, size: int) -> frozenset[tuple[str, ...]]:
    """All that stands in it of so many units on end."""
    units = _units(text)
    return frozenset(tuple(units[at : at + size]) for at in range(len(units) - size + 1))


@lru_cache(maxsize=4096)
def _places(source: str) -> dict[str, list[int]]:
    """Where each unit stands; kept, since canon and sources are compared again and again."""
    places: dict[str, list[int]] = {}
    for place, unit in enumerate(_units(source)):
        places.setdefault(unit, []).append(place)
    return places


def _run(units: list[str]) -> Run:
    characters = sum(1 for unit in units if _WIDE.fullmatch(unit))
    words = len(units) - characters
    return Run(("" if characters > words else " ").join(units), characters, words)
