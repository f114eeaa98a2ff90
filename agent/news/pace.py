"""How often a feed is asked: sooner while it changes, more rarely while it doesn't, never all at once."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

LONGEST_WAIT = timedelta(hours=24)
SHORTEST_WAIT = timedelta(minutes=1)
SOONER, RARER = 0.5, 1.25
"""What a pace is multiplied by after news, and after none. They balance where one asking in four brings
news, so that news waits about a seventh of a feed's usual gap."""
JITTER = 0.1
"""So much of a wait is left to chance, so that feeds added together aren't asked together for ever."""


@dataclass(frozen=True)
class Limits:
    """Between these a feed's pace moves; a new feed begins with the shortest."""

    shortest: timedelta
    longest: timedelta

    def within(self, pace: timedelta) -> timedelta:
        return min(max(pace, self.shortest), max(self.longest, self.shortest))


def next_pace(pace: timedelta | None, limits: Limits, *, news: bool) -> timedelta:
    if pace is None:
        return limits.shortest
    return limits.within(pace * (SOONER if news else RARER))


def wait_after_reading(
    pace: timedelta, fresh: timedelta, limits: Limits, chance: float
) -> timedelta:
    """The pace, or as long as the site says that nothing will change, within the limits."""
    return max(jittered(pace, chance), min(fresh, limits.within(fresh)))


def wait_after_failure(
    failures: int, told: timedelta | None, shortest: timedelta, chance: float
) -> timedelta:
    """Twice as long with each failure in a row, up to a day, unless the site says when."""
    if told is not None:
        return min(LONGEST_WAIT, max(told, SHORTEST_WAIT))
    return jittered(min(LONGEST_WAIT, shortest * (1 << min(failures, 12))), chance)


def jittered(wait: timedelta, chance: float) -> timedelta:
    """Up to a tenth sooner."""
    return wait * (1 - JITTER * chance)


def chance_of(url: str, at: datetime) -> float:
    """0 up to 1, drawn with a seed from feed and moment, so that a rehearsal can be repeated."""
    drawn = sha256(f"{url} {at.isoformat()}".encode("utf-8", "replace")).digest()
    return int.from_bytes(drawn[:6], "big") / (1 << 48)
