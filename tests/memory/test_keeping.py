"""Uses, pins, quarantine, retiring: marks that change nothing else and nothing twice."""

from collections.abc import Callable

from sqlalchemy import Connection, update

from agent.database import Database
from agent.types.clocks import FrozenClock
from memory import ledger
from memory.keep import marks
from memory.memory import MemoryStore
from memory.provenance import provenance_of
from memory.tables import memories
from memory.types import Document, Memory, NewMemory

Make = Callable[..., NewMemory]


def read(database: Database, memory_id: int) -> Memory:
    with database.read.connect() as connection:
        return ledger.fetch(connection, [memory_id])[memory_id]


def texts(store: MemoryStore, query: str) -> list[str]:
    return [found.memory.text for found in store.recall("yuri", query)]


class Notes:
    """Keeps what it was told, as an audit would."""

    def __init__(self) -> None:
        self.rows: list[tuple[int, str, str]] = []

    def __call__(self, connection: Connection, memory_id: int, was: str, became: str) -> None:
        assert connection.in_transaction()
        self.rows.append((memory_id, was, became))


def test_a_post_counts_once_for_each_memory_that_it_rested_on(
    store: MemoryStore, a_memory: Make, database: Database, world: FrozenClock
) -> None:
    lamp, tram = (store.remember(a_memory(each, each)) for each in ("lamp", "tram"))
    assert store.used([lamp, tram], by="post:1") == 2
    assert store.used([lamp, tram], by="post:1") == 0
    assert store.used([lamp], by="post:2") == 1
    assert (read(database, lamp).uses, read(database, tram).uses) == (2, 1)
    with database.read.connect() as connection:
        told = marks.uses_of(connection, lamp)
    assert told == [("post:1", world.now()), ("post:2", world.now())]


def test_what_nobody_knows_or_people_forgot_is_not_counted(
    store: MemoryStore, a_memory: Make, database: Database
) -> None:
    gone = store.remember(a_memory("lamp"))
    store.forget(gone)
    assert store.used([gone, 999], by="post:1") == 0
    assert read(database, gone).uses == 0


def test_pinning_is_noted_once_and_can_be_taken_back(
    store: MemoryStore, a_memory: Make, database: Database
) -> None:
    lamp, notes = store.remember(a_memory("lamp")), Notes()
    assert store.keeping.pin(lamp, notes)
    assert not store.keeping.pin(lamp, notes)
    assert read(database, lamp).pinned
    assert store.keeping.unpin(lamp, notes)
    assert not read(database, lamp).pinned
    assert notes.rows == [(lamp, "", "pinned"), (lamp, "pinned", "")]


def test_what_is_quarantined_is_in_no_index_and_stays_in_the_ledger(
    store: MemoryStore, a_memory: Make, database: Database
) -> None:
    lamp, notes = store.remember(a_memory("The lamp was lit.")), Notes()
    assert store.keeping.quarantine([lamp], notes) == [lamp]
    assert store.keeping.quarantine([lamp], notes) == []
    assert texts(store, "lamp") == []
    assert store.recent("yuri", "post", 5) == []
    assert store._indexes.held() == (set(), set())
    assert read(database, lamp).text == "The lamp was lit."
    assert store.catch_up() == 0
    assert store.keeping.release([lamp], notes) == [lamp]
    assert texts(store, "lamp") == ["The lamp was lit."]
    assert notes.rows == [(lamp, "active", "quarantined"), (lamp, "quarantined", "active")]


def test_what_was_superseded_is_so_again_after_quarantine(
    store: MemoryStore, a_memory: Make, database: Database
) -> None:
    old = store.remember(a_memory("Rain is dull.", kind="belief"))
    with database.write.begin() as connection:
        connection.execute(update(memories).values(status="superseded"))
    before = read(database, old)
    store.keeping.quarantine([old])
    store.keeping.release([old])
    assert read(database, old) == before
    assert texts(store, "rain dull") == []


def test_quarantined_lore_stays_apart_when_its_file_changes(store: MemoryStore) -> None:
    store.read_lore("yuri", [Document("lore/a.md", "A lamp.\n\nA tram.")])
    lamp = store.recall("yuri", "lamp")[0].memory.id
    store.keeping.quarantine([lamp])
    store.read_lore("yuri", [Document("lore/a.md", "A lamp.\n\nA tram.\n\nA pigeon.")])
    assert "A lamp." not in texts(store, "lamp")
    store.read_lore("yuri", [])
    assert store.keeping.release([lamp]) == [lamp]


def test_what_is_retired_or_forgotten_is_not_released(store: MemoryStore, a_memory: Make) -> None:
    lamp, tram = (store.remember(a_memory(each, each)) for each in ("lamp", "tram"))
    assert store.keeping.retire([lamp]) == [lamp]
    store.forget(tram)
    assert store.keeping.release([lamp, tram]) == []
    assert store.keeping.quarantine([tram]) == []
    assert not store.keeping.pin(tram)


def test_every_memory_says_from_what_through_whom_and_when(
    store: MemoryStore, database: Database, world: FrozenClock
) -> None:
    made = NewMemory(
        "yuri", "post", "lamp", "post:3", world.now(), "yuri", provenance={"approved_by": "ana"}
    )
    post = provenance_of(read(database, store.remember(made)))
    assert (post.origin, post.who, post.recorded_at) == ("post:3", "ana", world.now())
    store.read_lore("yuri", [Document("lore/a.md", "A tram.")])
    lore = provenance_of(store.recall("yuri", "tram")[0].memory)
    assert lore.origin == "lore/a.md"
    event = NewMemory("yuri", "event", "comet", "story:9", world.now(), speaker="The Post")
    assert provenance_of(read(database, store.remember(event))).who == "The Post"
