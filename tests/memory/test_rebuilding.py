"""Making the index anew: another embedder, a lost index; in portions, on from wherever it was stopped."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from shutil import copy, copytree, rmtree

import pytest

from agent.database import Database, open_database
from memory import ledger
from memory.errors import EmbedderChanged, EmbedderFailed, IndexBehind
from memory.index.embed import Embedder, NgramEmbedder, Vector
from memory.index.follow import PORTION, Pace
from memory.memory import MemoryStore
from memory.types import Document, NewMemory
from tests.memory.conftest import Opening

NOW = datetime(2026, 3, 11, 4, 0, tzinfo=UTC)
LAMP = "The lamp on the bridge was still lit."
MANY = 2 * PORTION + 50


class Counting:
    """An embedder that counts what it was given, and can be down."""

    def __init__(self, dimension: int) -> None:
        self._inner = NgramEmbedder(dimension)
        self.id, self.dimension = f"counting/{dimension}", dimension
        self.texts = 0
        self.down = False

    def __call__(self, texts: object) -> list[Vector]:
        assert isinstance(texts, list)
        if self.down:
            raise EmbedderFailed("nobody answers", "start it")
        self.texts += len(texts)
        return self._inner(texts)


@pytest.fixture(scope="session")
def built(migrated: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with more memories than fit into two portions, and their index by a Counting(64): made once."""
    home = tmp_path_factory.mktemp("built")
    database = open_database(f"sqlite:///{copy(migrated, home / 'selfsame.db')}")
    with database.write.begin() as connection:
        for n in range(MANY):
            text = LAMP if n == 0 else f"Platform {n}, train {n * 7}."
            ledger.record(connection, NewMemory("yuri", "post", text, f"p:{n}", NOW), NOW)
    store = MemoryStore.open(
        read=database.read, write=database.write, folder=home / "index", embedder=Counting(64),
        now=lambda: NOW,
    )  # fmt: skip
    store.catch_up()
    store.close()
    database.close()
    return home


@pytest.fixture
def database(tmp_path: Path, built: Path) -> Iterator[Database]:
    copytree(built, tmp_path, dirs_exist_ok=True)
    database = open_database(f"sqlite:///{tmp_path / 'selfsame.db'}")
    yield database
    database.close()


def parts(store: MemoryStore, query: str = "lamp bridge") -> dict[str, float]:
    found = store.recall("yuri", query)[0]
    assert found.memory.text == LAMP
    return found.parts


def folders(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("chroma*"))


def after(portions: int) -> Pace:
    """A pace that has enough after so many portions, as if killed there."""
    left = iter(range(portions - 1))
    return Pace(enough=lambda: next(left, None) is None)


def finder(*known: Embedder) -> Callable[[str, int], Embedder | None]:
    return lambda name, size: next((e for e in known if (e.id, e.dimension) == (name, size)), None)


def test_the_old_index_serves_until_the_new_embedders_is_complete(
    opening: Opening, folder: Path
) -> None:
    old, new = Counting(64), Counting(128)
    store = opening(new, reopen=finder(old))
    store.catch_up()
    assert isinstance(store.problem, EmbedderChanged)
    assert "selfsame memory rebuild" in store.problem.mend
    assert store.lacking is None
    assert parts(store)["meaning"] > 0
    assert (old.texts, new.texts) == (1, 0)
    assert store.rebuild() == MANY
    assert new.texts == MANY
    assert store.problem is None
    asked = old.texts
    assert parts(store)["meaning"] > 0
    assert old.texts == asked
    assert len(folders(folder)) == 1
    assert store.catch_up() == 0
    store.close()


def test_one_occasion_that_asks_several_times_has_its_words_embedded_once(opening: Opening) -> None:
    embedder = Counting(64)
    store = opening(embedder)
    store.recall("yuri", "lamp bridge", kinds=["lore"])
    store.recall("yuri", "lamp bridge", kinds=["post"])
    store.recall("yuri", "lamp bridge")
    assert embedder.texts == 1
    store.close()


def test_many_who_ask_at_once_do_not_trip_over_what_is_kept_of_questions(opening: Opening) -> None:
    store = opening(Counting(64))
    asked = [f"lamp bridge {n % 40}" for n in range(400)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(store._indexes._meaning.vector, asked))
    assert store.problem is None
    store.close()


def test_a_rebuild_that_is_stopped_goes_on_where_it_stood_and_the_old_index_serves_meanwhile(
    opening: Opening,
) -> None:
    old, new = Counting(64), Counting(128)
    pace = [after(1), after(3), after(1), after(1), after(9), after(9)]
    for steps in pace:
        store = opening(new, reopen=finder(old))
        assert parts(store)["meaning"] > 0
        store.rebuild(steps)
        stopped = store.behind is not None
        store.close()
        if not stopped:
            break
    assert not stopped
    assert new.texts <= MANY + 1  # each memory once, and the last look at the lamp
    again = opening(new)
    assert again.catch_up() == 0
    assert parts(again)["meaning"] > 0
    again.close()


