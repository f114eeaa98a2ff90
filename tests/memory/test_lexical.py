"""BM25 over our own terms, in a file that can be thrown away."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from memory.entry import Entry
from memory.errors import IndexBroken
from memory.lexical import Lexical
from memory.rank.score import Hit

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
    return lexical.search([persona], query, None, 10, NOW)


def search(lexical: Lexical, query: str, persona: str = "yuri") -> list[int]:
    return [hit.id for hit in hits(lexical, query, persona)]


def test_the_best_match_comes_first(lexical: Lexical) -> None:
    assert search(lexical, "lamps and rivers") == [0, 1]
    assert search(lexical, "海边") == [2]


def test_characters_beyond_the_usual_planes_are_words_too(lexical: Lexical) -> None:
    assert search(lexical, "𠮷野家") == [4]


def test_a_single_character_is_found_wherever_it_stands(lexical: Lexical) -> None:
    assert sorted(search(lexical, "灯")) == [2, 3, 4]
    assert search(lexical, "海") == [2]


def test_scores_are_higher_for_better_matches(lexical: Lexical) -> None:
    own = {hit.id: hit.parts["own"] for hit in hits(lexical, "lamp river")}
    assert own[0] > own[1] > 0


def test_only_the_named_personas_are_looked_through(lexical: Lexical) -> None:
    assert search(lexical, "lamp", "mira") == []
    assert search(lexical, "yuri") == []


def test_putting_again_replaces(lexical: Lexical) -> None:
    lexical.put([Entry(0, "yuri", "post", "a kettle")])
    assert search(lexical, "lamp") == []
    assert search(lexical, "kettle") == [0]
    assert len(lexical.keys()) == len(TEXTS)


def test_a_file_that_is_no_index_is_told_as_such(tmp_path: Path) -> None:
    path = tmp_path / "lexical.db"
    path.write_bytes(b"nothing of the kind" * 500)
    with pytest.raises(IndexBroken) as broken:
        Lexical(path)
    assert "lexical.db" in broken.value.message
    assert broken.value.mend == "selfsame memory rebuild"
