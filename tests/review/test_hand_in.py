"""A draft comes into the queue once, and a slot has at most one live draft (law 4)."""

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from agent.database import Database
from agent.database.tables import drafts, revisions, slots
from agent.review.queue import history, shown
from tests.review.making import NOTED, Desk, new_draft, rows, slot


def test_handing_in_writes_draft_revision_flags_audit_and_slot_together(
    desk: Desk, database: Database
) -> None:
    slot_id = slot(database)
    draft = shown(database, desk.hand_in(slot_id=slot_id, origin="slot", flags=(NOTED,)))
    assert (draft.status, draft.revision, draft.flags, draft.single) == (
        "pending",
        1,
        (NOTED,),
        True,
    )
    assert rows(database, revisions, "number", "text") == [(1, draft.text)]
    assert rows(database, slots, "status", "lease_until_wall") == [("drafted", None)]
    assert [(row.action, row.became) for row in history(database, draft.id)] == [
        ("hand in", "pending")
    ]


def test_the_same_thread_handed_in_twice_is_one_draft(desk: Desk, database: Database) -> None:
    first = desk.hand_in("slot-1-1")
    assert desk.hand_in("slot-1-1", text="重来一遍。") == first
    assert rows(database, drafts, "text") == [(new_draft().text,)]
    assert len(rows(database, revisions, "id")) == 1


@pytest.mark.parametrize("verb", [None, "approve"])
def test_a_slot_with_a_live_draft_takes_no_second_one(
    desk: Desk, database: Database, verb: str | None
) -> None:
    slot_id = slot(database)
    first = desk.hand_in("slot-1-1", slot_id=slot_id)
    if verb:
        desk.decide("approve", first)
    assert desk.hand_in("slot-1-2", slot_id=slot_id) == first
    assert len(rows(database, drafts, "id")) == 1
    assert rows(database, slots, "status") == [("drafted",)]


def test_the_database_itself_refuses_a_second_live_draft_in_a_slot(
    desk: Desk, database: Database
) -> None:
    desk.hand_in(slot_id=slot(database))
    with database.read.connect() as connection:
        row = dict(connection.execute(drafts.select()).mappings().one())
    copy = {**row, "id": None, "thread": "t2"}
    with pytest.raises(IntegrityError), database.write.begin() as connection:
        connection.execute(insert(drafts).values(copy))


def test_a_slot_whose_draft_was_refused_takes_another(desk: Desk, database: Database) -> None:
    slot_id = slot(database)
    first = desk.hand_in("slot-1-1", slot_id=slot_id)
    desk.decide("reject", first, reason="dull")
    assert desk.hand_in("slot-1-2", slot_id=slot_id) != first


def test_a_second_welcome_is_the_first_one(desk: Desk, database: Database) -> None:
    first = desk.hand_in("welcome-1", origin="welcome")
    assert desk.hand_in("welcome-2", origin="welcome") == first
    assert desk.hand_in("welcome-3", origin="welcome", persona="ada") != first


def test_a_redo_replaces_the_old_draft_in_its_slot(desk: Desk, database: Database) -> None:
    slot_id = slot(database)
    old = desk.hand_in("slot-1-1", slot_id=slot_id)
    desk.decide("redo", old, note="短一点")
    new = desk.hand_in("slot-1-2", slot_id=slot_id, supersedes=old)
    assert shown(database, old).status == "superseded"
    assert shown(database, new).status == "pending"
    assert history(database, old)[-1].became == "superseded"


@pytest.mark.parametrize("in_a_slot", [True, False])
def test_a_redo_that_comes_after_the_approval_changes_nothing(
    desk: Desk, database: Database, in_a_slot: bool
) -> None:
    slot_id = slot(database) if in_a_slot else None
    old = desk.hand_in("slot-1-1", slot_id=slot_id)
    desk.decide("redo", old)
    desk.decide("approve", old)
    assert desk.hand_in("slot-1-2", slot_id=slot_id, supersedes=old) == old
    assert shown(database, old).status == "approved"
