"""Both indexes as one: what is put, dropped and looked for goes to words and meaning alike."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from shutil import rmtree
from threading import RLock
from typing import TypeVar

from memory.embed import Embedder
from memory.entry import Entry
from memory.errors import IndexBroken, MemoryFault
from memory.index import Index
from memory.lexical import Lexical
from memory.rank.score import Hit
from memory.standing import standing

Opened = TypeVar("Opened")
PASSING = re.compile(r"locked|is full|no space|read-?only|permission|too many open", re.IGNORECASE)


class Indexes:
    """Opened by the one process that owns the home. An index found damaged is deleted on the spot:
    it holds nothing that the ledger lacks, and a copy set aside would keep what people forget."""

    def __init__(self, folder: Path, embedder: Embedder) -> None:
        """Raises EmbedderChanged; IndexBroken only for troubles of the disk that may pass."""
        self.embedder = embedder
        self._folder = folder
        self._lock = RLock()
        self._open()

    def _open(self) -> None:
        self._lexical = _sound(self._open_lexical, lambda: _delete_lexical(self._folder))
        try:
            self._index = _sound(self._open_index, lambda: _delete_index(self._folder))
        except MemoryFault:
            self._lexical.close()
            raise

    def _open_lexical(self) -> Lexical:
        return Lexical(self._folder / "lexical.db")

    def _open_index(self) -> Index:
        return Index(self._folder / "chroma", self.embedder.id, self.embedder.dimension)

    def close(self) -> None:
        with self._lock:
            self._lexical.close()
            self._index.close()

    def start_over(self) -> None:
        """Empty indexes in place of whatever there was."""
        with self._lock:
            self.close()
            throw_away(self._folder)
            self._open()

    def held(self) -> tuple[set[str], set[str]]:
        """The keys that are there by words, and by meaning."""
        with self._lock:
            return self._lexical.keys(), self._index.keys()

    def put_words(self, entries: Sequence[Entry]) -> None:
        with self._lock:
            self._lexical.put(entries)

    def put_meaning(self, entries: Sequence[Entry]) -> None:
        """Raises EmbedderFailed, and then has put nothing."""
        vectors = self.embedder([entry.words for entry in entries])
        with self._lock:
            self._index.put(entries, vectors)

    def drop(self, keys: Collection[str]) -> None:
        if keys:
            with self._lock:
                self._lexical.drop(keys)
                self._index.drop(keys)

    def by_words(
        self,
        personas: Sequence[str],
        query: str,
        kinds: Collection[str] | None,
        limit: int,
        now: datetime,
        meant: Mapping[int, float],
    ) -> list[Hit]:
        with self._lock:
            return self._lexical.search(personas, query, kinds, limit, now, meant)

    def by_meaning(
        self, personas: Sequence[str], query: str, kinds: Collection[str] | None, limit: int
    ) -> dict[int, float]:
        """How far the nearest `limit` of each persona stand out of what chance gives."""
        vector = self.embedder([query])[0]
        found: dict[int, float] = {}
        with self._lock:
            for persona in personas:
                near = self._index.search([persona], vector, kinds, limit)
                found |= standing(near, vector, *self._index.sample(persona))
        return {key: value for key, value in found.items() if value > 0}


def passing(problem: IndexBroken) -> bool:
    """Whether it is a trouble of the disk, which throwing the index away would not mend."""
    return PASSING.search(problem.message) is not None


def throw_away(folder: Path) -> None:
    """Deletes both indexes; nothing may have them open."""
    _delete_lexical(folder)
    _delete_index(folder)


def _sound(opening: Callable[[], Opened], delete: Callable[[], None]) -> Opened:
    try:
        return opening()
    except IndexBroken as problem:
        if passing(problem):
            raise
    delete()
    return opening()


def _delete_lexical(folder: Path) -> None:
    for path in folder.glob("lexical.db*"):
        path.unlink()


def _delete_index(folder: Path) -> None:
    rmtree(folder / "chroma", ignore_errors=True)
