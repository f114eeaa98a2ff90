"""Looking by meaning: Chroma, an index that can be thrown away and made again from the ledger.
It holds vectors, ids and kinds, never a word of what is remembered."""

import sqlite3
from collections.abc import Collection, Iterator, Sequence
from contextlib import closing, contextmanager
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from memory.entry import Entry, id_of
from memory.errors import EmbedderChanged, IndexBroken
from memory.standing import SAMPLE

if TYPE_CHECKING:
    from chromadb.api.client import Client
    from chromadb.api.models.Collection import Collection as Chroma
    from numpy import float32
    from numpy.typing import NDArray

MEND = "selfsame memory rebuild"
MANY = 2000


class Index:
    """Vectors, one collection per persona and embedder. One process may open it, once."""

    def __init__(self, folder: Path, embedder: str, dimension: int) -> None:
        """Raises IndexBroken if it cannot be read, EmbedderChanged if it was made by another embedder."""
        self._folder = folder
        self._embedder = embedder
        self._dimension = dimension
        self._samples: dict[str, NDArray[float32]] = {}
        with _broken_if_not(folder):
            self._client = _client(folder)
        try:
            self._collections = self._known()
        except (IndexBroken, EmbedderChanged):
            self.close()
            raise

    def close(self) -> None:
        with _broken_if_not(self._folder):
            self._client.close()

    def put(self, entries: Sequence[Entry], vectors: Sequence[list[float]]) -> None:
        by_persona: dict[str, list[tuple[Entry, list[float]]]] = {}
        for entry, vector in zip(entries, vectors, strict=True):
            by_persona.setdefault(entry.persona, []).append((entry, vector))
        for persona, pairs in by_persona.items():
            with _broken_if_not(self._folder):
                self._collection(persona).upsert(
                    ids=[entry.key for entry, _ in pairs],
                    embeddings=_array([vector for _, vector in pairs]),
                    metadatas=[{"kind": entry.kind} for entry, _ in pairs],
                )

    def drop(self, keys: Collection[str]) -> None:
        """Keys of any persona; unknown ones do no harm."""
        ordered = sorted(keys)
        with _broken_if_not(self._folder):
            for collection in self._collections.values():
                for start in range(0, len(ordered), MANY):
                    collection.delete(ids=ordered[start : start + MANY])

    def keys(self) -> set[str]:
        found: set[str] = set()
        with _broken_if_not(self._folder):
            for collection in self._collections.values():
                found.update(collection.get(include=[])["ids"])
        return found

    def search(
        self,
        personas: Sequence[str],
        vector: list[float],
        kinds: Collection[str] | None,
        limit: int,
    ) -> dict[int, float]:
        """Cosine similarities of the nearest `limit` memories of each of these personas."""
        found: dict[int, float] = {}
        for persona in personas:
            if persona in self._collections:
                found |= self._nearest(self._collections[persona], vector, kinds, limit)
        return found

    def sample(self, persona: str) -> tuple["NDArray[float32]", int]:
        """Some of the persona's vectors, and how many there are."""
        import numpy

        if persona not in self._collections:
            return numpy.zeros((0, self._dimension), numpy.float32), 0
        with _broken_if_not(self._folder):
            count = self._collections[persona].count()
            kept = self._samples.get(persona)
            if kept is None or len(kept) < min(SAMPLE, count):
                got = self._collections[persona].get(limit=SAMPLE, include=["embeddings"])
                kept = self._samples[persona] = _array(cast("Any", got["embeddings"]))
        return kept, count

    def _nearest(
        self, chroma: "Chroma", vector: list[float], kinds: Collection[str] | None, limit: int
    ) -> dict[int, float]:
        where: Any = None if kinds is None else {"kind": {"$in": sorted(kinds)}}
        with _broken_if_not(self._folder):
            answer = chroma.query(
                query_embeddings=_array([vector]),
                n_results=limit,
                where=where,
                include=["distances"],
            )
        distances = (answer["distances"] or [[]])[0]
        return {id_of(key): 1 - far for key, far in zip(answer["ids"][0], distances, strict=True)}

    def _known(self) -> "dict[str, Chroma]":
        with _broken_if_not(self._folder):
            collections = self._client.list_collections()
            return {self._persona_of(each): self._opened(each.name) for each in collections}

    def _persona_of(self, collection: "Chroma") -> str:
        made = collection.metadata or {}
        if (made.get("embedder"), made.get("dimension")) != (self._embedder, self._dimension):
            raise EmbedderChanged(
                f"{self._folder}: made by {made.get('embedder')} ({made.get('dimension')} numbers), "
                f"the settings say {self._embedder} ({self._dimension})",
                f"{MEND} (or set embedder: in config/settings.yaml back)",
            )
        return str(made["persona"])

    def _collection(self, persona: str) -> "Chroma":
        if persona not in self._collections:
            self._collections[persona] = self._client.get_or_create_collection(
                _name(persona, self._embedder),
                embedding_function=None,
                configuration={"hnsw": {"space": "cosine"}},
                metadata={
                    "persona": persona,
                    "embedder": self._embedder,
                    "dimension": self._dimension,
                },
            )
        return self._collections[persona]

    def _opened(self, name: str) -> "Chroma":
        return self._client.get_collection(name, embedding_function=None)


def _name(persona: str, embedder: str) -> str:
    """Chroma allows few characters in names; any persona's name comes out as letters and digits."""
    return f"{_short(persona)}-{_short(embedder)}"


def _short(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:20]


def _array(vectors: list[list[float]]) -> "NDArray[float32]":
    import numpy

    return numpy.asarray(vectors, dtype=numpy.float32)


def _client(folder: Path) -> "Client":
    import chromadb
    from chromadb.config import Settings

    _check(folder / "chroma.sqlite3")
    settings = Settings(anonymized_telemetry=False)
    return cast("Client", chromadb.PersistentClient(str(folder), settings))


def _check(file: Path) -> None:
    """SQLite's own look at the file: Chroma would answer from a damaged one without a word."""
    if file.exists():
        with closing(sqlite3.connect(file)) as db:
            if db.execute("PRAGMA quick_check").fetchone() != ("ok",):
                raise sqlite3.DatabaseError(f"{file.name} is malformed")


@contextmanager
def _broken_if_not(folder: Path) -> Iterator[None]:
    """AttributeError is what Chroma raises when it cannot start: it trips over its own clean-up."""
    from chromadb.errors import ChromaError

    try:
        yield
    except (
        ChromaError,
        sqlite3.Error,
        AttributeError,
        OSError,
        RuntimeError,
        ValueError,
    ) as problem:
        said = " ".join(f"{type(problem).__name__}: {problem}".split())[:300]
        raise IndexBroken(f"{folder}: {said}", MEND) from problem
