"""What is out, from the approval to the record of it, corrected and taken down; and her memory of that."""

import pytest
from sqlalchemy import select

from agent.database.tables import deliveries
from agent.errors import NotLawful
from agent.newsroom.amend import correct, take_down
from agent.newsroom.decide import decided
from agent.newsroom.posted import posts_document
from agent.newsroom.provenance import every_provenance, provenance
from agent.newsroom.publish import publish_due
from agent.newsroom.remember import remember_all
from agent.publishing.amending import Wish
from agent.review.decision import Decision
from agent.review.queue import hand_in
from memory.tables import memories
from tests.newsroom.conftest import House, OpenHouse
from tests.review.making import new_draft

SAID = "The lamp by the harbour stayed on all night, and nobody asked it to."
BETTER = "The lamp by the pier stayed on all night, and nobody asked it to."


@pytest.fixture
def house(open_house: OpenHouse) -> House:
    """A post of Corrow's is out, and remembered."""
    house = open_house()
    room = house.room
    new = new_draft(
        "t1", persona="corrow", text=SAID, language="en", speak_at=None,
        persona_version=room.persona("corrow").version,
    )  # fmt: skip
    draft = hand_in(room.database, new, room.clocks)
    decided(room.database, room.clocks, room.config, Decision(draft, "approve", "mei", note="fine"))
    house.pass_(minutes=2)
    assert publish_due(room) == [1]
    remember_all(room)
    return house


def _memories(house: House) -> list[tuple[str, str]]:
    query = select(memories.c.text, memories.c.status).where(memories.c.kind == "post")
    return [(row.text, row.status) for row in house.room.rows(query.order_by(memories.c.id))]


def test_the_record_says_who_approved_which_bytes_when_and_what_wrote_them(house: House) -> None:
    room = house.room
    told = provenance(room.database, room.config.personas, 1)
    assert told["approved"]["by"] == "mei"
    assert told["human_review"]["reviewed"]
    assert [each["verb"] for each in told["human_review"]["decisions"]] == ["approve"]
    assert told["written"]["persona_version"] == room.persona("corrow").version
    assert told["written"]["models"] == ["built-in writer, no language model"]
    (sent,) = told["deliveries"]
    assert sent["body"].startswith(SAID)
    assert "AI-written" in sent["body"]
    assert told["unchanged"]
    assert sent["unchanged"]
    assert list(every_provenance(room.database, room.config.personas, "corrow")) == [told]
    assert list(every_provenance(room.database, room.config.personas, "yuri")) == []


def test_bytes_that_were_changed_afterwards_are_told_by_the_record(house: House) -> None:
    room = house.room
    with room.database.write.begin() as connection:
        connection.execute(deliveries.update().values(body="something else"))
    told = provenance(room.database, room.config.personas, 1)
    assert not told["deliveries"][0]["unchanged"]


def test_a_correction_and_a_taking_down_reach_the_page_the_record_and_her_memory(
    house: House,
) -> None:
    room = house.room
    where = (room.database, room.clocks, room.config, room.home.path)
    told = correct(*where, Wish(1, "correct", "mei", "it was the pier", BETTER))
    assert told["by_hand"] == []
    page = (room.home.pages / "corrow" / "index.html").read_text("utf-8")
    assert BETTER in page
    assert SAID not in page
    remember_all(room)
    assert _memories(house) == [(SAID, "retired"), (BETTER, "active")]
    take_down(*where, 1, "mei", "enough of it")
    remember_all(room)
    remember_all(room)
    assert _memories(house) == [(SAID, "retired"), (BETTER, "quarantined")]
    assert BETTER not in (room.home.pages / "corrow" / "index.html").read_text("utf-8")
    (sent,) = provenance(room.database, room.config.personas, 1)["deliveries"]
    assert [each["kind"] for each in sent["amendments"]] == ["correct", "take-down"]
    assert sent["body"].startswith(SAID)
    assert (
        posts_document(room.database, room.clocks)["posts"][0]["deliveries"][0]["status"]
        == "taken-down"
    )


def test_a_correction_is_held_to_the_laws(house: House) -> None:
    room = house.room
    wish = Wish(1, "correct", "mei", "why", "I'm a real person, and so is the lamp.")
    with pytest.raises(NotLawful, match="can't stand"):
        correct(room.database, room.clocks, room.config, room.home.path, wish)
