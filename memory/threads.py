"""Threads in the ledger: her wishes, promises and questions, and how they stand."""

from datetime import datetime, timedelta

from sqlalchemy import Connection, Row, Select, insert, select, update

from memory import ledger
from memory.tables import memories, threads
from memory.types import NewMemory, Thread


def start(
    connection: Connection, persona: str, text: str, source: str, now: datetime, rests_days: int
) -> int:
    """Opens a thread, once per source, and gives its memory's id; `source` is the post that opened it."""
    name = f"thread:{source}"
    known = ledger.find(connection, persona, name)
    if known is not None:
        return known
    memory_id = ledger.record(connection, NewMemory(persona, "thread", text, name, now), now)
    values = {
        "memory_id": memory_id,
        "persona": persona,
        "opened_by": source,
        "opened_at": now,
        "rests_until": now + timedelta(days=rests_days),
    }
    connection.execute(insert(threads).values(values))
    return memory_id


def waiting(connection: Connection, persona: str, rested_at: datetime | None) -> list[Thread]:
    """Open threads, the longest open first; with `rested_at` only those that have rested by then."""
    query = _standing().where(threads.c.persona == persona, threads.c.state == "open")
    if rested_at is not None:
        query = query.where(threads.c.rests_until <= rested_at)
    ordered = query.order_by(threads.c.opened_at, threads.c.memory_id)
    return [_thread_of(row) for row in connection.execute(ordered)]


def finish(connection: Connection, memory_id: int, by: str, state: str, now: datetime) -> bool:
    """True for the one caller whose change it was."""
    query = update(threads).where(
        threads.c.memory_id == memory_id, threads.c.state.in_(("open", "taken_up"))
    )
    done = connection.execute(query.values(state=state, closed_by=by, closed_at=now))
    return done.rowcount == 1


def _standing() -> Select[tuple[object, ...]]:
    return (
        select(threads, memories.c.text)
        .join(memories, memories.c.id == threads.c.memory_id)
        .where(memories.c.status == "active")
    )


def _thread_of(row: Row[tuple[object, ...]]) -> Thread:
    return Thread(
        id=row.memory_id,
        persona=row.persona,
        text=row.text,
        state=row.state,
        opened_at=row.opened_at,
        rests_until=row.rests_until,
        opened_by=row.opened_by,
        closed_by=row.closed_by,
    )
