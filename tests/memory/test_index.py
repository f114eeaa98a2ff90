"""Law 3: vectors are always ours, one collection per persona and embedder, and no words in Chroma."""

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from struct import pack

import pytest

from memory.entry import Entry
from memory.errors import EmbedderChanged, IndexBroken
from memory.index.chroma import Index
from memory.index.embed import NgramEmbedder

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
    assert index._shelves._client is not None
    made = index._shelves._client.list_collections()
    assert {each.metadata["persona"] for each in made if each.metadata} == set(PERSONAS)
    assert len(made) == len(PERSONAS)


def test_it_rests_when_nothing_needed_it_and_still_finds_and_takes_in(index: Index) -> None:
    put(index, "yuri", 1, "a lamp by the river")
    lamp = NgramEmbedder(64)(["a lamp by the river"])[0]
    before = index.search(["yuri"], lamp, None, 50)
    assert not index.rest(), "it was needed a moment ago"
    assert index.rest()
    assert index.search(["yuri"], lamp, None, 50) == before
    assert not index._shelves.awake, "small shelves are searched while it rests"
    put(index, "yuri", 2, "a lamp by the sea", kind="lore")
    assert set(index.search(["yuri"], lamp, None, 50)) == {1, 2}
    assert (index.rest(), index.rest(), len(index.keys())) == (False, True, 2)


def test_it_stays_awake_for_a_shelf_that_is_searched_by_its_graph(tmp_path: Path) -> None:
    index = Index(tmp_path / "chroma", "ngram", 64, exact=0)
    put(index, "yuri", 1, "a lamp by the river")
    assert (index.rest(), index.rest()) == (False, False)
    index.close()


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


def test_each_kind_has_a_shelf_of_its_own_and_is_looked_for_alone(index: Index) -> None:
    for number, kind in enumerate(("post", "lore", "event")):
        put(index, "yuri", number, "a lamp", kind)
    vector = NgramEmbedder(64)(["a lamp"])[0]
    assert sorted(index.search(["yuri"], vector, None, 50)) == [0, 1, 2]
    assert sorted(index.search(["yuri"], vector, ["lore", "event", "belief"], 50)) == [1, 2]
    assert len(index.search(["yuri"], vector, None, 2)) == 2


def test_a_small_shelf_is_gone_through_and_a_large_one_asked_by_its_graph_with_the_same_outcome(
    tmp_path: Path,
) -> None:
    vectors = NgramEmbedder(64)([f"lamp {n} of the {n % 7}th bridge" for n in range(40)])
    found = []
    for exact in (0, 1_000_000):  # 0: the graph answers
        index = Index(tmp_path / str(exact), "ngram", 64, exact)
        entries = [Entry(n, "yuri", "post", str(n)) for n in range(40)]
        index.put(entries[:30], vectors[:30])
        index.search(["yuri"], vectors[3], None, 8)
        index.put(entries[25:], vectors[25:])
        index.drop([entries[n].key for n in (3, 4)])
        nearest = index.search(["yuri"], vectors[10], None, 38)
        found.append(nearest)
        index.close()
    graph, exact_search = found
    assert len(exact_search) == 38
    assert len(graph) >= 36, "a graph may miss a far one; it was asked for all"
    assert graph == pytest.approx({n: exact_search[n] for n in graph}, abs=1e-4)


@pytest.mark.parametrize("many", [3, 1200])
@pytest.mark.parametrize("dropped_before", [False, True])
def test_what_is_wiped_leaves_neither_vector_nor_key_in_any_file(
    tmp_path: Path, many: int, dropped_before: bool
) -> None:
    """With many, Chroma has written its graph to disk; with few, all stands in its queue."""
    index = Index(tmp_path / "chroma", "ngram", 64)
    entries = [Entry(n, "yuri", "post", f"Lamp number {n} of {n * 7}") for n in range(many)]
    chance = Random(7)
    # of length one to the last bit, so that Chroma's graph has them as they are
    vectors = [[chance.choice((0.125, -0.125)) for _ in range(64)] for _ in entries]
    index.put(entries, vectors)
    gone = entries[1]
    lost = (as_bytes(vectors[1]), gone.key.encode())
    assert all(found_in(tmp_path, each) for each in lost)
    if dropped_before:
        index.drop([gone.key])
    index.wipe("yuri", "post", {gone.key})
    assert not found_in(tmp_path, *lost)
    assert found_in(tmp_path, as_bytes(vectors[2]))
    assert len(index.keys()) == many - 1
    assert index.search(["yuri"], vectors[2], None, 1) == {2: pytest.approx(1.0, abs=1e-5)}
    index.close()
    assert not found_in(tmp_path, *lost)
    Index(tmp_path / "chroma", "ngram", 64).close()


def as_bytes(vector: Sequence[float]) -> bytes:
    return pack("<64f", *vector)


def found_in(folder: Path, *wanted: bytes) -> bool:
    contents = [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
    return any(each in content for each in wanted for content in contents)


@pytest.mark.parametrize("name", ["data_level0.bin", "index_metadata.pickle", "chroma.sqlite3"])
def test_a_flipped_byte_in_a_file_that_was_closed_in_order_is_found(
    tmp_path: Path, name: str
) -> None:
    index = Index(tmp_path / "chroma", "ngram", 64)
    entries = [Entry(n, "yuri", "post", f"Lamp {n}") for n in range(1100)]
    index.put(entries, NgramEmbedder(64)([entry.words for entry in entries]))
    index.close()
    path = next(tmp_path.rglob(name))
    content, times = bytearray(path.read_bytes()), path.stat()
    content[len(content) // 2] ^= 4
    path.write_bytes(content)
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    with pytest.raises(IndexBroken, match="is damaged"):
        Index(tmp_path / "chroma", "ngram", 64)


def test_the_same_embedder_with_another_dimension_is_another(tmp_path: Path) -> None:
    first = Index(tmp_path / "chroma", "model", 64)
    put(first, "yuri", 1, "a lamp")
    first.close()
    with pytest.raises(EmbedderChanged) as refused:
        Index(tmp_path / "chroma", "model", 128)
    assert "64" in refused.value.message
    assert "128" in refused.value.message
