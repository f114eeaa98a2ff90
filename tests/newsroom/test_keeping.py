"""People's hands on memory: audited, told what stays by rule, and nothing left in any file."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, update

from agent.database.tables import audit, drafts, persona_versions
from agent.errors import NotThere
from agent.newsroom import keeping
from agent.newsroom.plan import read_in
from agent.newsroom.rested import rested_on
from agent.newsroom.shown import memory_texts
from agent.review.queue import hand_in
from agent.types.review import NewDraft
from memory.types import NewMemory
from tests.newsroom.conftest import House, OpenHouse

SECRET = "Zyxwvutsa keeps a lighthouse for moths."


@pytest.fixture
def house(open_house: OpenHouse) -> House:
    return open_house()


def said(house: House, text: str = SECRET, source: str = "post:1", kind: str = "post") -> int:
    new = NewMemory("yuri", kind, text, source, house.world.now(), speaker="yuri")  # type: ignore[arg-type]
    return house.room.memory.remember(new)


def trail(house: House, memory_id: int) -> list[tuple[str, ...]]:
    query = select(audit.c.who, audit.c.action, audit.c.was, audit.c.became, audit.c.why)
    mine = query.where(audit.c.subject == f"memory:{memory_id}").order_by(audit.c.id)
    with house.room.database.read.connect() as connection:
        return [tuple(row) for row in connection.execute(mine)]


def holding(folder: Path, words: str) -> list[str]:
    """The files that hold the words, as UTF-8, whatever the case."""
    wanted = words.encode().lower()
    return [
        path.name
        for path in folder.rglob("*")
        if path.is_file() and wanted in path.read_bytes().lower()
    ]


def test_every_verb_is_audited_with_who_and_why(house: House) -> None:
    number, room = said(house), house.room
    assert keeping.pin(room, number, "ana", "she would say it")
    assert keeping.unpin(room, number, "ana")
    assert keeping.quarantine(room, [number], "ana", "a name in it") == [number]
    assert keeping.release(room, [number], "bo", "no name after all") == [number]
    assert keeping.retire(room, [number], "bo") == [number]
    assert keeping.forget(room, number, "bo", "asked to")["forgotten"]
    assert trail(house, number) == [
        ("ana", "pin", "", "pinned", "she would say it"),
        ("ana", "unpin", "pinned", "", ""),
        ("ana", "quarantine", "active", "quarantined", "a name in it"),
        ("bo", "release", "quarantined", "active", "no name after all"),
        ("bo", "retire", "active", "retired", ""),
        ("bo", "forget", "retired", "forgotten", "asked to"),
    ]


def test_a_number_that_no_memory_has_is_told(house: House) -> None:
    with pytest.raises(NotThere, match="no memory has the number 999"):
        keeping.quarantine(house.room, [said(house), 999], "ana")


def test_what_is_forgotten_is_in_no_file_of_the_home_and_in_no_backup(
    house: House, tmp_path: Path
) -> None:
    for n in range(20):
        said(house, f"The lamp number {n} is lit.", f"post:{n + 10}")
    number = said(house)
    assert holding(house.home.data, "zyxwvutsa") != []
    answer = keeping.forget(house.room, number, "ana", "asked to")
    assert (answer["forgotten"], answer["left"]) == (True, [])
    assert "post 1" in answer["kept"][0]
    assert holding(house.home.data, "zyxwvutsa") == []
    with (
        closing(sqlite3.connect(house.home.data / "selfsame.db")) as source,
        closing(sqlite3.connect(tmp_path / "backup.db")) as backup,
    ):
        source.backup(backup)
    assert b"zyxwvutsa" not in (tmp_path / "backup.db").read_bytes().lower()


def test_what_cites_a_forgotten_memory_finds_nothing_there(house: House) -> None:
    number = said(house)
    keeping.forget(house.room, number, "ana")
    assert memory_texts(house.room.database, [number]) == {number: ""}


def test_a_thread_is_forgotten_in_the_trace_of_its_callback_too(house: House) -> None:
    words = "Zyxwvutsa: learn to whistle one day."
    thread = house.room.memory.mind.open_thread("yuri", words, source="post:4")
    trace = {"occasion": {"kind": "callback", "title": words, "thread_id": thread}}
    draft = hand_in(house.room.database, proposal("Whistled today.", trace), house.room.clocks)
    with house.room.database.write.begin() as connection:
        connection.execute(update(drafts).values(opens_thread=words))
    keeping.forget(house.room, thread, "ana")
    with house.room.database.read.connect() as connection:
        row = connection.execute(select(drafts).where(drafts.c.id == draft)).one()
    assert (row.trace["occasion"]["title"], row.opens_thread) == ("", "")
    assert row.text == "Whistled today."
    assert holding(house.home.data, "zyxwvutsa") == []


def test_a_belief_is_forgotten_with_the_proposal_that_it_came_from(house: House) -> None:
    draft = hand_in(house.room.database, proposal(SECRET, {}, "belief"), house.room.clocks)
    number = said(house, SECRET, f"draft:{draft}", "belief")
    keeping.forget(house.room, number, "ana")
    assert holding(house.home.data, "zyxwvutsa") == []


def proposal(text: str, trace: dict[str, Any], kind: str = "post") -> NewDraft:
    return NewDraft(
        persona="yuri", text=text, language="en", kind=kind, origin="manual",  # type: ignore[arg-type]
        occasion="thought", thread="by-hand", trace=trace, flags=(), persona_version="1",
    )  # fmt: skip


def test_forgotten_lore_leaves_what_is_kept_of_her_files_and_the_answer_names_the_file(
    house: House,
) -> None:
    path = house.home.config / "personas" / "yuri" / "lore" / "moths.md"
    path.write_text(f"# Moths\n\n{SECRET}\n\nA second line.\n", encoding="utf-8")
    read_in(house.room)
    found = house.room.memory.recall("yuri", "lighthouse moths")[0].memory
    assert holding(house.home.data, "zyxwvutsa") != []
    answer = keeping.forget(house.room, found.id, "ana")
    assert "config/personas/yuri/lore/moths.md" in answer["kept"][0]
    assert holding(house.home.data, "zyxwvutsa") == []
    read_in(house.room)
    assert all("Zyx" not in f.memory.text for f in house.room.memory.recall("yuri", "moths"))
    with house.room.database.read.connect() as connection:
        files = connection.execute(select(persona_versions.c.files)).scalars().all()
    assert any("A second line." in kept.get("lore/moths.md", "") for kept in files)


def test_a_checkpoint_left_by_a_dead_model_holds_nothing_of_it(house: House) -> None:
    with closing(sqlite3.connect(house.home.checkpoints)) as left:
        left.execute("CREATE TABLE checkpoints (state TEXT)")
        left.execute("INSERT INTO checkpoints VALUES (?)", (SECRET,))
        left.commit()
    keeping.forget(house.room, said(house), "ana")
    assert holding(house.home.data, "zyxwvutsa") == []


def test_a_post_rested_on_the_memories_whose_uncommon_words_came_back() -> None:
    memories = {
        1: "The fish tank shop streams its filter all night.",
        2: "She counts unread dots.",
        3: "The comet passed over Oslo.",
    }
    source = ["A comet passed over Oslo, says the observatory."]
    post = "A comet over Oslo tonight; in the tank shop the filter did not look up."
    assert rested_on(post, memories, [], source) == [1]
    assert rested_on(post, memories, [None, 7], source) == [1, 7]
    assert rested_on("今夜は金魚鉢の店が静か。", {5: "金魚鉢の店は夜も配信している。"}, [], []) == [
        5
    ]
    assert rested_on("It was a night.", memories, [], []) == []
