"""Law 13: slots are rows; a change of zone or rhythm moves only what nobody has claimed."""

from datetime import timedelta
from itertools import pairwise
from threading import Thread

import pytest

from agent.database import Database
from agent.schedule.rhythm import APART, day_plan
from agent.schedule.slots import claim, plan, settle
from agent.types.clocks import Clocks, FrozenClock
from agent.types.persona import Rhythm
from tests.schedule.conftest import PutSlot, hours, rows, status_of


def test_the_coming_local_days_become_rows(
    database: Database, clocks: Clocks, rhythm: Rhythm
) -> None:
    assert plan(database, clocks, "yuri", rhythm) == 7
    drawn = [day_plan("yuri", rhythm, row.local_date)[0] for row in rows(database)]
    assert [(row.speak_at, row.write_at) for row in rows(database)] == [
        (moment.speak_at, moment.write_at) for moment in drawn
    ]


def test_planning_again_changes_nothing(database: Database, clocks: Clocks, rhythm: Rhythm) -> None:
    plan(database, clocks, "yuri", rhythm)
    before = rows(database)
    assert plan(database, clocks, "yuri", rhythm) == 0
    assert rows(database) == before


def test_two_who_plan_at_once_make_one_plan(
    database: Database, clocks: Clocks, rhythm: Rhythm
) -> None:
    pair = [Thread(target=plan, args=(database, clocks, "yuri", rhythm)) for _ in range(2)]
    for thread in pair:
        thread.start()
    for thread in pair:
        thread.join()
    assert len(rows(database)) == 7


def test_a_moment_of_today_that_has_passed_is_not_planned(
    database: Database, clocks: Clocks, world: FrozenClock, rhythm: Rhythm
) -> None:
    world.advance(timedelta(hours=11.5))
    assert plan(database, clocks, "yuri", rhythm) == 6


def test_a_day_is_added_as_days_pass(
    database: Database, clocks: Clocks, world: FrozenClock, rhythm: Rhythm
) -> None:
    plan(database, clocks, "yuri", rhythm)
    world.advance(timedelta(days=1))
    assert plan(database, clocks, "yuri", rhythm) == 1


def test_a_change_of_rhythm_moves_only_unclaimed_slots(
    database: Database, clocks: Clocks, world: FrozenClock, rhythm: Rhythm
) -> None:
    plan(database, clocks, "yuri", rhythm)
    first = rows(database)[0]
    world.at = first.write_at
    claim(database, clocks, first.id)
    moved = rhythm.model_copy(update={"windows": ("08:00-10:00",)})
    assert plan(database, clocks, "yuri", moved) == 6
    after = rows(database)
    assert (after[0].id, after[0].speak_at) == (first.id, first.speak_at)
    assert {row.speak_at.hour for row in after[1:]} <= {0, 1}  # Shanghai's 8 and 9 in UTC


def test_a_change_of_zone_never_speaks_twice_on_one_local_day(
    database: Database, clocks: Clocks, world: FrozenClock, rhythm: Rhythm
) -> None:
    plan(database, clocks, "yuri", rhythm)
    first = rows(database)[0]
    world.at = first.write_at
    claim(database, clocks, first.id)
    settle(database, first.id, "drafted")
    west = rhythm.model_copy(update={"zone": "America/Los_Angeles"})
    plan(database, clocks, "yuri", west)
    live = [row for row in rows(database) if row.status != "dropped"]
    assert len({row.local_date for row in live}) == len(live)
    gaps = pairwise(live)
    assert all(later.speak_at - earlier.speak_at >= APART for earlier, later in gaps)


def test_what_the_rhythm_no_longer_knows_is_dropped_and_may_come_back(
    database: Database, clocks: Clocks, rhythm: Rhythm
) -> None:
    plan(database, clocks, "yuri", rhythm)
    quiet = rhythm.model_copy(update={"quiet_days": ("thu", "fri")})
    assert plan(database, clocks, "yuri", quiet) == 2
    assert [row.status for row in rows(database)].count("dropped") == 2
    assert plan(database, clocks, "yuri", rhythm) == 2
    assert {row.status for row in rows(database)} == {"planned"}


def test_a_past_slot_is_left_to_be_missed(
    database: Database, clocks: Clocks, put: PutSlot, rhythm: Rhythm
) -> None:
    slot_id = put(speak=-1, write=-7, local_date=hours(-1).date(), position=2)
    plan(database, clocks, "yuri", rhythm)
    assert status_of(database, slot_id) == "planned"


def test_nothing_is_planned_beside_a_moment_that_is_already_written_for(
    database: Database, clocks: Clocks, put: PutSlot, rhythm: Rhythm
) -> None:
    near = day_plan("yuri", rhythm, hours(0).date())[0].speak_at + timedelta(minutes=30)
    put(speak_at=near, local_date=hours(0).date(), position=2, status="drafted")
    assert plan(database, clocks, "yuri", rhythm) == 6


def test_personas_do_not_touch_each_others_slots(
    database: Database, clocks: Clocks, rhythm: Rhythm
) -> None:
    plan(database, clocks, "yuri", rhythm)
    never = rhythm.model_copy(update={"at_most": 0})
    assert plan(database, clocks, "other", never) == 0
    assert {row.status for row in rows(database)} == {"planned"}


@pytest.mark.parametrize("status", ["writing", "drafted", "silent", "failed", "missed"])
def test_a_place_of_today_that_was_used_is_not_filled_again(
    database: Database, clocks: Clocks, put: PutSlot, rhythm: Rhythm, status: str
) -> None:
    slot_id = put(speak=1, local_date=hours(0).date(), status=status)
    assert plan(database, clocks, "yuri", rhythm) == 6
    assert status_of(database, slot_id) == status
