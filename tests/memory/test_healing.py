"""Law 1: the ledger is the truth, and the index can be lost, damaged or outdated at any moment."""

import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from shutil import rmtree

import pytest
from sqlalchemy import text

from agent.database import Database
from agent.types.clocks import FrozenClock
from memory import ledger
from memory.errors import EmbedderFailed
from memory.index.embed import NgramEmbedder, Vector
from memory.memory import MemoryStore
from memory.types import NewMemory
from tests.memory.conftest import Opening

Make = Callable[..., NewMemory]
LAMP = "The lamp on the bridge was still lit."


class Failing:
    """An embedder that works until it is told not to, and counts what it was given."""

    def __init__(self) -> None:
        self._inner = NgramEmbedder(64)
        self.id = self._inner.id
        self.dimension = 64
        self.down = False
        self.texts = 0
        self.meanwhile: Callable[[], object] = lambda: None

    def __call__(self, texts: object) -> list[Vector]:
        assert isinstance(texts, list)
        if self.down:
            raise EmbedderFailed("nobody answers", "start it")
        self.texts += len(texts)
        self.meanwhile()
        return self._inner(texts)


def found(store: MemoryStore, query: str = "lamp bridge") -> list[str]:
    return [each.memory.text for each in store.recall("yuri", query)]


def filled(store: MemoryStore, a_memory: Make, many: int = 5) -> None:
    store.remember(a_memory(LAMP, "post:1"))
    for n in range(2, many + 1):
        store.remember(a_memory(f"Rain, part {n}, and a tram to nowhere.", f"post:{n}"))


def test_a_kill_between_ledger_and_index_is_healed(
    store: MemoryStore, a_memory: Make, database: Database, world: FrozenClock
) -> None:
    with database.write.begin() as connection:
        ledger.record(connection, a_memory(LAMP), world.now())
    assert found(store) == []
    assert store.catch_up() == 1
    assert found(store) == [LAMP]
    assert store.catch_up() == 0


def test_a_kill_between_index_and_mark_is_healed_without_embedding_again(
    opening: Opening, a_memory: Make, database: Database
) -> None:
    embedder = Failing()
    store = opening(embedder)
    filled(store, a_memory)
    with database.write.begin() as connection:
        ledger.unmark_all(connection)
    assert store.catch_up() == 0
    assert embedder.texts == 5
    with database.read.connect() as connection:
        assert ledger.lag(connection, embedder.id) == 0
    store.close()


