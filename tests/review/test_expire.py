"""Stale and forgotten drafts end; flags come to drafts whose thread is spent."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from agent.database import Database
from agent.database.tables import deliveries
from agent.review.queue import expire, flag_spent_threads, history, shown
from agent.types.clocks import Clocks, FrozenClock
from tests.review.making import REVIEW, Desk, at, rows


def test_a_waiting_draft_whose_news_is_stale_expires(
    desk: Desk, database: Database, clocks: Clocks, world: FrozenClock
) -> None:
    draft = desk.hand_in(expires_at=at(10))
    assert expire(database, clocks, REVIEW) == 0
    world.at = at(10)
    assert expire(database, clocks, REVIEW) == 1
    assert shown(database, draft).status == "expired"
    row = history(database, draft)[-1]
    assert (row.who, row.was, row.became) == ("selfsame", "pending", "expired")
    assert expire(database, clocks, REVIEW) == 0


@pytest.mark.parametrize("speak_at", [None, at(-30), at(8)])
def test_a_draft_that_nobody_came_for_expires_two_days_after_its_time(
    desk: Desk, database: Database, clocks: Clocks, world: FrozenClock, speak_at: None
) -> None:
    desk.hand_in(speak_at=speak_at)
    world.at = max(at(0), speak_at or at(0)) + timedelta(hours=47)
    assert expire(database, clocks, REVIEW) == 0
    world.advance(timedelta(hours=1))
    assert expire(database, clocks, REVIEW) == 1


def test_a_snoozed_draft_is_not_forgotten_before_its_snooze_is(
    desk: Desk, database: Database, clocks: Clocks, world: FrozenClock
) -> None:
    draft = desk.hand_in()
    desk.decide("snooze", draft, until=at(100))
    world.at = at(147)
    assert expire(database, clocks, REVIEW) == 0
    world.at = at(148)
    assert expire(database, clocks, REVIEW) == 1


def test_an_approved_draft_goes_stale_with_its_deliveries(
    desk: Desk, database: Database, clocks: Clocks, world: FrozenClock
) -> None:
    draft = desk.hand_in(expires_at=at(10))
    desk.decide("approve", draft)
    world.at = at(11)
    assert expire(database, clocks, REVIEW) == 1
    assert shown(database, draft).status == "expired"
    assert rows(database, deliveries, "status") == [("withdrawn",)]


def test_an_approved_draft_whose_delivery_was_claimed_does_not_expire(
    desk: Desk, database: Database, clocks: Clocks, world: FrozenClock
) -> None:
    desk.decide("approve", desk.hand_in(expires_at=at(10)))
    with database.write.begin() as connection:
        connection.execute(update(deliveries).values(status="sending"))
    world.at = at(11)
    assert expire(database, clocks, REVIEW) == 0


def test_an_approved_draft_without_an_end_waits_as_long_as_it_takes(
    desk: Desk, database: Database, clocks: Clocks, world: FrozenClock
) -> None:
    desk.decide("approve", desk.hand_in())
    world.at = at(1000)
    assert expire(database, clocks, REVIEW) == 0


def test_drafts_that_would_take_up_a_spent_thread_are_flagged_once(
    desk: Desk, database: Database, clocks: Clocks
) -> None:
    first, second = desk.hand_in("a", closes_thread=7), desk.hand_in("b", closes_thread=7)
    third = desk.hand_in("c", closes_thread=8)
    assert flag_spent_threads(database, clocks, 7, first) == 1
    assert flag_spent_threads(database, clocks, 7, first) == 0
    (flag,) = shown(database, second).flags
    assert (flag["code"], flag["severity"], flag["single"]) == ("thread-taken-up", "warn", True)
    assert f"draft {first}" in flag["words"]
    assert shown(database, first).flags == shown(database, third).flags == ()


def test_an_edit_does_not_lose_what_the_queue_itself_flagged(
    desk: Desk, database: Database, clocks: Clocks
) -> None:
    first, second = desk.hand_in("a", closes_thread=7), desk.hand_in("b", closes_thread=7)
    flag_spent_threads(database, clocks, 7, first)
    edited = desk.decide("edit", second, text="灯醒着。", check=lambda text: [])
    assert [flag["code"] for flag in edited.flags] == ["thread-taken-up"]
