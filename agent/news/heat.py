"""Heat: how much a story is happening now, from all feeds, before anybody's taste.

    raw  = (log2(1 + publishers) + 0.5 · log2(1 + arrivals)) · 0.5 ^ (age / 12 h)
    heat = min(1, raw / max(98th percentile of the current raws, 4))

`publishers` are distinct, `arrivals` the items of the last 6 hours, `age` runs from the last item. The floor
of 4 (about seven publishers at once) keeps a quiet day from looking like a great one: a single fresh item
has a heat of some 0.375 at most.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

HALF_LIFE = timedelta(hours=12)
ARRIVING = timedelta(hours=6)
COLD_AFTER = timedelta(hours=72)
FLOOR = 4.0
TOP = 0.98


@dataclass(frozen=True)
class Reports:
    """What is told of one story: how many publishers, and when each item came."""

    publishers: int
    times: tuple[datetime, ...]


def heats(stories: Mapping[int, Reports], now: datetime) -> dict[int, float]:
    """Story → heat, 0..1, relative to the other stories given."""
    raws = {story: raw(reports, now) for story, reports in stories.items()}
    top = _top(sorted(raws.values()))
    return {story: round(min(1.0, value / top), 4) for story, value in raws.items()}


def raw(reports: Reports, now: datetime) -> float:
    if not reports.times:
        return 0.0
    age = max(timedelta(0), now - max(reports.times))
    arrivals = sum(now - at <= ARRIVING for at in reports.times)
    size = math.log2(1 + reports.publishers) + 0.5 * math.log2(1 + arrivals)
    return float(size * 0.5 ** (age / HALF_LIFE))


def _top(ordered: list[float]) -> float:
    return max(FLOOR, ordered[int(TOP * (len(ordered) - 1))]) if ordered else FLOOR
