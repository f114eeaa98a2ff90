"""Threads in the ledger: her wishes, promises, questions and bets, how they stand and what moved them."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any, get_args

from sqlalchemy import Connection, Row, bindparam, insert, select, update

from memory import ledger
from memory.tables import memories, thread_moves, threads
from memory.types import NewMemory, Thread, ThreadKind, ThreadMove, ThreadState

STATES: tuple[ThreadState, ...] = get_args(ThreadState)
STANDING: tuple[ThreadState, ...] = ("open", "taken_up")
ENDED: tuple[ThreadState, ...] = ("closed", "dropped")
LEADS_FROM: Mapping[ThreadState, tuple[ThreadState, ...]] = {
    "open": ENDED,
    "taken_up": STANDING,
    "closed": STANDING,
    "dropped": STANDING,
}
"""State → the states from which a move leads to it."""
ALL = (
    select(threads, memories.c.text)
    .join(memories, memories.c.id == threads.c.memory_id)
    .where(memories.c.status == "active")
    .where(threads.c.state.in_(bindparam("states", expanding=True)))
    .order_by(threads.c.opened_at, threads.c.memory_id)
)
HERS = ALL.where(threads.c.persona == bindparam("persona"))
"""Put together once: asked for every brief."""
UNTOUCHED_DAYS = 180
"""After so long without a move a thread is proposed for dropping; nothing drops by itself."""


def start(
    connection: Connection,
    persona: str,
    text: str,
    source: str,
    now: datetime,
    rests_days: int,
    kind: ThreadKind = "wish",
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
        "kind": kind,
        "opened_by": source,
        "opened_at": now,
        "rests_until": now + timedelta(days=rests_days),
    }
    connection.execute(insert(threads).values(values))
    return memory_id


def waiting(connection: Connection, persona: str, rested_at: datetime | None) -> list[Thread]:
    """Threads that stand open, the longest open first; with `rested_at` those that have rested by then."""
    found = listed(connection, persona, STANDING)
    return [each for each in found if rested_at is None or each.rests_until <= rested_at]


def listed(
    connection: Connection, persona: str | None = None, states: Collection[ThreadState] = STATES
) -> list[Thread]:
    """Threads with their moves, the longest open first; what was forgotten is none any more."""
    wanted = {"states": tuple(states), "persona": persona}
    rows = connection.execute(ALL if persona is None else HERS, wanted).all()
    moves = ledger.hanging_on(
        connection,
        select(thread_moves).order_by(thread_moves.c.id),
        thread_moves.c.memory_id,
        [row.memory_id for row in rows],
    )
    return [_thread_of(row, moves[row.memory_id]) for row in rows]


def untouched(connection: Connection, now: datetime) -> list[Thread]:
    """Open threads of everybody's that nothing has moved for so long that they might be dropped."""
    since = now - timedelta(days=UNTOUCHED_DAYS)
    found = listed(connection, states=STANDING)
    return [each for each in found if max(each.touched_at, each.rests_until) <= since]


def move(
    connection: Connection, memory_id: int, to: ThreadState, by: str, now: datetime
) -> ThreadState | None:
    """The state that it left, or None where no move leads from how it stands to that state."""
    was = connection.execute(
        select(threads.c.state).where(threads.c.memory_id == memory_id)
    ).scalar()
    if was not in LEADS_FROM[to]:
        return None
    ended = (
        {"closed_by": by, "closed_at": now} if to in ENDED else {"closed_by": "", "closed_at": None}
    )
    row = threads.c.memory_id == memory_id
    connection.execute(update(threads).where(row).values(state=to, **ended))
    told = {"memory_id": memory_id, "was": was, "became": to, "by": by, "at": now}
    connection.execute(insert(thread_moves).values(told))
    return was  # type: ignore[no-any-return]


def finish(
    connection: Connection, memory_id: int, by: str, state: ThreadState, now: datetime
) -> bool:
    """True for the one caller whose change it was."""
    return move(connection, memory_id, state, by, now) is not None


def moved_by_post(
    connection: Connection, persona: str, memory_id: int, to: ThreadState, by: str, now: datetime
) -> bool:
    """A post moves only her own threads, and each of them once, however often it is remembered."""
    mine = select(threads.c.memory_id).where(
        threads.c.memory_id == memory_id, threads.c.persona == persona
    )
    before = select(thread_moves.c.id).where(
        thread_moves.c.memory_id == memory_id, thread_moves.c.by == by
    )
    if connection.execute(mine).first() is None or connection.execute(before).first() is not None:
        return False
    return finish(connection, memory_id, by, to, now)


def rest(connection: Connection, memory_id: int, until: datetime) -> bool:
    """Before `until` nobody is reminded of it; only of a thread that stands open."""
    query = update(threads).where(threads.c.memory_id == memory_id, threads.c.state.in_(STANDING))
    return connection.execute(query.values(rests_until=until)).rowcount == 1


def _thread_of(row: Row[Any], moves: Iterable[Row[Any]]) -> Thread:
    return Thread(
        id=row.memory_id,
        persona=row.persona,
        text=row.text,
        state=row.state,
        opened_at=row.opened_at,
        rests_until=row.rests_until,
        opened_by=row.opened_by,
        closed_by=row.closed_by,
        kind=row.kind,
        moves=tuple(ThreadMove(each.was, each.became, each.by, each.at) for each in moves),
    )