def test_a_kill_between_forgetting_and_the_index_is_healed(
    store: MemoryStore, a_memory: Make, database: Database, folder: Path, world: FrozenClock
) -> None:
    gone = store.remember(a_memory("Zyxwvutsa lives here."))
    with database.write.begin() as connection:
        ledger.erase(connection, gone, world.now())
    assert store.recall("yuri", "zyxwvutsa") == []
    assert store.catch_up() == 1
    files = [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
    assert all(b"zyxwvutsa" not in content for content in files)


def test_a_wiped_index_folder_is_filled_again(
    opening: Opening, a_memory: Make, folder: Path
) -> None:
    store = opening()
    filled(store, a_memory)
    store.close()
    rmtree(folder)
    again = opening()
    assert again.catch_up() == 5
    assert found(again)[0] == LAMP
    again.close()


def test_an_index_that_outlived_an_older_ledger_is_brought_back_in_line(
    store: MemoryStore, a_memory: Make, database: Database
) -> None:
    filled(store, a_memory)
    with database.write.begin() as connection:
        connection.execute(
            text("UPDATE memories SET text = 'Geese over the motorway' WHERE id = 1")
        )
    assert store.catch_up() == 2  # what the index had, and what it lacked
    assert found(store, "geese") == ["Geese over the motorway"]
    assert LAMP not in found(store)


def test_what_survives_a_restart_needs_no_embedding(opening: Opening, a_memory: Make) -> None:
    embedder = Failing()
    store = opening(embedder)
    filled(store, a_memory)
    store.close()
    again = opening(embedder)
    assert again.catch_up() == 0
    assert again.remember(a_memory(LAMP, "post:1")) == 1
    assert embedder.texts == 5
    again.close()


@pytest.mark.parametrize(
    ("name", "how"),
    [
        ("lexical.db", "garbage"),
        ("lexical.db", "cut"),
        ("lexical.db", "flipped"),
        ("lexical.db", "deleted"),
        ("chroma.sqlite3", "garbage"),
        ("chroma.sqlite3", "cut"),
        ("chroma.sqlite3", "empty"),
        ("chroma.sqlite3", "flipped"),
        ("chroma.sqlite3", "deleted"),
        ("header.bin", "flipped"),
        ("header.bin", "deleted"),
        ("length.bin", "deleted"),
    ],
)
def test_a_damaged_index_is_found_and_made_anew(
    opening: Opening, a_memory: Make, folder: Path, name: str, how: str
) -> None:
    store = opening()
    filled(store, a_memory)
    store.close()
    damage(next(folder.rglob(name)), how)
    again = opening()
    again.catch_up()
    assert found(again)[0] == LAMP
    assert again.fault is None
    assert again.catch_up() == 0
    again.close()


def damage(path: Path, how: str) -> None:
    content = path.read_bytes()
    middle = len(content) // 2
    flipped = bytes(byte ^ 0xFF for byte in content[middle // 2 : middle])
    made = {
        "garbage": b"no index at all " * 1000,
        "cut": content[:middle],
        "empty": b"",
        "flipped": content[: middle // 2] + flipped + content[middle:],
    }
    path.unlink()
    if how in made:
        path.write_bytes(made[how])


def test_without_its_embedder_memory_goes_on_by_words_and_says_so(
    opening: Opening, a_memory: Make
) -> None:
    embedder = Failing()
    store = opening(embedder)
    filled(store, a_memory)
    embedder.down = True
    late = store.remember(a_memory("A lamp for Marguerite.", "post:9"))
    assert isinstance(store.fault, EmbedderFailed)
    assert [each.memory.id for each in store.recall("yuri", "Marguerite")] == [late]
    embedder.down = False
    assert store.catch_up() == 1
    assert store.fault is None
    store.close()


def test_closing_one_homes_memory_leaves_another_at_work(
    opening: Opening, store: MemoryStore, a_memory: Make, tmp_path: Path
) -> None:
    filled(store, a_memory)
    other = opening(folder=tmp_path / "other")
    assert other.catch_up() == 5
    other.close()
    store.remember(a_memory("A second lamp, further out.", "post:9"))
    assert len(found(store, "lamp")) == 2


def test_damage_to_the_graph_of_a_large_index_is_mended_by_catching_up(
    opening: Opening, a_memory: Make, database: Database, folder: Path, world: FrozenClock
) -> None:
    with database.write.begin() as connection:
        for n in range(1100):  # Chroma writes its graph to disk after a thousand
            ledger.record(
                connection, a_memory(f"Platform {n}, train {n * 7}.", f"p:{n}"), world.now()
            )
    store = opening(NgramEmbedder(16))
    store.catch_up()
    store.close()
    next(folder.rglob("header.bin")).unlink()
    again = opening(NgramEmbedder(16))
    assert again.catch_up() == 1100
    assert found(again, "platform 7")[0] == "Platform 7, train 49."
    assert again.fault is None
    again.close()


def test_what_is_forgotten_while_it_is_embedded_stays_forgotten(
    opening: Opening, a_memory: Make, database: Database, folder: Path, world: FrozenClock
) -> None:
    embedder = Failing()
    store = opening(embedder)
    store.catch_up()

    def forget_meanwhile() -> None:
        embedder.meanwhile = lambda: None
        assert store.forget(1)

    embedder.meanwhile = forget_meanwhile
    store.remember(a_memory("Zyxwvutsa lives here."))
    assert store.catch_up() == 0
    assert all(b"zyxwvutsa" not in path.read_bytes() for path in folder.glob("lexical.db*"))
    store.close()


def test_many_threads_remember_and_recall_at_once(store: MemoryStore, a_memory: Make) -> None:
    def work(n: int) -> int:
        found(store, f"lamp {n}")
        return store.remember(a_memory(f"Lamp number {n % 10} is lit.", f"post:{n % 10}"))

    with ThreadPoolExecutor(6) as pool:
        ids = list(pool.map(work, range(30)))
    assert len(set(ids)) == 10
    assert store.fault is None
    assert store.catch_up() == 0


@pytest.mark.parametrize("name", ["lexical", "meaning"])
def test_a_garbled_key_in_a_sound_file_is_damage_too(
    store: MemoryStore, a_memory: Make, name: str
) -> None:
    filled(store, a_memory)
    if name == "lexical":
        store._indexes._lexical._db.execute("UPDATE memories SET key = '9\x14.ab' WHERE id = 2")
    else:
        garbled = store._indexes._meaning.serving._shelves.one(("yuri", "post"))
        garbled.upsert(ids=["9\x14.ab"], embeddings=[0.5] * 256)
    assert store.catch_up() == 5
    assert found(store)[0] == LAMP
    assert store.fault is None


def test_an_index_that_takes_memories_and_keeps_none_of_them_is_made_anew(
    opening: Opening, a_memory: Make, folder: Path
) -> None:
    """A flipped bit in what Chroma counts its changes by: it takes every later one for an old one."""
    store = opening()
    filled(store, a_memory)
    store.close()
    with closing(sqlite3.connect(next(folder.glob("chroma*/chroma.sqlite3")))) as db, db:
        db.execute("UPDATE max_seq_id SET seq_id = 99999")
        db.execute("DELETE FROM embeddings WHERE id = (SELECT min(id) FROM embeddings)")
    again = opening()
    again.catch_up()
    assert [len(held) for held in again._indexes.held()] == [5, 5]
    assert (again.catch_up(), again.fault) == (0, None)
    again.close()
