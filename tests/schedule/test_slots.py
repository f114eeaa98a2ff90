"""Law 4: a slot yields one live draft, whatever crashes or runs twice. Only the schedule says what is due."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from threading import Barrier

import pytest

from agent.database import Database, open_database
from agent.schedule.slots import claim, coming, due, give, miss, next_free, settle, take_back
from agent.types.clocks import Clocks, FrozenClock
from agent.types.schedule import Slot
from tests.schedule.conftest import PutSlot, hours, put_draft, rows, status_of


def due_ids(database: Database, clocks: Clocks) -> list[int]:
    with database.read.connect() as connection:
        return [slot.id for slot in due(connection, clocks)]


def claimed(database: Database, clocks: Clocks, slot_id: int) -> Slot:
    slot = claim(database, clocks, slot_id)
    assert slot is not None
    return slot


def test_a_slot_is_due_from_its_write_time_until_its_time_to_speak(
    database: Database, clocks: Clocks, world: FrozenClock, put: PutSlot
) -> None:
    slot_id = put(speak=2, write=1)
    assert due_ids(database, clocks) == []
    world.advance(timedelta(hours=1))
    assert due_ids(database, clocks) == [slot_id]
    world.advance(timedelta(hours=1))
    assert due_ids(database, clocks) == []


def test_what_is_due_comes_oldest_first(database: Database, clocks: Clocks, put: PutSlot) -> None:
    later, sooner = put(speak=5), put(speak=3, persona="other")
    assert due_ids(database, clocks) == [sooner, later]


def test_a_claim_is_mine_once(database: Database, clocks: Clocks, put: PutSlot) -> None:
    slot = claimed(database, clocks, put())
    assert (slot.status, slot.attempt) == ("writing", 1)
    assert slot.lease_until_wall == hours(0.25)
    assert claim(database, clocks, slot.id) is None
    assert due_ids(database, clocks) == []


def test_of_many_who_claim_at_once_exactly_one_gets_it(
    tmp_path: Path, database: Database, clocks: Clocks, put: PutSlot
) -> None:
    slot_ids = [put(persona=f"p{number}") for number in range(10)]
    others = [open_database(f"sqlite:///{tmp_path / 'selfsame.db'}") for _ in range(3)]
    everybody = [database, *others]
    start = Barrier(len(everybody))

    def grab(mine: Database) -> list[int]:
        start.wait()
        return [slot_id for slot_id in slot_ids if claim(mine, clocks, slot_id)]

    with ThreadPoolExecutor(len(everybody)) as pool:
        got = [slot_id for ids in pool.map(grab, everybody) for slot_id in ids]
    for other in others:
        other.close()
    assert sorted(got) == slot_ids
    assert {row.attempt for row in rows(database)} == {1}


def test_what_is_not_due_cannot_be_claimed(
    database: Database, clocks: Clocks, put: PutSlot
) -> None:
    for slot_id in (put(write=1), put(speak=-1), put(status="silent"), put(status="dropped")):
        assert claim(database, clocks, slot_id) is None
    assert claim(database, clocks, 404) is None


def test_a_lease_that_ran_out_is_taken_over_with_the_same_attempt(
    database: Database, clocks: Clocks, wall: FrozenClock, put: PutSlot
) -> None:
    first = claimed(database, clocks, put())
    wall.advance(timedelta(seconds=899))
    assert due_ids(database, clocks) == []
    wall.advance(timedelta(seconds=1))
    assert due_ids(database, clocks) == [first.id]
    second = claimed(database, clocks, first.id)
    assert second.thread == first.thread
    assert claim(database, clocks, first.id) is None


def test_the_lease_runs_on_the_wall_clock_alone(
    database: Database, clocks: Clocks, world: FrozenClock, put: PutSlot
) -> None:
    slot = claimed(database, clocks, put())
    world.advance(timedelta(hours=1))
    assert claim(database, clocks, slot.id) is None


def test_a_failed_writing_is_tried_three_times_with_a_thread_of_its_own(
    database: Database, clocks: Clocks, put: PutSlot
) -> None:
    slot_id, threads = put(), set()
    for _ in range(3):
        threads.add(claimed(database, clocks, slot_id).thread)
        settle(database, slot_id, "failed", "the model answered nothing")
    assert len(threads) == 3
    assert claim(database, clocks, slot_id) is None
    assert [(row.status, row.why) for row in rows(database)] == [
        ("failed", "the model answered nothing")
    ]


@pytest.mark.parametrize("status", ["drafted", "silent"])
def test_a_settled_slot_stays_settled(
    database: Database, clocks: Clocks, wall: FrozenClock, put: PutSlot, status: str
) -> None:
    slot_id = claimed(database, clocks, put()).id
    settle(database, slot_id, "drafted" if status == "drafted" else "silent", "why")
    settle(database, slot_id, "failed", "a second writer that came late")
    wall.advance(timedelta(hours=1))
    assert claim(database, clocks, slot_id) is None
    assert [(row.status, row.why, row.lease_until_wall) for row in rows(database)] == [
        (status, "why", None)
    ]


def test_a_slot_with_a_live_draft_is_not_written_for_again(
    database: Database, clocks: Clocks, put: PutSlot
) -> None:
    slot_id = put()
    put_draft(database, slot_id)
    assert due_ids(database, clocks) == []
    assert claim(database, clocks, slot_id) is None


def test_a_refused_draft_does_not_block_its_slot(
    database: Database, clocks: Clocks, put: PutSlot
) -> None:
    slot_id = put()
    put_draft(database, slot_id, status="rejected")
    assert due_ids(database, clocks) == [slot_id]


def test_a_writing_cut_off_after_its_draft_was_in_may_be_taken_over_and_settled(
    database: Database, clocks: Clocks, wall: FrozenClock, put: PutSlot
) -> None:
    slot_id = claimed(database, clocks, put()).id
    put_draft(database, slot_id)
    wall.advance(timedelta(hours=1))
    assert due_ids(database, clocks) == [slot_id]


def test_a_suspension_is_followed_by_no_burst(
    database: Database, clocks: Clocks, put: PutSlot
) -> None:
    gone = [put(speak=-60), put(speak=-36), put(speak=-12)]
    sooner, newest, later = put(speak=3), put(speak=5), put(speak=29, write=23)
    assert due_ids(database, clocks) == [newest]
    assert claim(database, clocks, sooner) is None
    assert miss(database, clocks) == 4
    assert [status_of(database, slot_id) for slot_id in (*gone, sooner)] == ["missed"] * 4
    assert [status_of(database, slot_id) for slot_id in (newest, later)] == ["planned"] * 2
    assert miss(database, clocks) == 0


def test_another_personas_slot_is_no_reason_to_miss_one(
    database: Database, clocks: Clocks, put: PutSlot
) -> None:
    put(speak=3), put(speak=5, persona="other")
    assert miss(database, clocks) == 0


def test_a_missed_slot_says_why(database: Database, clocks: Clocks, put: PutSlot) -> None:
    put(speak=-1)
    miss(database, clocks)
    assert [row.why for row in rows(database)] == ["its time passed before it was written"]


def test_a_writing_under_a_running_lease_is_not_missed(
    database: Database, clocks: Clocks, world: FrozenClock, put: PutSlot
) -> None:
    slot = claimed(database, clocks, put(speak=1))
    world.advance(timedelta(hours=2))
    assert miss(database, clocks) == 0
    assert status_of(database, slot.id) == "writing"


def test_a_writing_cut_off_for_good_is_missed_unless_its_draft_is_in(
    database: Database, clocks: Clocks, world: FrozenClock, wall: FrozenClock, put: PutSlot
) -> None:
    lost = claimed(database, clocks, put(speak=1)).id
    kept = claimed(database, clocks, put(speak=1, persona="other")).id
    put_draft(database, kept)
    world.advance(timedelta(hours=2))
    wall.advance(timedelta(hours=2))
    assert miss(database, clocks) == 1
    assert [status_of(database, slot_id) for slot_id in (lost, kept)] == ["missed", "drafted"]


def test_what_is_coming_is_in_order_and_hers(
    database: Database, clocks: Clocks, put: PutSlot
) -> None:
    second, first = put(speak=9), put(speak=5, status="drafted")
    put(speak=6, persona="other"), put(speak=-2), put(speak=7, status="dropped"), put(speak=30)
    assert [slot.id for slot in coming(database, "yuri", hours(0), 2)] == [first, second]


def test_the_next_free_moment_is_one_that_nothing_is_written_for(
    database: Database, clocks: Clocks, put: PutSlot
) -> None:
    taken = put(speak=6)
    put_draft(database, taken)
    put(speak=2), put(speak=5, status="drafted"), put(speak=7, persona="other")
    free = put(speak=30)
    found = next_free(database, "yuri", hours(3))
    assert found is not None
    assert found.id == free
    assert next_free(database, "yuri", hours(40)) is None


def test_a_moment_given_to_a_draft_is_written_for_again_once_the_draft_speaks_at_another(
    database: Database, clocks: Clocks, put: PutSlot
) -> None:
    slot_id, over = put(speak=5), put(speak=-5)
    assert give(database, slot_id, draft_id=7)
    assert give(database, over, draft_id=7)
    now = clocks.world.now()
    assert take_back(database, 7, hours(5), now) == 0  # it still speaks then
    assert take_back(database, 8, None, now) == 0
    assert take_back(database, 7, hours(30), now) == 1
    assert (status_of(database, slot_id), status_of(database, over)) == ("planned", "dropped")
