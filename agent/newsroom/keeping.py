"""What people do to a persona's memories, audited as `memory:ID` in the transaction that does it."""

import os
from collections.abc import Collection
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from agent.database import Database
from agent.database.audit import record
from agent.errors import NotThere
from agent.newsroom.remains import clear_checkpoints, redact, remaining
from agent.newsroom.room import Newsroom
from agent.types.clocks import stamp
from memory import ledger
from memory.keep import forgetting
from memory.keep.export import exported
from memory.keep.marks import Note
from memory.types import Memory

WRITE = os.O_WRONLY | os.O_CREAT | os.O_TRUNC


def pin(room: Newsroom, memory_id: int, who: str, why: str = "") -> bool:
    """Whether that changed anything. Raises NotThere, as all of these do."""
    known(room, [memory_id])
    return room.memory.keeping.pin(memory_id, noting(room, who, "pin", why))


def unpin(room: Newsroom, memory_id: int, who: str, why: str = "") -> bool:
    known(room, [memory_id])
    return room.memory.keeping.unpin(memory_id, noting(room, who, "unpin", why))


def quarantine(room: Newsroom, ids: Collection[int], who: str, why: str = "") -> list[int]:
    """Set apart together, as everything that a search found; returns those that were not so already."""
    known(room, ids)
    return room.memory.keeping.quarantine(ids, noting(room, who, "quarantine", why))


def release(room: Newsroom, ids: Collection[int], who: str, why: str = "") -> list[int]:
    known(room, ids)
    return room.memory.keeping.release(ids, noting(room, who, "release", why))


def retire(room: Newsroom, ids: Collection[int], who: str, why: str = "") -> list[int]:
    known(room, ids)
    return room.memory.keeping.retire(ids, noting(room, who, "retire", why))


def forget(room: Newsroom, memory_id: int, who: str, why: str = "") -> dict[str, Any]:
    """Really removes its words; `kept` says in sentences what other records hold by rule, and `left`
    what could not be cleared yet. Forgetting again clears what was left."""
    memory = known(room, [memory_id])[0]
    note = noting(room, who, "forget", why)

    def noted(connection: Connection, number: int, was: str, became: str) -> None:
        redact(connection, memory)
        note(connection, number, was, became)

    changed = room.memory.keeping.forget(memory_id, noted)
    left = clear_checkpoints(room)
    if not forgetting.empty_log(room.database.write):
        left.append("data/selfsame.db-wal is being read; forget it again in a moment")
    kept = remaining(room, memory) if changed else []
    return {"id": memory_id, "kind": memory.kind, "forgotten": changed, "kept": kept, "left": left}


def import_file(room: Newsroom, file: Path, who: str) -> dict[str, Any]:
    """Takes exported memories in: all of the file or nothing. Raises ImportWrong, NotThere."""
    note = noting(room, who, "import", file.name)
    try:
        with file.open(encoding="utf-8", errors="surrogateescape", newline="\n") as lines:
            taken = room.memory.keeping.take_in(lines, file.name, note)
    except OSError as problem:
        raise NotThere(f"{file}: {problem.strerror}", "name a file that can be read") from problem
    return {"imported": len(taken.came), "here": taken.same, "other_words": taken.other}


def export_file(database: Database, file: Path, persona: str | None) -> int:
    """Writes the memories, a persona's or all, where only the owner may read them; how many lines. A file
    of that name is replaced once all is written."""
    fresh = file.with_name(f"{file.name}.new")
    count = 0
    try:
        out = os.fdopen(os.open(fresh, WRITE, 0o600), "w", encoding="utf-8", newline="\n")
        with out, database.read.connect() as connection:
            for line in exported(connection, persona):
                out.write(f"{line}\n")
                count += 1
        os.replace(fresh, file)
    except OSError as problem:
        words = f"{file}: {problem.strerror}"
        raise NotThere(words, "name a file in a folder that can be written to") from problem
    return count - 1


def known(room: Newsroom, ids: Collection[int]) -> list[Memory]:
    """The memories, whatever their status. Raises NotThere if one of them does not exist."""
    with room.database.read.connect() as connection:
        found = ledger.fetch(connection, ids)
    missing = sorted(set(ids) - set(found))
    if missing:
        mend = "selfsame memory PERSONA search TEXT shows their numbers"
        raise NotThere(f"no memory has the number {missing[0]}", mend)
    return [found[memory_id] for memory_id in ids]


def noting(room: Newsroom, who: str, action: str, why: str) -> Note:
    def note(connection: Connection, memory_id: int, was: str, became: str) -> None:
        record(connection, stamp(room.clocks), f"memory:{memory_id}", who, action, was, became, why)

    return note
