"""The ledger: what each persona keeps. SQL is the truth; every function takes a connection and leaves
the transaction to its caller. Only `active` memories are ever recalled."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import datetime
from itertools import starmap
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Row,
    Select,
    and_,
    bindparam,
    func,
    insert,
    or_,
    select,
    update,
)

from memory.tables import memories
from memory.types import Kind, Memory, NewMemory

COLUMNS = [memories.c[field.name] for field in fields(Memory)]
"""In the order in which a Memory takes them."""
BY_IDS = select(*COLUMNS).where(memories.c.id.in_(bindparam("ids", expanding=True)))
MANY = 500
"""So many ids go into one statement; databases bound their number."""


def record(connection: Connection, new: NewMemory, now: datetime) -> int:
    """The memory's id; the same persona and source again change nothing. Events are never trusted."""
    known = find(connection, new.persona, new.source)
    if known is not None:
        return known
    values = {
        "persona": new.persona,
        "kind": new.kind,
        "text": new.text,
        "source": new.source,
        "speaker": new.speaker,
        "about": new.about,
        "session": new.session,
        "position": new.position,
        "happened_at": new.happened_at,
        "recorded_at": now,
        "trusted": new.trusted and new.kind != "event",
        "provenance": new.provenance,
    }
    key = connection.execute(insert(memories).values(values)).inserted_primary_key
    assert key is not None
    return int(key[0])


def find(connection: Connection, persona: str, source: str) -> int | None:
    query = select(memories.c.id).where(memories.c.persona == persona, memories.c.source == source)
    return connection.execute(query).scalar()


def fetch(connection: Connection, ids: Collection[int]) -> dict[int, Memory]:
    """The memories with these ids, whatever their status; ids that nobody knows are left out."""
    found: dict[int, Memory] = {}
    for some in portions(ids):
        rows = connection.execute(BY_IDS, {"ids": list(some)}).all()
        found |= {row[0]: Memory(*row) for row in rows}
    return found


def active(connection: Connection) -> Iterator[Memory]:
    """Everything that may be recalled, by anybody."""
    query = select(*COLUMNS).where(memories.c.status == "active").order_by(memories.c.id)
    return starmap(Memory, connection.execute(query).yield_per(1000))


def recent(connection: Connection, persona: str, kind: Kind, limit: int) -> list[Memory]:
    query = (
        select(*COLUMNS)
        .where(memories.c.persona == persona, memories.c.kind == kind)
        .where(memories.c.status == "active")
        .order_by(memories.c.happened_at.desc(), memories.c.id.desc())
        .limit(limit)
    )
    return list(starmap(Memory, connection.execute(query)))


def counts(connection: Connection, persona: str) -> dict[str, int]:
    query = (
        select(memories.c.kind, func.count())
        .where(memories.c.persona == persona, memories.c.status == "active")
        .group_by(memories.c.kind)
    )
    return dict(connection.execute(query).all())


def size(connection: Connection) -> int:
    """How many memories may be recalled, by anybody."""
    query = select(func.count()).select_from(memories).where(memories.c.status == "active")
    return int(connection.execute(query).scalar_one())


def retire(connection: Connection, ids: Collection[int]) -> None:
    _set_status(connection, ids, was="active", becomes="retired")


def revive(connection: Connection, ids: Collection[int]) -> None:
    """Retired memories are active again; forgotten and quarantined ones stay as people left them."""
    _set_status(connection, ids, was="retired", becomes="active")


def erase(connection: Connection, memory_id: int, now: datetime) -> bool:
    """Leaves a tombstone that says what kind of thing stood here and since when it is gone."""
    mark = {"forgotten_at": now.isoformat()}
    words = dict.fromkeys(("text", "speaker", "about"), "")
    empty = {**words, "status": "forgotten", "pinned": False, "indexed_as": None}
    query = update(memories).where(memories.c.id == memory_id, memories.c.status != "forgotten")
    return connection.execute(query.values(**empty, provenance=mark)).rowcount == 1


def mark(connection: Connection, ids: Collection[int], indexed_as: str) -> None:
    """Notes that this embedder's index holds these memories."""
    for some in portions(ids):
        query = update(memories).where(memories.c.id.in_(some), _lags(indexed_as))
        connection.execute(query.values(indexed_as=indexed_as))


def unmark_all(connection: Connection) -> None:
    connection.execute(update(memories).values(indexed_as=None))


def lagging(connection: Connection, ids: Collection[int], indexed_as: str) -> list[int]:
    """Those of the active memories that this embedder's index is not known to hold."""
    found: list[int] = []
    for some in portions(ids):
        query = select(memories.c.id).where(memories.c.id.in_(some), _lags(indexed_as))
        found += connection.execute(query).scalars()
    return found


def lag(connection: Connection, indexed_as: str) -> int:
    """How many active memories this embedder's index is not known to hold."""
    query = select(func.count()).select_from(memories).where(_lags(indexed_as))
    return int(connection.execute(query).scalar_one())


def _lags(indexed_as: str) -> ColumnElement[bool]:
    elsewhere = or_(memories.c.indexed_as.is_(None), memories.c.indexed_as != indexed_as)
    return and_(memories.c.status == "active", elsewhere)


def _set_status(connection: Connection, ids: Collection[int], was: str, becomes: str) -> None:
    for some in portions(ids):
        query = update(memories).where(memories.c.id.in_(some), memories.c.status == was)
        connection.execute(query.values(status=becomes, indexed_as=None))


def hanging_on(
    connection: Connection, query: Select[Any], owner: Column[int], ids: Collection[int]
) -> Mapping[int, list[Row[Any]]]:
    """The rows of another table that hang on these memories, by memory, in the order of the query; `owner`
    is the column that names the memory."""
    found: dict[int, list[Row[Any]]] = defaultdict(list)
    for some in portions(ids):
        for row in connection.execute(query.where(owner.in_(some))):
            found[row._mapping[owner]].append(row)
    return found


def portions(ids: Collection[int]) -> Iterator[Sequence[int]]:
    """In order, so many at a time as one statement may hold."""
    ordered = sorted(ids)
    for start in range(0, len(ordered), MANY):
        yield ordered[start : start + MANY]
