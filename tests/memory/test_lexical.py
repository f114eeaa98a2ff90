"""BM25 over our own terms, in a file that can be thrown away."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from memory.entry import Entry
from memory.errors import IndexBroken
from memory.index.lexical import Lexical
from memory.rank.score import Hit, Wanted

NOW = datetime(2026, 3, 11, tzinfo=UTC)
TEXTS = (
    "a lamp by the river",
    "the river at night",
    "海边的灯",
    "灯塔",
    "𠮷野家の灯",
    "wings",
    "a door",
)


@pytest.fixture
def lexical(tmp_path: Path) -> Iterator[Lexical]:
    lexical = Lexical(tmp_path / "lexical.db")
    lexical.put([Entry(n, "yuri", "post", text) for n, text in enumerate(TEXTS)])
    yield lexical
    lexical.close()


def hits(lexical: Lexical, query: str, persona: str = "yuri") -> list[Hit]:
    return lexical.search([persona], query, [Wanted(None, 10)], NOW)[0]


def search(lexical: Lexical, query: str, persona: str = "yuri") -> list[int]:
    return [hit.id for hit in hits(lexical, query, persona)]


def test_the_best_match_comes_first(lexical: Lexical) -> None:
    assert search(lexical, "lamps and rivers")[:2] == [0, 1]
    assert search(lexical, "海边")[0] == 2


def test_characters_beyond_the_usual_planes_are_words_too(lexical: Lexical) -> None:
    assert search(lexical, "𠮷野家") == [4]


def test_a_single_character_is_found_wherever_it_stands(lexical: Lexical) -> None:
    assert set(search(lexical, "灯")) >= {2, 3, 4}
    assert search(lexical, "海")[0] == 2


def test_another_language_is_found_by_what_it_speaks_of(lexical: Lexical) -> None:
    assert 0 in search(lexical, "灯")
    assert set(search(lexical, "lamps")) >= {0, 2, 4}


def talk(*said: str) -> list[Entry]:
    """Two people speak in turn, one session."""
    return [
        Entry(n, "yuri", "event", words, ("Ann", "Bea")[n % 2], "talk", n)
        for n, words in enumerate(said, 10)
    ]


def test_an_answer_is_found_by_the_words_of_its_question(lexical: Lexical) -> None:
    entries = talk("Where did you buy that kettle?", "In Lisbon, years ago.", "How nice.")
    lexical.put([entries[1], entries[2]])
    assert search(lexical, "kettle") == []
    lexical.put([entries[0]])
    assert set(search(lexical, "kettle")) == {10, 11, 12}


def test_forgotten_words_leave_the_windows_of_their_neighbours(lexical: Lexical) -> None:
    entries = talk("Where did you buy that kettle?", "In Lisbon, years ago.", "How nice.")
    lexical.put(entries)
    lexical.drop([entries[0].key])
    assert search(lexical, "kettle") == []
    assert search(lexical, "Lisbon")[0] == 11


def test_a_file_opened_again_ranks_as_before(lexical: Lexical, tmp_path: Path) -> None:
    lexical.put(talk("Where did you buy that kettle?", "In Lisbon, years ago.", "How nice."))
    before = hits(lexical, "kettle lamp by the river")
    again = Lexical(tmp_path / "lexical.db")
    assert hits(again, "kettle lamp by the river") == before
    again.close()


def test_a_file_of_another_version_is_told_as_such(lexical: Lexical, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "lexical.db")) as db:
        db.execute("PRAGMA user_version = 1")
    with pytest.raises(IndexBroken) as broken:
        Lexical(tmp_path / "lexical.db")
    assert "version" in broken.value.message


def test_a_changed_byte_is_found_when_the_keys_are_read(lexical: Lexical, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "lexical.db")) as db, db:
        db.execute("UPDATE postings SET packed = x'02000000' WHERE term = 'lamp'")
    with pytest.raises(IndexBroken):
        lexical.keys()


def test_scores_are_higher_for_better_matches(lexical: Lexical) -> None:
    own = {hit.id: hit.parts["own"] for hit in hits(lexical, "lamp river")}
    assert own[0] > own[1] > 0


def test_only_the_named_personas_are_looked_through(lexical: Lexical) -> None:
    assert search(lexical, "lamp", "mira") == []
    assert search(lexical, "yuri") == []


def test_putting_again_replaces(lexical: Lexical) -> None:
    lexical.put([Entry(0, "yuri", "post", "a kettle")])
    assert 0 not in search(lexical, "lamp river")
    assert search(lexical, "kettle") == [0]
    assert len(lexical.keys()) == len(TEXTS)


def test_a_file_that_is_no_index_is_told_as_such(tmp_path: Path) -> None:
    path = tmp_path / "lexical.db"
    path.write_bytes(b"nothing of the kind" * 500)
    with pytest.raises(IndexBroken) as broken:
        Lexical(path)
    assert "lexical.db" in broken.value.message
    assert broken.value.mend == "selfsame memory rebuild"
