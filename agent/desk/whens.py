"""Moments as a person says them, in the persona's zone."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from agent.desk.cities import city_of
from agent.desk.words import word


@dataclass(frozen=True)
class When:
    """One moment: `iso` for machines, `words` for people, `far` how far from now, `place` whose clock."""

    iso: str
    words: str
    far: str
    place: str
    past: bool

    @property
    def ago(self) -> str:
        """`far` for what has happened."""
        return word("far.just") if self.far == word("far.now") else self.far


def when(moment: datetime, now: datetime, zone: ZoneInfo) -> When:
    there = moment.astimezone(zone)
    day = _day(there, now.astimezone(zone))
    return When(
        there.isoformat(timespec="minutes"),
        f"{day} {there:%H:%M}",
        far(moment - now),
        city_of(zone),
        moment < now,
    )


def moment(value: Any) -> datetime | None:
    """A time with its zone, however status tells it; anything else is none."""
    try:
        found = value if isinstance(value, datetime) else datetime.fromisoformat(str(value))
    except ValueError:
        return None
    return found if found.tzinfo else None


def far(span: timedelta) -> str:
    """in 40 min, 3 h ago; the sign says which."""
    minutes = abs(round(span.total_seconds() / 60))
    if minutes < 1:
        return word("far.now")
    if minutes < 90:
        amount = word("far.minutes", count=minutes)
    elif minutes < 48 * 60:
        amount = word("far.hours", count=round(minutes / 60))
    else:
        amount = word("far.days", count=round(minutes / 1440))
    return word("far.ago" if span < timedelta(0) else "far.in", amount=amount)


def _day(there: datetime, now: datetime) -> str:
    days = (there.date() - now.date()).days
    near = {-1: "day.yesterday", 0: "day.today", 1: "day.tomorrow"}
    if days in near:
        return word(near[days])
    return day_words(there)


def day_words(day: date) -> str:
    weekday, month = word(f"weekday.{day.weekday()}"), word(f"month.{day.month}")
    return word("day.other", weekday=weekday, day=day.day, month=month)
