"""Holds: of a persona, the label, a draft; put on and lifted by named people."""

import pytest

from agent.database import Database
from agent.database.tables import audit
from agent.errors import NotLawful, NotThere
from agent.review.queue import held, history, hold, holds, lift, shown
from agent.types.clocks import Clocks
from tests.review.making import Desk, rows


def test_a_hold_stops_its_persona_and_a_label_hold_stops_all(
    database: Database, clocks: Clocks
) -> None:
    hold(database, clocks, "yuri", "她的名字上了新闻", "mei")
    with database.read.connect() as connection:
        assert getattr(held(connection, "yuri"), "why", "") == "她的名字上了新闻"
        assert held(connection, "ada") is None
    hold(database, clocks, "*", "a grave day", "lin")
    with database.read.connect() as connection:
        assert getattr(held(connection, "ada"), "by", "") == "lin"
    assert [each.scope for each in holds(database)] == ["yuri", "*"]


def test_lifting_ends_every_hold_of_that_scope_and_says_whether_there_was_one(
    database: Database, clocks: Clocks
) -> None:
    hold(database, clocks, "yuri", "one", "mei")
    hold(database, clocks, "yuri", "two", "lin")
    hold(database, clocks, "*", "three", "lin")
    assert lift(database, clocks, "yuri", "mei")
    assert not lift(database, clocks, "yuri", "mei")
    assert [each.why for each in holds(database)] == ["three"]
    assert [action for (action,) in rows(database, audit, "action")] == [
        *["hold"] * 3,
        *["lift"] * 2,
    ]


def test_only_a_named_person_holds_or_lifts(database: Database, clocks: Clocks) -> None:
    with pytest.raises(NotLawful, match="name"):
        hold(database, clocks, "*", "why", "")
    hold(database, clocks, "*", "why", "mei")
    with pytest.raises(NotLawful, match="name"):
        lift(database, clocks, "*", "")
    assert len(holds(database)) == 1


def test_a_single_draft_can_be_held(desk: Desk, database: Database, clocks: Clocks) -> None:
    draft = desk.hand_in()
    hold(database, clocks, f"draft:{draft}", "ask her label", "mei")
    assert shown(database, draft).hold == "ask her label"
    assert lift(database, clocks, f"draft:{draft}", "lin")
    assert shown(database, draft).hold == ""
    assert [row.action for row in history(database, draft)] == ["hand in", "hold", "lift"]
    with pytest.raises(NotThere):
        hold(database, clocks, "draft:99", "why", "mei")
