"""What people do to a persona's memories, audited as `memory:ID` in the transaction that does it."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection

from agent.database.audit import record
from agent.errors import NotThere
from agent.newsroom.remains import clear_checkpoints, redact, remaining
from agent.newsroom.room import Newsroom
from agent.types.clocks import stamp
from memory import forgetting, ledger
from memory.marks import Note
from memory.types import Memory


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
