"""Heat: how much a story is happening now, from all feeds, before anybody's taste. Pure.

    publishers = log2(1 + families)                          how many independent houses tell it
    speed      = 0.5 · log2(1 + Σ weight of each report of the last 6 hours)
    ranks      = log2(1 + Σ over boards of the standing there)
    raw        = (publishers + speed + ranks) · 0.5 ^ (age / 12 h)
    heat       = min(1, raw / max(98th percentile of the current raws, 4))

`families` are houses, not feeds: two feeds of one house count once (agent/news/families.py). A report weighs less
the more its house reports anyway: 1 for one that tells no more than most, 1/2 for one that tells four times as much.
A standing is 1 at the top of a board and 0.6 at rank 5, up to a quarter more while it climbs and less while it
falls; below rank 5 it is how likely it is to reach the first 3 within 6 hours, against what is usual on that board.
What stays longer than items there usually do counts less, as the root of the excess: a pinned line is no news. `age`
runs from the last report or the last look at a board that showed it. The floor of 4 (about seven houses at once)
keeps a quiet day from looking like a great one: a single fresh item has a heat of some 0.375 at most.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

HALF_LIFE = timedelta(hours=12)
ARRIVING = timedelta(hours=6)
COLD_AFTER = timedelta(hours=72)
FLOOR = 4.0
TOP = 0.98
FIRST = 5  # ranks that stand for themselves
A_RANK = 0.05  # what a climbed rank adds to a standing, up to MOST_RANKS of them
MOST_RANKS = 5


@dataclass(frozen=True)
class Report:
    """One item: the house that it is from, and when it came."""

    family: str
    at: datetime


@dataclass(frozen=True)
class Standing:
    """Where a board has the story, and when that was seen."""

    rank: int
    at: datetime
    lift: float = 1.0
    """Its chance to rise, against the usual one there."""
    climb: float = 0.0
    """Ranks that it climbed within hours; below 0 it fell."""
    stay: float = 1.0
    """How long it has been there, against what is usual there."""


@dataclass(frozen=True)
class Told:
    """All that is known of one story."""

    reports: tuple[Report, ...] = ()
    standings: tuple[Standing, ...] = ()


@dataclass(frozen=True)
class Heat:
    """0..1, and the parts that it is made of: the answer to why."""

    heat: float
    publishers: float
    speed: float
    ranks: float


def heats(
    stories: Mapping[int, Told], now: datetime, usual: Mapping[str, float] | None = None
) -> dict[int, Heat]:
    """Story → heat relative to the other stories given. `usual`: house → its reports in a usual day."""
    weights = weights_of(usual or {})
    parts = {story: _parts(told, now, weights) for story, told in stories.items()}
    raws = {story: sum(parts[story]) * _fresh(told, now) for story, told in stories.items()}
    top = _top(sorted(raws.values()))
    return {
        story: Heat(round(min(1.0, raw / top), 4), *(round(part, 3) for part in parts[story]))
        for story, raw in raws.items()
    }


def _parts(told: Told, now: datetime, weights: Mapping[str, float]) -> tuple[float, float, float]:
    families = {report.family for report in told.reports}
    late = [report for report in told.reports if now - report.at <= ARRIVING]
    arrived = sum(weights.get(report.family, 1.0) for report in late)
    standing = sum(_standing(standing) for standing in told.standings)
    return math.log2(1 + len(families)), 0.5 * math.log2(1 + arrived), math.log2(1 + standing)


def _standing(standing: Standing) -> float:
    """1 at the top, 0.6 at rank 5; below it 0.2 where the chance is the usual one, 0.5 at most."""
    tired = math.sqrt(max(1.0, standing.stay))
    if standing.rank > FIRST:
        return min(0.5, 0.2 * standing.lift) / tired
    climb = max(-MOST_RANKS, min(MOST_RANKS, standing.climb))
    return (1.1 - 0.1 * standing.rank) * (1 + A_RANK * climb) / tired


def _fresh(told: Told, now: datetime) -> float:
    times = [report.at for report in told.reports] + [standing.at for standing in told.standings]
    if not times:
        return 0.0
    return float(0.5 ** (max(timedelta(0), now - max(times)) / HALF_LIFE))


def weights_of(usual: Mapping[str, float]) -> dict[str, float]:
    """House → what a report of its weighs: 1 up to the median of all houses, then as the root falls."""
    rates = sorted(usual.values())
    if not rates:
        return {}
    median = max(rates[len(rates) // 2], 1.0)
    return {family: min(1.0, math.sqrt(median / max(rate, 1.0))) for family, rate in usual.items()}


def _top(ordered: Sequence[float]) -> float:
    return max(FLOOR, ordered[int(TOP * (len(ordered) - 1))]) if ordered else FLOOR
