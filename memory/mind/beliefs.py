"""Beliefs in the ledger: what she holds, on which evidence, since when, and what she held before."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, insert, select, update

from memory import ledger
from memory.tables import belief_evidence, beliefs, memories
from memory.types import Belief, NewMemory, Status

_DATED = (memories, beliefs.c.held_from, beliefs.c.held_until, beliefs.c.supersedes)
_later = beliefs.alias("later")
BEFORE = (
    select(*_DATED, _later.c.memory_id.label("now"))
    .join(_later, _later.c.supersedes == memories.c.id)
    .outerjoin(beliefs, beliefs.c.memory_id == memories.c.id)
    .where(
        _later.c.memory_id.in_(bindparam("ids", expanding=True)), memories.c.status == "superseded"
    )
)
"""Put together once: asked for every brief."""
GONE: tuple[Status, ...] = ("retired", "superseded")
"""How a belief stands that she holds no longer and that a person may give back to her."""


def hold(
    connection: Connection,
    new: NewMemory,
    evidence: Collection[int],
    changes: int | None,
    now: datetime,
) -> int:
    """Hers from `now` on; the belief that it changes ends then. The same source again changes nothing."""
    known = ledger.find(connection, new.persona, new.source)
    if known is not None:
        return known
    memory_id = ledger.record(connection, new, now)
    changed = changes is not None and end(connection, changes, new.persona, "superseded", now)
    row = {
        "memory_id": memory_id,
        "persona": new.persona,
        "held_from": now,
        "supersedes": changes if changed else None,
    }
    connection.execute(insert(beliefs).values(row))
    there = ledger.fetch(connection, evidence)
    rests_on = [{"belief_id": memory_id, "evidence_id": key} for key in sorted(there)]
    if rests_on:
        connection.execute(insert(belief_evidence), rests_on)
    return memory_id


def end(
    connection: Connection, memory_id: int, persona: str, becomes: Status, now: datetime
) -> bool:
    """True where she held it until now: retired by a person, or superseded by another belief."""
    query = update(memories).where(
        memories.c.id == memory_id,
        memories.c.persona == persona,
        memories.c.kind == "belief",
        memories.c.status == "active",
    )
    if connection.execute(query.values(status=becomes, indexed_as=None)).rowcount != 1:
        return False
    _dated(connection, memory_id)
    row = update(beliefs).where(beliefs.c.memory_id == memory_id)
    connection.execute(row.values(held_until=now))
    return True


def give_back(connection: Connection, memory_id: int) -> bool:
    """She holds it again, as if she had never stopped; what was forgotten or set apart stays so."""
    query = update(memories).where(
        memories.c.id == memory_id, memories.c.kind == "belief", memories.c.status.in_(GONE)
    )
    if connection.execute(query.values(status="active", indexed_as=None)).rowcount != 1:
        return False
    row = update(beliefs).where(beliefs.c.memory_id == memory_id)
    connection.execute(row.values(held_until=None))
    return True


def listed(connection: Connection, persona: str | None = None) -> list[Belief]:
    """All beliefs but the forgotten ones, in whatever state, the latest first."""
    query = (
        select(*_DATED)
        .outerjoin(beliefs, beliefs.c.memory_id == memories.c.id)
        .where(memories.c.kind == "belief", memories.c.status != "forgotten")
        .order_by(memories.c.id.desc())
    )
    if persona is not None:
        query = query.where(memories.c.persona == persona)
    rows = connection.execute(query).all()
    evidence = ledger.hanging_on(
        connection,
        select(belief_evidence).order_by(belief_evidence.c.evidence_id),
        belief_evidence.c.belief_id,
        [row.id for row in rows],
    )
    return [_belief_of(row, [each.evidence_id for each in evidence[row.id]]) for row in rows]


def before(connection: Connection, ids: Collection[int]) -> dict[int, Belief]:
    """By a belief's id, the one that it took the place of, if its words are still there."""
    rows = connection.execute(BEFORE, {"ids": list(ids)})
    return {row.now: _belief_of(row, ()) for row in rows}


def _dated(connection: Connection, memory_id: int) -> None:
    """Beliefs from before their dates were kept count from the day on which they were formed."""
    known = select(beliefs.c.memory_id).where(beliefs.c.memory_id == memory_id)
    if connection.execute(known).first() is None:
        formed = select(memories.c.id, memories.c.persona, memories.c.happened_at)
        dated = formed.where(memories.c.id == memory_id)
        columns = ["memory_id", "persona", "held_from"]
        connection.execute(insert(beliefs).from_select(columns, dated))


def _belief_of(row: Row[Any], evidence: Iterable[int]) -> Belief:
    return Belief(
        id=row.id,
        persona=row.persona,
        text=row.text,
        status=row.status,
        pinned=row.pinned,
        held_from=row.held_from or row.happened_at,
        held_until=row.held_until,
        supersedes=row.supersedes,
        evidence=tuple(evidence),
        provenance=row.provenance,
    )
