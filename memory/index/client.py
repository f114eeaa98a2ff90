"""Opening Chroma's folder, and telling its troubles as ours."""

import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, cast

from memory.errors import IndexBroken

if TYPE_CHECKING:
    from chromadb.api.client import Client
    from numpy import float32
    from numpy.typing import NDArray

MEND = "selfsame memory rebuild"
_EXPORTER = "opentelemetry.exporter.otlp.proto.grpc.trace_exporter"


def array(vectors: list[list[float]]) -> "NDArray[float32]":
    import numpy

    return numpy.asarray(vectors, dtype=numpy.float32)


def without_exporter() -> None:
    """To be called before Chroma is imported. For traces, which are sent only where its own variable asks for it, it
    loads all of gRPC and protobuf: 12 MB, and a third of a second."""
    if "CHROMA_OTEL_COLLECTION_ENDPOINT" not in os.environ:
        nobody = ModuleType(_EXPORTER)
        nobody.OTLPSpanExporter = None  # type: ignore[attr-defined]
        sys.modules.setdefault(_EXPORTER, nobody)


def client(folder: Path) -> "Client":
    without_exporter()
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
    without_exporter()
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
