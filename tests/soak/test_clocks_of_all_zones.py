"""Every change of clocks in every zone from 2024 to 2030."""

from zoneinfo import ZoneInfo, available_timezones

import pytest

from agent.types.persona import Rhythm
from tests.schedule.test_rhythm import changes, whole


@pytest.mark.timeout(1800)
def test_no_change_of_any_zone_misses_or_doubles_a_day() -> None:
    zones, tried = sorted(available_timezones() - {"localtime"}), 0
    for name in zones:
        rhythm = Rhythm(zone=name, at_most=2, windows=("00:00-04:00", "21:00-23:59"))
        for change in changes(ZoneInfo(name)):
            whole(name, rhythm, change)
            tried += 1
    print(len(zones), "zones,", tried, "changes")
    assert tried > 2500
