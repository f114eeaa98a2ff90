"""Her calendar: what lies near a day, what comes back, what is still a secret."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from agent.schedule.calendar import NearDay, falls_on, near, secrets, spoken_when
from agent.schedule.festivals import festivals_on, term_on
from agent.types.calendar import CalendarDay, CalendarFile

SHANGHAI = ZoneInfo("Asia/Shanghai")
EVENING = datetime(2026, 3, 11, 13, 30, tzinfo=UTC)  # half past nine in Shanghai


def day(name: str, on: str, **more: object) -> CalendarDay:
    return CalendarDay.model_validate({"name": name, "date": on, **more})


def names(found: list[NearDay]) -> list[tuple[str, int]]:
    return [(each.name, each.away) for each in found]


def test_days_are_told_from_yesterday_to_three_days_on_the_nearest_first() -> None:
    days = [day("far", "2026-03-15"), day("soon", "2026-03-13"), day("past", "2026-03-10")]
    calendar = CalendarFile(days=(*days, day("now", "2026-03-11")))
    found = near(calendar, EVENING, SHANGHAI, "zh")
    assert names(found) == [("now", 0), ("past", -1), ("soon", 2)]


def test_a_release_is_remembered_each_year_and_a_tour_date_is_not() -> None:
    release, tour = (
        day("song", "2024-03-11", kind="release"),
        day("hall", "2024-03-11", kind="tour"),
    )
    assert falls_on(release, date(2026, 3, 11))
    assert not falls_on(tour, date(2026, 3, 11))
    (found,) = near(CalendarFile(days=(release, tour)), EVENING, SHANGHAI, "zh")
    assert (found.years, spoken_when(found, "zh")) == (2, "今天 (第 2 年)")


def test_a_leap_day_is_kept_on_the_twenty_eighth_in_common_years() -> None:
    leap = day("debut", "2024-02-29", kind="debut")
    assert falls_on(leap, date(2026, 2, 28))
    assert not falls_on(leap, date(2028, 2, 28))
    assert falls_on(leap, date(2028, 2, 29))


def test_an_embargo_ends_on_her_own_clock_and_covers_what_gives_it_away() -> None:
    song = day("北窗", "2026-03-12", embargo="2026-03-12 20:00", gives_away=["window seat"])
    calendar = CalendarFile(days=(song,))
    before = datetime(2026, 3, 12, 11, 59, tzinfo=UTC)
    after = datetime(2026, 3, 12, 12, 0, tzinfo=UTC)
    assert secrets(calendar, before, SHANGHAI) == ("北窗", "window seat")
    assert secrets(calendar, after, SHANGHAI) == ()
    assert near(calendar, before, SHANGHAI, "zh")[0].secret


@pytest.mark.parametrize(
    ("on", "country", "said"),
    [
        (date(2026, 2, 17), "cn", "Lunar New Year"),
        (date(2026, 2, 16), "cn", "Lunar New Year's Eve"),
        (date(2026, 6, 19), "cn", "Dragon Boat Festival"),
        (date(2026, 9, 25), "jp", "Mid-Autumn"),
        (date(2026, 9, 25), "kr", "Chuseok"),
        (date(2026, 11, 26), "us", "Thanksgiving"),
        (date(2026, 11, 5), "uk", "Bonfire Night"),
    ],
)
def test_festivals_fall_on_their_days(on: date, country: str, said: str) -> None:
    assert said in [found["en"] for found in festivals_on(on, [country])]  # type: ignore[list-item]


def test_solar_terms_are_reckoned_and_shared_festivals_told_once() -> None:
    found = {term_on(date(2026, 3, number)) is not None for number in (5, 20)}
    assert found == {True}
    assert (term_on(date(2026, 3, 20)) or {})["ja"] == "春分"
    assert term_on(date(2026, 3, 11)) is None
    both = [each["en"] for each in festivals_on(date(2026, 1, 1), ["cn", "jp", "uk"])]
    assert both == ["New Year's Day"]


def test_when_it_is_reads_as_she_would_say_it() -> None:
    def away(days: int) -> NearDay:
        return NearDay("x", "other", date(2026, 3, 11), days)

    assert [spoken_when(away(n), "en") for n in (0, 1, 3, -1)] == [
        "today", "tomorrow", "in 3 days", "yesterday",
    ]  # fmt: skip
    assert [spoken_when(away(n), "zh") for n in (2, 3)] == ["后天", "还有 3 天"]
