"""What config/personas/NAME/calendar.yaml says. The field descriptions are the documentation."""

from datetime import date, datetime
from typing import Literal

from pydantic import Field

from agent.types.settings import Frozen

DayKind = Literal["release", "teaser", "anniversary", "debut", "tour", "festival", "other"]
Country = Literal["cn", "jp", "kr", "uk", "us"]


class CalendarDay(Frozen):
    """A day of hers."""

    name: str = Field(min_length=1)
    """What it is, as she may call it: a work's title, a place, a festival."""
    kind: DayKind = "other"
    """release, teaser, anniversary, debut, tour, festival or other. A festival colours a thought; any other day is
    an occasion of its own."""
    date: date
    """The day on her own calendar, such as 2026-03-12; of a yearly one the first."""
    yearly: bool = False
    """True: it comes back every year. Releases and debuts are remembered each year whatever stands here."""
    about: str = ""
    """What may truthfully be said of it beyond its name."""
    embargo: datetime | None = None
    """Nothing of it leaves before then, on her clock, such as 2026-03-12 20:00. Left out: it is no secret."""
    gives_away: tuple[str, ...] = ()
    """Other words that would tell of it before the embargo ends: a code name, a line, a guest."""


class CalendarFile(Frozen):
    """calendar.yaml: the days that she looks forward to and remembers."""

    festivals: tuple[Country, ...] = ()
    """Countries whose common festivals she knows: cn, jp, kr, uk, us."""
    terms: bool = False
    """True: she knows the twenty-four solar terms."""
    days: tuple[CalendarDay, ...] = ()
    """Days of her own."""
