"""Remembering once, forgetting for good, reading lore, keeping threads."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from agent.database import Database
from agent.types.clocks import FrozenClock
from memory import ledger
from memory.memory import MemoryStore
from memory.types import LABEL, Document, NewMemory

Make = Callable[..., NewMemory]
WORLD = """---
title: not for reading
---
# The city
<!-- the author wonders -->
The trams sleep standing up.

## Her room
There is a window that shows a sea.
"""


def test_remembering_the_same_source_twice_changes_nothing(
    store: MemoryStore, a_memory: Make
) -> None:
    first = store.remember(a_memory("The lamp was lit."))
    assert store.remember(a_memory("The lamp was put out.")) == first
    assert store.counts("yuri") == {"post": 1}
    assert [found.memory.text for found in store.recall("yuri", "lamp")] == ["The lamp was lit."]


def test_an_event_is_never_trusted(store: MemoryStore, a_memory: Make) -> None:
    store.remember(a_memory("A comet was seen over Oslo.", "event:1", kind="event"))
    assert [memory.trusted for memory in store.recent("yuri", "event", 5)] == [False]


def test_recent_memories_come_newest_first(
    store: MemoryStore, a_memory: Make, world: FrozenClock
) -> None:
    for n, days in enumerate((2, 0, 1)):
        at = world.now() - timedelta(days=days)
        store.remember(a_memory(f"said {days} days ago", f"post:{n}", at=at))
    texts = [memory.text for memory in store.recent("yuri", "post", 2)]
    assert texts == ["said 0 days ago", "said 1 days ago"]


def test_forgetting_leaves_a_tombstone_without_words(
    store: MemoryStore, a_memory: Make, database: Database
) -> None:
    kept = store.remember(a_memory("The lamp was lit.", "post:1"))
    gone = store.remember(a_memory("The lamp belongs to Marguerite.", "post:2"))
    assert store.forget(gone)
    assert not store.forget(gone)
    assert [found.memory.id for found in store.recall("yuri", "Marguerite lamp")] == [kept]
    with database.read.connect() as connection:
        tombstone = ledger.fetch(connection, [gone])[gone]
    assert (tombstone.text, tombstone.status, tombstone.source) == ("", "forgotten", "post:2")
    assert list(tombstone.provenance) == ["forgotten_at"]


def test_no_file_of_the_index_holds_what_was_forgotten(
    store: MemoryStore, a_memory: Make, folder: Path
) -> None:
    for n in range(30):
        store.remember(a_memory(f"The lamp number {n} is lit.", f"post:{n}"))
    gone = store.remember(a_memory("Zyxwvutsa lives here.", "post:99"))
    assert b"zyxwvutsa" in _bytes(folder)
    store.forget(gone)
    assert b"zyxwvutsa" not in _bytes(folder).lower()


def test_what_was_forgotten_is_not_remembered_again(store: MemoryStore, a_memory: Make) -> None:
    gone = store.remember(a_memory("The lamp was lit."))
    store.forget(gone)
    assert store.remember(a_memory("The lamp was lit.")) == gone
    assert store.recall("yuri", "lamp") == []


def test_lore_is_read_in_pieces_under_its_headings(store: MemoryStore) -> None:
    assert store.read_lore("yuri", [Document("lore/world.md", WORLD)]) == 2
    found = store.recall("yuri", "sea window")[0].memory
    assert found.text == "There is a window that shows a sea."
    assert found.about == "The city / Her room"
    assert found.provenance == {"file": "lore/world.md"}


def test_unchanged_files_are_left_alone(store: MemoryStore) -> None:
    documents = [Document("lore/world.md", WORLD), Document("lore/songs.md", "A song.", "work")]
    store.read_lore("yuri", documents)
    assert store.read_lore("yuri", documents) == 0
    assert store.counts("yuri") == {"lore": 2, "work": 1}


def test_only_changed_chunks_are_read_again(store: MemoryStore) -> None:
    store.read_lore("yuri", [Document("lore/world.md", WORLD)])
    room = store.recall("yuri", "sea window")[0].memory
    changed = WORLD.replace("standing up", "lying down")
    assert store.read_lore("yuri", [Document("lore/world.md", changed)]) == 2
    assert store.recall("yuri", "sea window")[0].memory == room
    texts = [found.memory.text for found in store.recall("yuri", "trams sleep")]
    assert texts == ["The trams sleep lying down."]


def test_a_file_that_is_gone_retires_its_memories(store: MemoryStore) -> None:
    store.read_lore("yuri", [Document("lore/world.md", WORLD)])
    assert store.read_lore("yuri", []) == 2
    assert store.recall("yuri", "sea window trams") == []
    assert store.read_lore("yuri", [Document("lore/world.md", WORLD)]) == 2
    assert store.recall("yuri", "sea window")[0].memory.position == 1


def test_forgotten_lore_does_not_come_back_when_its_file_changes(store: MemoryStore) -> None:
    store.read_lore("yuri", [Document("lore/world.md", WORLD)])
    assert store.forget(store.recall("yuri", "sea window")[0].memory.id)
    assert store.read_lore("yuri", [Document("lore/world.md", WORLD + "\nA new line.")]) == 1
    assert all("sea" not in found.memory.text for found in store.recall("yuri", "sea window"))
    assert store.read_lore("yuri", []) == 2


def test_one_personas_lore_is_not_anothers(store: MemoryStore) -> None:
    store.read_lore("yuri", [Document("lore/world.md", WORLD)])
    store.read_lore("mira", [Document("lore/world.md", "# City\nNo trams here.")])
    store.read_lore(LABEL, [])
    assert store.counts("yuri") == {"lore": 2}
    assert store.counts("mira") == {"lore": 1}


def test_a_thread_is_opened_once_and_offered_when_it_has_rested(
    store: MemoryStore, world: FrozenClock
) -> None:
    thread = store.mind.open_thread("yuri", "想学一件没用的事", source="post:7", rests_days=3)
    assert store.mind.open_thread("yuri", "想学一件没用的事", source="post:7") == thread
    assert store.mind.threads("yuri") == []
    assert [each.id for each in store.mind.threads("yuri", rested=False)] == [thread]
    world.advance(timedelta(days=3))
    offered = store.mind.threads("yuri")
    assert [(each.text, each.opened_by) for each in offered] == [("想学一件没用的事", "post:7")]
    assert store.mind.threads("mira", rested=False) == []


def test_a_thread_is_closed_by_one_caller_only(store: MemoryStore) -> None:
    thread = store.mind.open_thread("yuri", "Which knot to learn?", source="post:7", rests_days=0)
    assert store.mind.close_thread("yuri", thread, by="post:12")
    assert not store.mind.close_thread("yuri", thread, by="post:13")
    assert store.mind.threads("yuri") == []
    assert store.recall("yuri", "knot")[0].memory.kind == "thread"


def test_a_forgotten_thread_is_not_offered(store: MemoryStore) -> None:
    thread = store.mind.open_thread("yuri", "Which knot to learn?", source="post:7", rests_days=0)
    store.forget(thread)
    assert store.mind.threads("yuri", rested=False) == []
    assert not store.mind.close_thread("yuri", thread, by="post:8")


def _bytes(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
