"""Her days: which of them lie near a moment, how far off, and which must not be told of yet. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from agent.schedule.festivals import festivals_on, term_on
from agent.types.calendar import CalendarDay, CalendarFile
from agent.types.speaking import Language

AHEAD, AFTER = 3, 1
"""So many days before and after, a day is near."""
REMEMBERED = ("release", "debut")
COMMON = ("festival", "term")


@dataclass(frozen=True)
class NearDay:
    """A day near a moment; `away` counts days from it, so that tomorrow is 1 and yesterday -1."""

    name: str
    kind: str
    day: date
    away: int
    about: str = ""
    years: int = 0
    """So many years after the first; 0 for the day itself."""
    secret: bool = False
    """Under embargo at that moment."""

    @property
    def key(self) -> str:
        return f"day:{self.day.isoformat()}/{self.name}"

    @property
    def own(self) -> bool:
        """A day of hers rather than everybody's."""
        return self.kind not in COMMON


def near(
    calendar: CalendarFile, moment: datetime, zone: ZoneInfo, language: Language,
    ahead: int = AHEAD, after: int = AFTER,
) -> list[NearDay]:  # fmt: skip
    """The days from `after` days ago to `ahead` days on, the nearest first, her own before everybody's."""
    today = moment.astimezone(zone).date()
    found = [
        each
        for away in range(-after, ahead + 1)
        for each in _on(calendar, today + timedelta(days=away), away, moment, zone, language)
    ]
    return sorted(found, key=lambda each: (abs(each.away), not each.own, each.away < 0))


def _on(
    calendar: CalendarFile, day: date, away: int, moment: datetime, zone: ZoneInfo, language: Language
) -> Iterator[NearDay]:  # fmt: skip
    for each in calendar.days:
        if falls_on(each, day):
            years = day.year - each.date.year
            hidden = secret(each, moment, zone)
            yield NearDay(each.name, each.kind, day, away, each.about, years, hidden)
    for names in festivals_on(day, calendar.festivals):
        yield NearDay(names[language], "festival", day, away)
    term = term_on(day) if calendar.terms else None
    if term:
        yield NearDay(term[language], "term", day, away)


def falls_on(each: CalendarDay, day: date) -> bool:
    """The day itself; a yearly one again each year, on 28 February where a year has no 29th."""
    if day == each.date:
        return True
    again = each.yearly or each.kind in REMEMBERED
    return again and day > each.date and day == _in_year(each.date, day.year)


def _in_year(day: date, year: int) -> date:
    leap = (day.month, day.day) == (2, 29)
    return date(year, 2, 28) if leap and not _is_leap(year) else day.replace(year=year)


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def secret(each: CalendarDay, moment: datetime, zone: ZoneInfo) -> bool:
    """Whether its embargo still holds; a time without a zone is meant on her clock."""
    if each.embargo is None:
        return False
    ends = each.embargo if each.embargo.tzinfo else each.embargo.replace(tzinfo=zone)
    return moment < ends


def secrets(calendar: CalendarFile, moment: datetime, zone: ZoneInfo) -> tuple[str, ...]:
    """Words that must not leave at that moment."""
    held = [each for each in calendar.days if secret(each, moment, zone)]
    return tuple(dict.fromkeys(word for each in held for word in (each.name, *each.gives_away)))


def spoken_when(found: NearDay, language: Language) -> str:
    """When it is, as she would say it: tomorrow, in 3 days, a year ago today."""
    away = WHEN[language].get(found.away) or FAR[language].format(abs(found.away))
    return f"{away} ({YEARS[language].format(found.years)})" if found.years > 0 else away


WHEN: dict[Language, dict[int, str]] = {
    "zh": {0: "今天", 1: "明天", 2: "后天", -1: "昨天"},
    "ja": {0: "今日", 1: "明日", 2: "あさって", -1: "昨日"},
    "en": {0: "today", 1: "tomorrow", -1: "yesterday"},
}
FAR: dict[Language, str] = {"zh": "还有 {} 天", "ja": "あと {} 日", "en": "in {} days"}
YEARS: dict[Language, str] = {"zh": "第 {} 年", "ja": "{} 年目", "en": "{} years on"}
