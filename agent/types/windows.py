"""Hours of a day in which something may happen, and when the next of them begin."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import AfterValidator

_WINDOW = re.compile(r"([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d")


def _window(value: str) -> str:
    if not _WINDOW.fullmatch(value) or value[:5] >= value[6:]:
        raise ValueError(f"{value!r} is no window; write from-to within a day, such as 20:00-23:30")
    return value


Window = Annotated[str, AfterValidator(_window)]


def opens(windows: Sequence[str], zone: ZoneInfo, at: datetime) -> datetime:
    """`at` itself where a window is open then (its end counts as open), else when the next one opens."""
    if not windows:
        return at
    local = at.astimezone(zone)
    if any(window[:5] <= f"{local:%H:%M}" <= window[6:] for window in windows):
        return at
    starts = [
        _start(local + timedelta(days=ahead), window) for ahead in (0, 1) for window in windows
    ]
    return min(start for start in starts if start > at)


def _start(day: datetime, window: str) -> datetime:
    """A time that the clocks leave out moves to the next valid one (law 13)."""
    there = datetime.combine(day.date(), time.fromisoformat(window[:5]), day.tzinfo)
    return there.astimezone(UTC)
