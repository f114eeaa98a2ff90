"""What posts and people leave on memories: uses, pins, and the ways of setting one apart. Every function
takes a connection and leaves the transaction to its caller."""

from collections.abc import Callable, Collection
from datetime import datetime

from sqlalchemy import Connection, func, insert, select, update

from memory import ledger
from memory.tables import memories, memory_uses
from memory.types import Memory, Status

Note = Callable[[Connection, int, str, str], None]
"""Told in the same transaction which memory was what and became what: room for the caller's audit."""

RECALLABLE: tuple[Status, ...] = ("active", "superseded", "retired")
WAS = "was"
"""The key in a quarantined memory's provenance that says what it goes back to, unless active."""


def silent(connection: Connection, memory_id: int, was: str, became: str) -> None:
    """For callers that keep no audit."""


def use(connection: Connection, ids: Collection[int], by: str, now: datetime) -> list[int]:
    """The memories that are newly counted; unknown and forgotten ones are left out."""
    found = ledger.fetch(connection, ids).values()
    known = select(memory_uses.c.memory_id).where(memory_uses.c.used_by == by)
    told = set(connection.execute(known).scalars())
    came = sorted(m.id for m in found if m.status != "forgotten" and m.id not in told)
    if came:
        rows = [{"memory_id": memory_id, "used_by": by, "at": now} for memory_id in came]
        connection.execute(insert(memory_uses), rows)
        recount(connection, came)
    return came


def recount(connection: Connection, ids: Collection[int]) -> None:
    counted = select(func.count()).where(memory_uses.c.memory_id == memories.c.id).scalar_subquery()
    connection.execute(update(memories).where(memories.c.id.in_(ids)).values(uses=counted))


def uses_of(connection: Connection, memory_id: int) -> list[tuple[str, datetime]]:
    """What rested on it and since when, oldest first."""
    query = select(memory_uses.c.used_by, memory_uses.c.at).where(
        memory_uses.c.memory_id == memory_id
    )
    rows = connection.execute(query.order_by(memory_uses.c.at, memory_uses.c.id))
    return [(row.used_by, row.at) for row in rows]


def pin(connection: Connection, memory_id: int, pinned: bool) -> bool:
    """Whether that changed anything; what is forgotten cannot be pinned."""
    query = update(memories).where(
        memories.c.id == memory_id,
        memories.c.status != "forgotten",
        memories.c.pinned != pinned,
    )
    return connection.execute(query.values(pinned=pinned)).rowcount == 1


def quarantine(connection: Connection, ids: Collection[int]) -> list[Memory]:
    """Those that were set apart, as they were before."""
    found = ledger.fetch(connection, ids).values()
    moved = [memory for memory in found if memory.status in RECALLABLE]
    for memory in moved:
        kept = {} if memory.status == "active" else {WAS: memory.status}
        _move(connection, memory, "quarantined", {**memory.provenance, **kept})
    return moved


def release(connection: Connection, ids: Collection[int]) -> list[tuple[Memory, Status]]:
    """Those that were let back, as they were before, and what each is again."""
    found = ledger.fetch(connection, ids).values()
    moved = [(m, _before(m)) for m in found if m.status == "quarantined"]
    for memory, status in moved:
        kept = {key: value for key, value in memory.provenance.items() if key != WAS}
        _move(connection, memory, status, kept)
    return moved


def retire(connection: Connection, ids: Collection[int]) -> list[Memory]:
    """Those that were put aside, as they were before."""
    found = ledger.fetch(connection, ids).values()
    moved = [memory for memory in found if memory.status == "active"]
    for memory in moved:
        _move(connection, memory, "retired", memory.provenance)
    return moved


def _before(memory: Memory) -> Status:
    was = memory.provenance.get(WAS, "active")
    return next((status for status in RECALLABLE if status == was), "active")


def _move(
    connection: Connection, memory: Memory, status: Status, provenance: dict[str, str]
) -> None:
    changed = {"status": status, "provenance": provenance, "indexed_as": None}
    connection.execute(update(memories).where(memories.c.id == memory.id).values(changed))
