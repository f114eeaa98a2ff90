"""Opening Chroma's folder, and telling its troubles as ours."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, cast

from memory.errors import IndexBroken

if TYPE_CHECKING:
    from chromadb.api.client import Client
    from numpy import float32
    from numpy.typing import NDArray

MEND = "selfsame memory rebuild"


def array(vectors: list[list[float]]) -> "NDArray[float32]":
    import numpy

    return numpy.asarray(vectors, dtype=numpy.float32)


def client(folder: Path) -> "Client":
    import chromadb
    from chromadb.config import Settings

    settings = Settings(anonymized_telemetry=False)
    return cast("Client", chromadb.PersistentClient(str(folder), settings))


def check(file: Path) -> None:
    """SQLite's own look at the file: Chroma would answer from a damaged one without a word."""
    if file.exists():
        with closing(sqlite3.connect(file)) as db:
            if db.execute("PRAGMA quick_check").fetchone() != ("ok",):
                raise sqlite3.DatabaseError(f"{file.name} is malformed")


@contextmanager
def broken_if_not(folder: Path) -> Iterator[None]:
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
