"""Looking by meaning: Chroma, an index that can be thrown away and made again from the ledger.
It holds vectors, ids and kinds, never a word of what is remembered."""

import sqlite3
from collections.abc import Collection, Iterator, Sequence
from contextlib import closing
from heapq import nlargest
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from memory.entry import Entry, id_of
from memory.errors import IndexBroken
from memory.index.client import MEND, array, broken_if_not, check
from memory.index.hnsw import SOON, SYNC, depth, modify
from memory.index.near import Near, unit
from memory.index.shelves import Shelf, Shelves
from memory.index.sums import Sums
from memory.rank.standing import SAMPLE

if TYPE_CHECKING:
    from chromadb.api.models.Collection import Collection as Chroma
    from numpy import float32
    from numpy.typing import NDArray

MANY = 2000
FILE = "chroma.sqlite3"
EXACT = 8_000_000
"""So many numbers on a shelf are gone through one by one in a few milliseconds, sooner than by the graph."""
BLANK = "0.blank"


class Index:
    """Vectors, one collection per persona and kind: a filter on kinds costs more than all else together.
    One process may open it, once."""

    def __init__(self, folder: Path, embedder: str, dimension: int, exact: int = EXACT) -> None:
        """Raises IndexBroken if it cannot be read, EmbedderChanged if it was made by another embedder.
        Shelves of up to `exact` numbers are gone through one by one."""
        self._folder = folder
        self._dimension = dimension
        self._exact = exact
        self._sums = Sums(folder)
        self._samples: dict[str, NDArray[float32]] = {}
        self._near: dict[Shelf, Near] = {}
        self._counts: dict[Shelf, int] = {}
        with broken_if_not(folder):
            self._sums.check()
            check(folder / FILE)
        self._shelves = Shelves(folder, embedder, dimension)

    def rest(self) -> bool:
        """Closes Chroma where it was not needed since this was last asked. Small shelves are searched without
        it, large ones keep it awake."""
        if self._shelves.needed() or any(map(self._by_graph_is_quicker, self._shelves.known)):
            return False
        with broken_if_not(self._folder):
            self._shelves.shut()
        return True

    def _reopened(self) -> None:
        self._near.clear()
        self._counts.clear()
        self._shelves.wake()

    def close(self) -> None:
        with broken_if_not(self._folder):
            self._shelves.shut()
            self._sums.note(closed=True)

    def tune(self) -> None:
        """Lets each shelf be searched as deep as its size asks for. Chroma takes that up when it is
        opened, so this opens it again where a shelf has outgrown its depth."""
        with broken_if_not(self._folder):
            changed = [self._deepened(each) for each in self._shelves.all().values()]
            if not any(changed):
                return
            self._shelves.shut()
            self._sums.note()
        self._reopened()

    def _deepened(self, collection: "Chroma") -> bool:
        wanted = depth(collection.count())
        made = collection.configuration_json.get("hnsw") or {}
        if made.get("ef_search") == wanted:
            return False
        modify(collection, {"ef_search": wanted})
        return True

    def put(self, entries: Sequence[Entry], vectors: Sequence[list[float]]) -> None:
        by_shelf: dict[Shelf, list[tuple[Entry, list[float]]]] = {}
        for entry, vector in zip(entries, vectors, strict=True):
            by_shelf.setdefault((entry.persona, entry.kind), []).append((entry, vector))
        with broken_if_not(self._folder):
            for shelf, pairs in by_shelf.items():
                keys = [entry.key for entry, _ in pairs]
                put = array([vector for _, vector in pairs])
                self._shelves.one(shelf).upsert(ids=keys, embeddings=put)
                self._counts.pop(shelf, None)
                if shelf in self._near:
                    self._near[shelf].put(keys, put)
            self._sums.note()

    def drop(self, keys: Collection[str]) -> None:
        """Keys of any persona; unknown ones do no harm. Chroma only marks a vector as deleted, so that
        an empty one is laid over it first."""
        with broken_if_not(self._folder):
            for shelf, collection in self._shelves.all().items():
                for some in _held(collection, keys):
                    collection.upsert(ids=some, embeddings=self._blank(len(some)))
                    collection.delete(ids=some)
                    self._counts.pop(shelf, None)
                    if shelf in self._near:
                        self._near[shelf].drop(some)
            self._sums.note()

    def wipe(self, persona: str, kind: str, keys: Collection[str]) -> None:
        """Drops them from this shelf, and brings Chroma to write its graph and empty its queue, so that
        neither vectors nor keys, which bear a digest of the words, are left in any file: not even
        those of what was dropped before."""
        if (persona, kind) not in self._shelves.known:
            return
        with broken_if_not(self._folder):
            self._pace(persona, kind, SOON)
            self._shelves.shut()
        self._reopened()
        self.drop(keys)
        with broken_if_not(self._folder):
            for _ in range(SOON):
                self._shelves.one((persona, kind)).upsert(ids=[BLANK], embeddings=self._blank(1))
                self._shelves.one((persona, kind)).delete(ids=[BLANK])
            self._pace(persona, kind, SYNC)
            self._shelves.shut()
            with closing(sqlite3.connect(self._folder / FILE)) as db:
                db.execute("PRAGMA secure_delete=ON")
                db.execute("VACUUM")
            self._sums.note()
        self._reopened()

    def _pace(self, persona: str, kind: str, changes: int) -> None:
        """Chroma takes the new threshold up when it is opened again."""
        modify(self._shelves.one((persona, kind)), {"sync_threshold": changes})

    def _blank(self, count: int) -> "NDArray[float32]":
        return array([[1.0, *[0.0] * (self._dimension - 1)]] * count)

    def keys(self) -> set[str]:
        """Raises IndexBroken also where Chroma knows of keys and finds none of their vectors."""
        found: set[str] = set()
        for collection in self._shelves.all().values():
            with broken_if_not(self._folder):
                ids = collection.get(include=[])["ids"]
            if ids and not self._by_graph(collection, self._blank(1)[0].tolist(), 1):
                raise IndexBroken(f"{self._folder}: {len(ids)} keys without a vector", MEND)
            found.update(ids)
        return found

    def search(
        self,
        personas: Collection[str],
        vector: list[float],
        kinds: Collection[str] | None,
        limit: int,
    ) -> dict[int, float]:
        """Cosine similarities of the nearest `limit` memories of these personas and kinds."""
        found: dict[int, float] = {}
        for persona, kind in self._shelves.known:
            if persona in personas and (kinds is None or kind in kinds):
                found |= self._nearest((persona, kind), vector, limit)
        return {key: found[key] for key in nlargest(limit, found, key=found.__getitem__)}

    def sample(self, persona: str) -> tuple["NDArray[float32]", int]:
        """Some of the persona's vectors, brought to length 1, evenly of all kinds, and how many there are."""
        import numpy

        hers = sorted(shelf for shelf in self._shelves.known if shelf[0] == persona)
        with broken_if_not(self._folder):
            total = sum(map(self._count, hers))
            kept = self._samples.get(persona)
            if kept is None or len(kept) < min(SAMPLE, total):
                shares = [(s, -(-SAMPLE * self._count(s) // max(total, 1))) for s in hers]
                got = [
                    self._shelves.one(shelf).get(limit=n, include=["embeddings"])
                    for shelf, n in shares
                    if n
                ]
                vectors = [vector for part in got for vector in cast("Any", part["embeddings"])]
                empty = numpy.zeros((0, self._dimension), numpy.float32)
                kept = self._samples[persona] = unit(array(vectors)) if vectors else empty
        return kept, total

    def _by_graph_is_quicker(self, shelf: Shelf) -> bool:
        return self._count(shelf) * self._dimension > self._exact

    def _count(self, shelf: Shelf) -> int:
        if shelf not in self._counts:
            self._counts[shelf] = self._shelves.one(shelf).count()
        return self._counts[shelf]

    def _nearest(self, shelf: Shelf, vector: list[float], limit: int) -> dict[int, float]:
        with broken_if_not(self._folder):
            if self._by_graph_is_quicker(shelf):
                self._near.pop(shelf, None)
                return self._by_graph(self._shelves.one(shelf), vector, limit)
            if shelf not in self._near:
                held = self._shelves.one(shelf).get(include=["embeddings"])
                self._near[shelf] = Near(self._dimension)
                self._near[shelf].put(held["ids"], array(cast("Any", held["embeddings"])))
            return self._near[shelf].search(array([vector])[0], limit)

    def _by_graph(self, chroma: "Chroma", vector: list[float], limit: int) -> dict[int, float]:
        with broken_if_not(self._folder):
            answer = chroma.query(
                query_embeddings=array([vector]), n_results=limit, include=["distances"]
            )
            far = (answer["distances"] or [[]])[0]
            return {id_of(key): 1 - each for key, each in zip(answer["ids"][0], far, strict=True)}


def _held(collection: "Chroma", keys: Collection[str]) -> Iterator[list[str]]:
    """Those that this collection has, in portions."""
    ordered = sorted(keys)
    for start in range(0, len(ordered), MANY):
        found = collection.get(ids=ordered[start : start + MANY], include=[])["ids"]
        if found:
            yield found
