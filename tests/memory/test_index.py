"""Law 3: vectors are always ours, one collection per persona and embedder, and no words in Chroma."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from memory.embed import NgramEmbedder
from memory.entry import Entry
from memory.errors import EmbedderChanged
from memory.index import Index

PERSONAS = ("yuri", "Yuri", "林", "", "a", "../x", "x" * 64)


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Index]:
    index = Index(tmp_path / "chroma", "ngram", 64)
    yield index
    index.close()


def put(index: Index, persona: str, number: int, text: str, kind: str = "post") -> Entry:
    entry = Entry(number, persona, kind, text)
    index.put([entry], NgramEmbedder(64)([text]))
    return entry


def test_each_persona_has_a_collection_whatever_her_name(index: Index) -> None:
    for number, persona in enumerate(PERSONAS):
        put(index, persona, number, "the same words")
    vector = NgramEmbedder(64)(["the same words"])[0]
    for number, persona in enumerate(PERSONAS):
        assert list(index.search([persona], vector, None, 50)) == [number]
    made = index._client.list_collections()
    assert {each.metadata["persona"] for each in made if each.metadata} == set(PERSONAS)
    assert len(made) == len(PERSONAS)


def test_the_nearest_come_with_their_cosine(index: Index) -> None:
    put(index, "yuri", 1, "a lamp by the river")
    put(index, "yuri", 2, "chess")
    found = index.search(["yuri"], NgramEmbedder(64)(["a lamp by the river"])[0], None, 50)
    assert found[1] == pytest.approx(1.0, abs=1e-5)
    assert found[2] < 0.5


def test_no_words_are_given_to_chroma(index: Index, tmp_path: Path) -> None:
    put(index, "yuri", 1, "Zyxwvutsa lives here")
    files = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    assert not any(re.search(b"zyxwvutsa", content, re.IGNORECASE) for content in files)


def test_dropping_forgets_nobody_elses(index: Index) -> None:
    gone = put(index, "yuri", 1, "a lamp")
    kept = put(index, "mira", 2, "a lamp")
    index.drop([gone.key, "99.unknown"])
    assert index.keys() == {kept.key}


def test_the_same_embedder_with_another_dimension_is_another(tmp_path: Path) -> None:
    first = Index(tmp_path / "chroma", "model", 64)
    put(first, "yuri", 1, "a lamp")
    first.close()
    with pytest.raises(EmbedderChanged) as refused:
        Index(tmp_path / "chroma", "model", 128)
    assert "64" in refused.value.message
    assert "128" in refused.value.message
