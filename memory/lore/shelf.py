"""Lore in the ledger: which files were read, and which memories came of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, delete, insert, select, update

from memory import ledger
from memory.lore.chunks import Chunk, chunks, digest
from memory.tables import lore_files, memories
from memory.types import Document, NewMemory

READ = ("lore", "work")


@dataclass
class Changes:
    """Ids that came in (new, or back again) and ids that went."""

    came: list[int]
    gone: list[int]


def read(
    connection: Connection, persona: str, documents: Sequence[Document], now: datetime
) -> Changes:
    """Takes in what changed since last time; a file that is no longer among the documents is gone."""
    changes = Changes([], [])
    known = _known(connection, persona)
    for document in documents:
        if known.pop(document.path, None) != digest(document):
            _read_one(connection, persona, document, now, changes)
    for path in known:
        _retire(connection, _held(connection, persona, path).values(), changes)
        connection.execute(delete(lore_files).where(*_file(persona, path)))
    return changes


def _read_one(
    connection: Connection, persona: str, document: Document, now: datetime, changes: Changes
) -> None:
    held = _held(connection, persona, document.path)
    for chunk in chunks(document):
        known = held.pop(chunk.source, None)
        if known is None:
            changes.came.append(_take_in(connection, persona, document, chunk, now))
        else:
            _move(connection, known, chunk.position)
    _retire(connection, held.values(), changes)
    connection.execute(delete(lore_files).where(*_file(persona, document.path)))
    row = {"persona": persona, "path": document.path, "sha256": digest(document), "read_at": now}
    connection.execute(insert(lore_files).values(row))


def _take_in(
    connection: Connection, persona: str, document: Document, chunk: Chunk, now: datetime
) -> int:
    new = NewMemory(
        persona=persona,
        kind=document.kind,
        text=chunk.text,
        source=chunk.source,
        happened_at=now,
        about=chunk.about,
        session=document.path,
        position=chunk.position,
        provenance={"file": document.path},
    )
    memory_id = ledger.record(connection, new, now)
    ledger.revive(connection, [memory_id])
    _move(connection, memory_id, chunk.position)
    return memory_id


def _retire(connection: Connection, ids: Iterable[int], changes: Changes) -> None:
    known = ledger.fetch(connection, list(ids)).values()
    gone = [memory.id for memory in known if memory.status == "active"]
    ledger.retire(connection, gone)
    changes.gone += gone


def _move(connection: Connection, memory_id: int, position: int) -> None:
    query = update(memories).where(memories.c.id == memory_id, memories.c.position != position)
    connection.execute(query.values(position=position))


def _known(connection: Connection, persona: str) -> dict[str, str]:
    query = select(lore_files.c.path, lore_files.c.sha256).where(lore_files.c.persona == persona)
    return dict(connection.execute(query).all())


def _held(connection: Connection, persona: str, path: str) -> dict[str, int]:
    """The ids of a file's chunks by their source. What people forgot or set apart counts as held:
    it neither comes back nor is touched."""
    query = select(memories.c.source, memories.c.id).where(
        memories.c.persona == persona,
        memories.c.session == path,
        memories.c.kind.in_(READ),
        memories.c.status != "retired",
    )
    return dict(connection.execute(query).all())


def _file(persona: str, path: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return lore_files.c.persona == persona, lore_files.c.path == path
