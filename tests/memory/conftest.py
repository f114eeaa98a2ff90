"""A home's memory with the built-in embedder, and ways to fill it."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from agent.database import Database
from agent.types.clocks import FrozenClock
from memory.index.embed import Embedder, NgramEmbedder
from memory.index.meaning import Reopen, unable
from memory.memory import MemoryStore
from memory.types import Kind, NewMemory

Opening = Callable[..., MemoryStore]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "index"


@pytest.fixture
def opening(database: Database, world: FrozenClock, folder: Path) -> Opening:
    """Opens the home's memory as the process that owns it would."""

    def open_it(
        embedder: Embedder | None = None, *, reopen: Reopen = unable, folder: Path = folder
    ) -> MemoryStore:
        return MemoryStore.open(
            read=database.read,
            write=database.write,
            folder=folder,
            embedder=embedder or NgramEmbedder(256),
            now=world.now,
            reopen=reopen,
        )

    return open_it


@pytest.fixture
def store(opening: Opening) -> Iterator[MemoryStore]:
    store = opening()
    yield store
    store.close()


@pytest.fixture
def a_memory(world: FrozenClock) -> Callable[..., NewMemory]:
    def make(
        text: str,
        source: str = "post:1",
        persona: str = "yuri",
        kind: Kind = "post",
        at: datetime | None = None,
    ) -> NewMemory:
        return NewMemory(persona, kind, text, source, at or world.now())

    return make
