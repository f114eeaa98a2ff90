"""What is kept of a person, to be handed to them: everything that bears their name, and no key."""

import json
from typing import Any

import pytest
from sqlalchemy import insert

from agent.database import Database
from agent.database.tables import people, sessions, tokens
from agent.errors import NotThere
from agent.newsroom.about_person import person_document
from agent.review.holds import hold
from agent.seats.known_by import make_token
from agent.seats.people import add, set_password
from agent.types.clocks import Clocks
from memory.tables import lesson_givings, lessons, memories
from tests.conftest import NOON
from tests.review.making import Desk

KEY = "a-hash-that-stays-here"


@pytest.fixture
def told(database: Database, clocks: Clocks) -> dict[str, Any]:
    desk = Desk(database, clocks)
    first, second = desk.hand_in("t1"), desk.hand_in("t2", slot_id=None, origin="manual")
    desk.decide("reject", first, by="Mei", reason="dull", note="says nothing")
    desk.decide("approve", second, by="Rui")
    hold(database, clocks, "yuri", "a rest", "mei")
    add(database, clocks, "Mei", "reviewer", "Rui")
    set_password(database, clocks, "Mei", "five words in a row", "Mei")
    make_token(database, clocks, "Mei", "phone", "Mei")
    _session(database)
    _lesson(database)
    return person_document(database, clocks, "mei")


def _session(database: Database) -> None:
    row = {"person_id": 1, "key": KEY, "made_wall": NOON, "ends_wall": NOON}
    with database.write.begin() as connection:
        connection.execute(insert(sessions).values(row))


def _lesson(database: Database) -> None:
    lesson = {
        "memory_id": 1,
        "persona": "yuri",
        "code": "dull",
        "strength": 1.0,
        "last_given_at": NOON,
    }
    giving = {"lesson_id": 1, "source": "decision:1", "given_by": "Mei", "at": NOON}
    memory = {
        "id": 1, "persona": "yuri", "kind": "lesson", "text": "Say something.", "source": "decision:1",
        "happened_at": NOON, "recorded_at": NOON, "provenance": {},
    }  # fmt: skip
    with database.write.begin() as connection:
        connection.execute(insert(memories).values(memory))
        connection.execute(insert(lessons).values(lesson))
        connection.execute(insert(lesson_givings).values(giving))


def test_decisions_lessons_holds_and_seats_of_a_person_are_there(told: dict[str, Any]) -> None:
    tables = told["tables"]
    (decision,) = tables["decisions"]
    assert (decision["verb"], decision["note"], decision["persona"]) == (
        "reject", "says nothing", "yuri",
    )  # fmt: skip
    assert decision["text"]
    assert tables["lesson_givings"][0]["lesson"] == "Say something."
    assert tables["holds"][0]["why"] == "a rest"
    assert tables["tokens"][0]["label"] == "phone"
    assert len(tables["sessions"]) == 1
    assert any(row["action"] == "reject" for row in tables["audit"])


def test_nothing_of_anybody_else_and_no_key_is_there(told: dict[str, Any]) -> None:
    whole = json.dumps(told)
    assert KEY not in whole
    assert "argon2" not in whole
    assert all("key" not in row for rows in told["tables"].values() for row in rows)
    assert [row["by"] for row in told["tables"]["decisions"]] == ["Mei"]
    assert {people.name, sessions.name, tokens.name} <= set(told["tables"])


def test_a_name_that_stands_nowhere_is_told(database: Database, clocks: Clocks) -> None:
    with pytest.raises(NotThere, match="nobody"):
        person_document(database, clocks, "nobody")