def test_how_far_it_is_is_told_and_only_grows(opening: Opening, folder: Path) -> None:
    told: list[tuple[int, int]] = []
    rmtree(folder)
    store = opening(Counting(64))
    store.catch_up(Pace(told=lambda done, total: told.append((done, total))))
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1] == 2 * MANY
    store.close()


def test_a_lost_index_is_refilled_in_portions_and_says_what_it_lacks(
    opening: Opening, folder: Path
) -> None:
    rmtree(folder)
    store = opening(Counting(64))
    store.catch_up(after(4))
    assert isinstance(store.lacking, IndexBehind)
    assert store.lacking.message == "rebuilding the index: 72 %"
    store.remember(NewMemory("yuri", "post", "A new lamp.", "new", store._now()))
    store.forget(2)
    assert "A new lamp." in [found.memory.text for found in store.recall("yuri", "lamp")]
    store.catch_up()
    assert store.lacking is None
    assert [len(held) for held in store._indexes.held()] == [MANY, MANY]
    store.close()


def test_what_comes_and_goes_during_a_rebuild_is_right_afterwards(opening: Opening) -> None:
    old, new = Counting(64), Counting(128)
    store = opening(new, reopen=finder(old))
    store.rebuild(after(4))
    came = store.remember(NewMemory("yuri", "post", "Geese over it.", "new", store._now()))
    assert store.recall("yuri", "geese")[0].memory.id == came
    store.forget(2)
    store.keeping.quarantine([3])
    store.rebuild()
    words, meaning = store._indexes.held()
    assert {key.partition("@")[0] for key in words} == meaning
    assert len(words) == MANY - 1
    assert store.recall("yuri", "geese")[0].parts["meaning"] > 0
    store.close()


def test_without_the_old_embedder_memory_goes_by_words_until_it_is_rebuilt(
    opening: Opening,
) -> None:
    store = opening(Counting(128))
    store.catch_up()
    assert isinstance(store.lacking, EmbedderChanged)
    assert "by words" in store.lacking.message
    assert "meaning" not in parts(store) or parts(store)["meaning"] == 0
    store.remember(NewMemory("yuri", "post", "Geese over it.", "new", store._now()))
    assert store.recall("yuri", "geese")[0].memory.text == "Geese over it."
    store.rebuild()
    assert store.lacking is None
    assert parts(store)["meaning"] > 0
    assert store.recall("yuri", "geese")[0].parts["meaning"] > 0
    store.close()


def test_an_embedder_that_fails_during_a_rebuild_leaves_the_old_index_at_work(
    opening: Opening,
) -> None:
    old, new = Counting(64), Counting(128)
    new.down = True
    store = opening(new, reopen=finder(old))
    with pytest.raises(EmbedderFailed):
        store.rebuild()
    assert parts(store)["meaning"] > 0
    new.down = False
    assert store.rebuild() == MANY
    store.close()


def test_setting_the_embedder_back_throws_the_half_made_index_away(
    opening: Opening, folder: Path
) -> None:
    old, new = Counting(64), Counting(128)
    store = opening(new, reopen=finder(old))
    store.rebuild(after(4))
    assert len(folders(folder)) == 2
    store.close()
    store = opening(old)
    assert store.problem is None
    assert len(folders(folder)) == 1
    assert (store.catch_up(), store.problem) == (0, None)
    store.close()


def test_the_same_embedders_index_is_made_anew_beside_the_one_that_serves(
    opening: Opening, folder: Path
) -> None:
    embedder = Counting(64)
    store = opening(embedder)
    before = folders(folder)
    store.rebuild(after(4))
    assert len(folders(folder)) == 2
    assert parts(store)["meaning"] > 0
    store.close()
    store = opening(embedder)
    store.catch_up()
    assert folders(folder) != before
    assert len(folders(folder)) == 1
    assert store.catch_up() == 0
    store.close()


def test_a_lost_or_garbled_note_of_which_index_serves_loses_no_index(
    opening: Opening, folder: Path
) -> None:
    embedder = Counting(64)
    for content in (
        None,
        b"",
        b"\xff\x00",
        b'{"folder": "../..", "embedder": "x", "dimension": 1}',
    ):
        (folder / "serving.json").unlink()
        if content is not None:
            (folder / "serving.json").write_bytes(content)
        again = opening(embedder)
        assert again.catch_up() == 0
        again.close()
    assert embedder.texts == 0


def test_only_the_chunks_of_lore_that_changed_are_embedded_again(opening: Opening) -> None:
    embedder = Counting(64)
    store = opening(embedder)
    lines = [f"Fact {n} of her world." for n in range(30)]
    store.read_lore("yuri", [Document("lore/a.md", "\n\n".join(lines))])
    assert embedder.texts == 30
    lines[7] = "Another fact."
    store.read_lore("yuri", [Document("lore/a.md", "\n\n".join(["New.", *lines]))])
    assert embedder.texts == 32
    store.read_lore("yuri", [Document("lore/a.md", "\n\n".join(reversed(["New.", *lines])))])
    assert embedder.texts == 32
    store.close()
