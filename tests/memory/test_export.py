"""Memories as lines: they round-trip exactly, come in once, and a wrong line is told and nothing taken in."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from shutil import copy
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import insert, select

from agent.database import Database, open_database
from memory.errors import ImportWrong
from memory.index.embed import NgramEmbedder
from memory.keep.export import exported
from memory.keep.lines import HEAD, PARTS
from memory.keep.taking_in import take_in
from memory.memory import MemoryStore
from memory.tables import belief_evidence, beliefs, lessons, memories, memory_uses
from memory.types import Kind, NewMemory

Make = Callable[..., NewMemory]
AT = datetime(2026, 3, 11, 4, 0, 0, 123457, UTC)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
names = st.text("abcxyz雨:#/0123456789", min_size=1, max_size=20)
times = st.datetimes(timezones=st.just(UTC))
floats = st.floats(allow_nan=False, allow_infinity=False)


def lines_of(database: Database, persona: str | None = None) -> list[str]:
    with database.read.connect() as connection:
        return list(exported(connection, persona))


def taken_in(database: Database, lines: list[str]) -> list[int]:
    with database.write.begin() as connection:
        return take_in(connection, lines, "out.jsonl").came


@st.composite
def a_line(draw: st.DrawFn, number: int, all_numbers: list[int]) -> dict[str, Any]:
    """Any memory with any parts; it cites others of the same file."""
    row: dict[str, Any] = {
        "id": number, "persona": draw(st.sampled_from(["yuri", "mira", ""])),
        "kind": draw(st.sampled_from(["lore", "post", "event", "belief", "thread", "lesson"])),
        "text": draw(texts), "source": f"{draw(names)}-{number}", "speaker": draw(texts),
        "about": draw(texts), "session": draw(texts), "position": draw(st.integers(0, 9999)),
        "happened_at": draw(times).isoformat(), "recorded_at": draw(times).isoformat(),
        "status": draw(st.sampled_from(["active", "superseded", "retired", "quarantined", "forgotten"])),
        "trusted": draw(st.booleans()), "pinned": draw(st.booleans()),
        "provenance": draw(st.dictionaries(texts, texts, max_size=3)),
    }  # fmt: skip
    used = draw(st.lists(names, unique=True, max_size=3))
    row |= {"used": [{"used_by": by, "at": draw(times).isoformat()} for by in used]} if used else {}
    return row | draw(parts_of(all_numbers))


@st.composite
def parts_of(draw: st.DrawFn, numbers: list[int]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if draw(st.booleans()):
        found["thread"] = {
            "kind": "promise", "state": draw(st.sampled_from(["open", "closed"])),
            "opened_by": draw(names), "closed_by": draw(texts),
            "opened_at": draw(times).isoformat(), "rests_until": draw(times).isoformat(),
            "closed_at": draw(st.none() | times.map(datetime.isoformat)),
        }  # fmt: skip
        moves = [
            {"was": "open", "became": state, "by": draw(names), "at": draw(times).isoformat()}
            for state in draw(st.lists(st.sampled_from(["taken_up", "closed"]), unique=True))
        ]
        found |= {"moves": moves} if moves else {}
    if draw(st.booleans()):
        found["belief"] = {
            "held_from": draw(times).isoformat(), "held_until": None,
            "supersedes": draw(st.none() | st.sampled_from(numbers)),
        }  # fmt: skip
        rests = sorted(draw(st.sets(st.sampled_from(numbers), max_size=3)))
        found |= {"evidence": [{"evidence_id": each} for each in rests]} if rests else {}
    if draw(st.booleans()):
        found["lesson"] = {
            "code": "edit", "trait": draw(texts), "strength": draw(floats),
            "kept": draw(st.integers(0, 99)), "last_given_at": draw(times).isoformat(),
            "last_tripped_at": None,
        }  # fmt: skip
        found["givings"] = [{"source": "decision:1", "given_by": draw(texts), "at": AT.isoformat()}]
    return found


@st.composite
def a_file(draw: st.DrawFn) -> list[str]:
    numbers = sorted(draw(st.sets(st.integers(1, 10_000), min_size=1, max_size=6)))
    rows = [draw(a_line(number, numbers)) for number in numbers]
    return [json.dumps(HEAD), *(json.dumps(row, ensure_ascii=False) for row in rows)]


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(lines=a_file())
def test_whatever_a_memory_holds_comes_back_exactly(
    lines: list[str], migrated: Path, tmp_path: Path
) -> None:
    database = open_database(f"sqlite:///{copy(migrated, tmp_path / 'fresh.db')}")
    try:
        came = taken_in(database, lines)
        assert len(came) == len(lines) - 1
        assert [json.loads(line) for line in lines_of(database)] == list(map(json.loads, lines))
        assert taken_in(database, lines) == []
        assert taken_in(database, lines_of(database)) == []
    finally:
        database.close()


@pytest.fixture(scope="module")
def lived(migrated: Path, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """A post, a belief on it that replaced another, a lesson, a tombstone, a pin, a quarantine."""
    home = tmp_path_factory.mktemp("lived")
    database = open_database(f"sqlite:///{copy(migrated, home / 'selfsame.db')}")
    store = a_store(database, home)
    live(store, database)
    lines = lines_of(database)
    store.close()
    database.close()
    return lines


def a_store(database: Database, home: Path) -> MemoryStore:
    return MemoryStore.open(
        read=database.read, write=database.write, folder=home / "index", now=lambda: AT,
        embedder=NgramEmbedder(64),
    )  # fmt: skip


def live(store: MemoryStore, database: Database) -> None:
    kinds: tuple[Kind, ...] = ("post", "belief", "belief", "lesson", "post", "post")
    post, old, new, lesson, gone, apart = store.remember_all(
        [
            NewMemory("yuri", kind, f"The lamp, {n} times.", f"s:{n}", AT)
            for n, kind in enumerate(kinds)
        ]
    )
    with database.write.begin() as connection:
        for number, supersedes in ((old, None), (new, old)):
            row = {
                "memory_id": number,
                "persona": "yuri",
                "held_from": AT,
                "supersedes": supersedes,
            }
            connection.execute(insert(beliefs).values(row))
        connection.execute(insert(belief_evidence).values(belief_id=new, evidence_id=post))
        row = {"memory_id": lesson, "persona": "yuri", "code": "edit", "strength": 0.5}
        connection.execute(insert(lessons).values(**row, last_given_at=AT))
    store.mind.open_thread("yuri", "Which knot to learn?", source="post:7")
    store.used([post], by="post:9")
    store.keeping.pin(post)
    store.keeping.quarantine([apart])
    store.forget(gone)


def test_numbers_that_are_taken_are_mapped_wherever_they_are_cited(
    lived: list[str], migrated: Path, tmp_path: Path
) -> None:
    other = open_database(f"sqlite:///{copy(migrated, tmp_path / 'other.db')}")
    taken_in(other, [json.dumps(HEAD), json.dumps(json.loads(lived[1]) | {"source": "mine"})])
    came = taken_in(other, lived)
    assert 1 not in came
    with other.read.connect() as connection:
        post = connection.execute(select(memories.c.id).where(memories.c.source == "s:0")).scalar()
        (rests,) = connection.execute(select(belief_evidence.c.evidence_id)).scalars()
        uses = connection.execute(select(memory_uses.c.memory_id)).scalars().all()
    assert post == rests
    assert uses.count(post) == 1
    other.close()


def test_what_came_in_is_found_and_what_was_set_apart_or_forgotten_is_not(
    lived: list[str], migrated: Path, tmp_path: Path
) -> None:
    other = open_database(f"sqlite:///{copy(migrated, tmp_path / 'other.db')}")
    store = a_store(other, tmp_path)
    assert len(store.keeping.take_in(lived, "out.jsonl").came) == len(lived) - 1
    found = {each.memory.source for each in store.recall("yuri", "lamp times", limit=20)}
    assert {"s:0", "s:3"} <= found
    assert not {"s:4", "s:5"} & found
    assert store.catch_up() == 0
    store.close()
    other.close()


def test_a_personas_export_brings_along_what_her_beliefs_rest_on(
    store: MemoryStore, a_memory: Make, database: Database
) -> None:
    lore = store.remember(a_memory("House rules.", "l:1", "", "lore"))
    store.remember(a_memory("Not hers.", "l:2", "mira"))
    belief = store.remember(a_memory("Rules are houses.", "b:1", kind="belief"))
    with database.write.begin() as connection:
        row = {"memory_id": belief, "persona": "yuri", "held_from": AT}
        connection.execute(insert(beliefs).values(row))
        connection.execute(insert(belief_evidence).values(belief_id=belief, evidence_id=lore))
    told = [json.loads(line)["source"] for line in lines_of(database, "yuri")[1:]]
    assert told == ["l:1", "b:1"]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"text": None}, "text is empty"),
        ({"text": "\ud800"}, "text is"),
        ({"kind": "dream"}, "write one of lore, work, post"),
        ({"happened_at": "2026-03-11"}, "write a time with its zone"),
        ({"happened_at": 7}, "write a time with its zone"),
        ({"id": "1"}, "write a whole number"),
        ({"pinned": 1}, "write true or false"),
        ({"provenance": {"a": 1}}, "write an object of texts"),
        ({"mood": "blue"}, "nothing is called mood; take it out"),
        ({"source": "x" * 301}, "write a text that is not too long"),
        ({"used": [{"used_by": "post:1"}]}, "used.at is missing; add it"),
        ({"used": {}}, "used is no list"),
        ({"thread": []}, "thread holds something that is no object"),
        ({"moves": [{"was": "open", "became": "closed", "by": "x", "at": AT.isoformat()}]}, "moves without a thread"),
        ({"belief": {"held_from": AT.isoformat(), "held_until": None, "supersedes": 99}}, "cites memory 99"),
        ({"id": 1}, "id 1 stands in line 2 already"),
        ({"source": "s:0"}, "source 's:0' stands in line 2 already"),
    ],
)  # fmt: skip
def test_a_wrong_line_is_told_with_its_place_and_nothing_of_the_file_is_taken_in(
    change: dict[str, Any], told: str, lived: list[str], migrated: Path, tmp_path: Path
) -> None:
    other = open_database(f"sqlite:///{copy(migrated, tmp_path / 'other.db')}")
    last = {**json.loads(lived[1]), "id": 77, "source": "last", **change}
    with pytest.raises(ImportWrong) as refused:
        taken_in(other, [*lived, json.dumps(last)])
    assert refused.value.message.startswith(f"out.jsonl:{len(lived) + 1}: ")
    assert told in refused.value.message
    assert len(lines_of(other)) == 1
    other.close()


@pytest.mark.parametrize("first", ["", "{}", "not json", '{"selfsame": "memory", "version": 2}'])
def test_a_file_of_something_else_is_refused_in_its_first_line(
    first: str, database: Database
) -> None:
    with pytest.raises(ImportWrong, match=r"out.jsonl:1: "):
        taken_in(database, [first])


def test_every_table_that_hangs_on_memories_goes_along() -> None:
    hanging = {
        table.name
        for table in memories.metadata.tables.values()
        if any(key.column.table in (memories, beliefs) for key in table.foreign_keys)
    }
    assert hanging | {"thread_moves", "lesson_givings"} == {part.table.name for part in PARTS}
