"""When she may speak on a local day: drawn with a seed, so that the same day is always the same."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from hashlib import sha256
from random import Random
from zoneinfo import ZoneInfo

from agent.types.persona import Rhythm
from agent.types.schedule import Moment

APART = timedelta(minutes=90)
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MINUTE = timedelta(minutes=1)


@lru_cache(maxsize=8192)
def day_plan(
    persona_name: str, rhythm: Rhythm, local_date: date, lean: float = 0.0
) -> tuple[Moment, ...]:
    """At most `rhythm.at_most` moments within the windows, uneven and 90 minutes apart; none on a quiet day.

    A share of them falls out (`rhythm.uneven`); a mood leans them from earlier (-1) to later (1). Kept, since the
    week ahead is planned every minute."""
    if WEEKDAYS[local_date.weekday()] in rhythm.quiet_days:
        return ()
    lead = timedelta(hours=rhythm.lead_hours)
    minutes, chance = _minutes(rhythm, local_date), _seeded(persona_name, local_date)
    stays = _seeded(f"{persona_name}, stays", local_date)
    drawn = sorted(_draw(chance, minutes, rhythm.at_most, lean))
    times = [each for each in drawn if stays.random() >= rhythm.uneven]
    return tuple(
        Moment(local_date, position, speak_at, speak_at - lead)
        for position, speak_at in enumerate(times, start=1)
    )


def _draw(
    random: Random, minutes: list[datetime], at_most: int, lean: float = 0.0
) -> list[datetime]:
    """One minute after the other, each ruling out its neighbourhood, until none is left."""
    drawn: list[datetime] = []
    while minutes and len(drawn) < at_most:
        chosen = minutes[int(random.random() ** 2**-lean * len(minutes))]
        drawn.append(chosen)
        minutes = [minute for minute in minutes if abs(minute - chosen) >= APART]
    return drawn


def _seeded(persona_name: str, local_date: date) -> Random:
    digest = sha256(f"{persona_name}\n{local_date.isoformat()}".encode()).digest()
    return Random(int.from_bytes(digest, "big"))


def _minutes(rhythm: Rhythm, local_date: date) -> list[datetime]:
    """Every minute of the windows in UTC, each once, though a gap folds many into its end."""
    zone = ZoneInfo(rhythm.zone)
    found = {
        in_utc(minute, zone) for window in rhythm.windows for minute in _from_to(local_date, window)
    }
    return sorted(found)


def _from_to(local_date: date, window: str) -> Iterator[datetime]:
    start, end = (time.fromisoformat(part) for part in window.split("-"))
    minute, last = datetime.combine(local_date, start), datetime.combine(local_date, end)
    while minute < last:
        yield minute
        minute += _MINUTE


def in_utc(local: datetime, zone: ZoneInfo) -> datetime:
    """A zone's wall time in UTC: the first of two in a fold, the next that exists in a gap."""
    while True:
        moment = local.replace(tzinfo=zone, fold=0).astimezone(UTC)
        if moment.astimezone(zone).replace(tzinfo=None) == local:
            return moment
        local += _MINUTE
