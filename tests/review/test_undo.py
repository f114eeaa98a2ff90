"""Undo takes the last decision back, once, until a delivery is claimed."""

import pytest
from sqlalchemy import update

from agent.database import Database
from agent.database.tables import decisions, deliveries, drafts
from agent.errors import NotLawful
from agent.review.queue import history, revisions, shown, waiting_redos
from tests.review.making import EVENING, NOTED, Desk, at, rows, slot


def _set_delivery(database: Database, status: str) -> None:
    with database.write.begin() as connection:
        connection.execute(update(deliveries).values(status=status))


def test_an_approval_is_taken_back_with_its_deliveries(desk: Desk, database: Database) -> None:
    draft = desk.hand_in()
    desk.decide("approve", draft)
    assert desk.decide("undo", draft, by="lin").status == "pending"
    assert rows(database, deliveries, "status") == [("withdrawn",)]
    assert rows(database, decisions, "verb", "undone") == [("approve", True), ("undo", False)]
    assert history(database, draft)[-1].why == "took back: approve by mei"


@pytest.mark.parametrize("status", ["sending", "published", "unconfirmed"])
@pytest.mark.parametrize("verb", ["undo", "edit", "reject", "redo", "snooze", "reschedule"])
def test_once_a_delivery_is_claimed_nothing_takes_it_back(
    desk: Desk, database: Database, verb: str, status: str
) -> None:
    draft = desk.hand_in()
    desk.decide("approve", draft)
    _set_delivery(database, status)
    with pytest.raises(NotLawful, match="on its way to page"):
        desk.decide(verb, draft, text="灯醒着。", reason="dull", until=at(20))  # type: ignore[arg-type]
    assert shown(database, draft).status == "approved"


def test_a_delivery_that_failed_for_certain_can_be_taken_back_and_approved_again(
    desk: Desk, database: Database
) -> None:
    draft = desk.hand_in()
    desk.decide("approve", draft)
    _set_delivery(database, "failed")
    desk.decide("undo", draft)
    desk.decide("approve", draft)
    assert rows(database, deliveries, "status") == [("withdrawn",), ("due",)]


def test_a_refusal_is_taken_back(desk: Desk) -> None:
    draft = desk.hand_in()
    desk.decide("reject", draft, reason="dull")
    assert desk.decide("undo", draft).status == "pending"


def test_a_refusal_of_an_approved_draft_comes_back_as_pending_not_as_approved(
    desk: Desk, database: Database
) -> None:
    draft = desk.hand_in()
    desk.decide("approve", draft)
    desk.decide("reject", draft, reason="dull")
    assert desk.decide("undo", draft).status == "pending"
    assert rows(database, deliveries, "status") == [("withdrawn",)]


def test_a_refused_draft_does_not_come_back_into_a_slot_that_is_taken(
    desk: Desk, database: Database
) -> None:
    slot_id = slot(database)
    draft = desk.hand_in("slot-1-1", slot_id=slot_id)
    desk.decide("reject", draft, reason="dull")
    other = desk.hand_in("slot-1-2", slot_id=slot_id)
    with pytest.raises(NotLawful, match=f"draft {other} has taken"):
        desk.decide("undo", draft)


def test_an_edit_is_taken_back_as_one_more_revision_with_the_former_flags(
    desk: Desk, database: Database
) -> None:
    draft = desk.hand_in(flags=(NOTED,))
    before = shown(database, draft)
    desk.decide("edit", draft, text="灯醒着。", check=lambda text: [])
    back = desk.decide("undo", draft)
    assert (back.text, back.flags, back.revision) == (before.text, before.flags, 3)
    assert [row.text for row in revisions(database, draft)] == [
        before.text,
        "灯醒着。",
        before.text,
    ]


def test_a_swap_is_taken_back_with_its_thread(desk: Desk, database: Database) -> None:
    first = {"text": "凌晨三点的便利店，灯比人醒。", "opens_thread": "想数灯"}
    trace = {"candidates": [first, {"text": "想学转笔。", "closes_thread": 7}]}
    draft = desk.hand_in(trace=trace, opens_thread="想数灯")
    desk.decide("swap", draft, candidate=1)
    desk.decide("undo", draft)
    assert rows(database, drafts, "opens_thread", "closes_thread") == [("想数灯", None)]


def test_snoozes_and_new_times_are_taken_back_to_what_stood_before(desk: Desk) -> None:
    draft = desk.hand_in()
    desk.decide("snooze", draft, until=at(1))
    desk.decide("snooze", draft, until=at(2))
    assert desk.decide("undo", draft).not_before == at(1)
    desk.decide("reschedule", draft, until=at(9))
    assert desk.decide("undo", draft).speak_at == EVENING


def test_a_first_snooze_of_an_approved_draft_is_taken_back_and_it_stays_approved(
    desk: Desk, database: Database
) -> None:
    draft = desk.hand_in()
    desk.decide("approve", draft)
    desk.decide("snooze", draft, until=at(10))
    back = desk.decide("undo", draft)
    assert (back.status, back.not_before) == ("approved", None)
    assert rows(database, deliveries, "due_at", "status") == [(EVENING, "due")]


def test_a_new_time_taken_back_leaves_a_snooze_in_force(desk: Desk, database: Database) -> None:
    draft = desk.hand_in()
    desk.decide("snooze", draft, until=at(10))
    desk.decide("approve", draft)
    desk.decide("reschedule", draft, until=at(12))
    desk.decide("undo", draft)
    assert rows(database, deliveries, "due_at") == [(at(10),)]


def test_a_redo_wish_is_taken_back_to_the_one_before(desk: Desk, database: Database) -> None:
    draft = desk.hand_in()
    desk.decide("redo", draft, note="短一点")
    desk.decide("redo", draft, note="长一点")
    assert desk.decide("undo", draft).redo_wish == "短一点"
    desk.decide("edit", draft, text="灯醒着。")
    assert waiting_redos(database) == []
    assert desk.decide("undo", draft).redo_wish == "短一点"


def test_the_only_redo_wish_taken_back_leaves_none(desk: Desk, database: Database) -> None:
    draft = desk.hand_in()
    desk.decide("redo", draft, note="短一点")
    assert desk.decide("undo", draft).redo_wish is None


def test_a_double_undo_takes_back_one_decision(desk: Desk, database: Database) -> None:
    draft = desk.hand_in()
    desk.decide("edit", draft, text="灯醒着。")
    desk.decide("approve", draft)
    desk.decide("undo", draft)
    with pytest.raises(NotLawful, match="took back the last decision"):
        desk.decide("undo", draft)
    assert shown(database, draft).text == "灯醒着。"


def test_there_is_nothing_to_take_back_where_nothing_was_decided(desk: Desk) -> None:
    with pytest.raises(NotLawful, match="nothing was decided"):
        desk.decide("undo", desk.hand_in())
