"""Law 13: a local day's moments, drawn with a seed, whatever its zone does to the clocks."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from random import Random
from zoneinfo import ZoneInfo, available_timezones

import pytest

from agent.schedule.rhythm import APART, day_plan, in_utc
from agent.types.persona import Rhythm

DAY = date(2026, 3, 11)
SHANGHAI = Rhythm(zone="Asia/Shanghai", windows=("20:00-23:00",))


def days(count: int, first: date = DAY) -> list[date]:
    return [first + timedelta(days=ahead) for ahead in range(count)]


def test_the_same_day_is_drawn_the_same_for_ever() -> None:
    assert day_plan.__wrapped__("yuri", SHANGHAI, DAY) == day_plan("yuri", SHANGHAI, DAY)
    assert day_plan("yuri", SHANGHAI, DAY)[0].speak_at == datetime(2026, 3, 11, 12, 33, tzinfo=UTC)


def test_days_and_personas_differ_and_no_minute_of_the_hour_is_preferred() -> None:
    drawn = [day_plan(name, SHANGHAI, day)[0].speak_at for name in "ab" for day in days(60)]
    assert len({(each.hour, each.minute) for each in drawn}) > 60
    assert len({each.minute for each in drawn}) > 40


def test_moments_keep_within_the_windows_and_apart_from_each_other() -> None:
    rhythm = Rhythm(zone="Asia/Tokyo", at_most=4, windows=("07:30-09:00", "18:00-23:30"))
    for day in days(50):
        plan = day_plan("yuri", rhythm, day)
        clock = [
            each.speak_at.astimezone(ZoneInfo("Asia/Tokyo")).strftime("%H:%M") for each in plan
        ]
        assert all("07:30" <= at < "09:00" or "18:00" <= at < "23:30" for at in clock)
        assert 3 <= len(plan) <= 4
        assert [each.position for each in plan] == list(range(1, len(plan) + 1))
        gaps = pairwise(plan)
        assert all(later.speak_at - earlier.speak_at >= APART for earlier, later in gaps)


def test_the_ceiling_is_no_quota_where_the_windows_are_too_narrow() -> None:
    narrow = Rhythm(zone="UTC", at_most=24, windows=("20:00-21:00",))
    assert len(day_plan("yuri", narrow, DAY)) == 1
    assert day_plan("yuri", Rhythm(zone="UTC", at_most=0), DAY) == ()


def test_a_quiet_day_has_no_moments() -> None:
    quiet = Rhythm(zone="UTC", quiet_days=("wed",))
    assert [bool(day_plan("yuri", quiet, day)) for day in days(7)] == [False] + [True] * 6


def test_a_draft_is_written_so_many_hours_earlier() -> None:
    [moment] = day_plan("yuri", Rhythm(zone="UTC", lead_hours=2.5), DAY)
    assert moment.speak_at - moment.write_at == timedelta(hours=2.5)


def test_overlapping_windows_are_one() -> None:
    twice = Rhythm(zone="UTC", windows=("20:00-22:00", "21:00-23:00"))
    once = Rhythm(zone="UTC", windows=("20:00-23:00",))
    assert day_plan("yuri", twice, DAY) == day_plan("yuri", once, DAY)


@pytest.mark.parametrize(
    ("zone", "local", "moment"),
    [
        ("Europe/Berlin", "2026-03-29T02:30", "2026-03-29T01:00Z"),  # gap
        ("Europe/Berlin", "2026-10-25T02:30", "2026-10-25T00:30Z"),  # fold
        ("Australia/Lord_Howe", "2026-10-04T02:10", "2026-10-03T15:30Z"),  # half an hour
        ("Africa/Cairo", "2026-04-24T00:20", "2026-04-23T22:00Z"),  # at midnight
    ],
)
def test_a_gap_moves_to_the_next_valid_time_and_a_fold_happens_once(
    zone: str, local: str, moment: str
) -> None:
    found = in_utc(datetime.fromisoformat(local), ZoneInfo(zone))
    assert found == datetime.fromisoformat(moment)


def test_a_window_within_a_gap_still_speaks_once() -> None:
    rhythm = Rhythm(zone="Europe/Berlin", at_most=3, windows=("02:05-02:50",))
    [moment] = day_plan("yuri", rhythm, date(2026, 3, 29))
    assert moment.speak_at == datetime(2026, 3, 29, 1, 0, tzinfo=UTC)


def changes(zone: ZoneInfo) -> Iterator[date]:
    """The UTC dates of 2024–2030 within which the zone's offset changed."""
    midnight = datetime(2024, 1, 1, tzinfo=UTC)
    before = midnight.astimezone(zone).utcoffset()
    for ahead in range(1, 7 * 365 + 2):
        after = (midnight + timedelta(days=ahead)).astimezone(zone).utcoffset()
        if after != before:
            yield (midnight + timedelta(days=ahead - 1)).date()
        before = after


def test_no_change_of_the_clocks_misses_or_doubles_a_day() -> None:
    zones = Random(13).sample(sorted(available_timezones() - {"localtime"}), 60)
    tried = 0
    for name in [*zones, "America/Nuuk", "Africa/Casablanca", "Africa/Cairo", "Asia/Gaza"]:
        rhythm = Rhythm(zone=name, at_most=2, windows=("00:00-04:00", "21:00-23:59"))
        for change in changes(ZoneInfo(name)):
            tried += 1
            whole(name, rhythm, change)
    assert tried > 200


def whole(name: str, rhythm: Rhythm, change: date) -> None:
    around = days(4, change - timedelta(days=1))
    plans = [day_plan("yuri", rhythm, day) for day in around]
    assert [len(plan) for plan in plans] == [2] * 4, (name, change)
    spoken = [moment.speak_at for plan in plans for moment in plan]
    assert spoken == sorted(set(spoken)), (name, change)
    for day, plan in zip(around, plans, strict=True):
        assert {moment.speak_at.astimezone(ZoneInfo(name)).date() for moment in plan} == {day}
