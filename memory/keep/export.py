"""memory as JSON Lines: a line that says what follows, and then a line for each memory."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterator

from sqlalchemy import Connection, select

from memory import ledger
from memory.keep.lines import HEAD, PARTS, Part, Row, line_of
from memory.tables import belief_evidence, beliefs, memories


def exported(connection: Connection, persona: str | None = None) -> Iterator[str]:
    """All memories, or a persona's own with those of others that her beliefs rest on; tombstones too, so
    that what was forgotten stays so. The same ledger gives the same lines."""
    yield json.dumps(HEAD)
    for ids in ledger.portions(_wanted(connection, persona)):
        parts = {part.name: _rows(connection, part, ids) for part in PARTS}
        query = select(memories).where(memories.c.id.in_(ids)).order_by(memories.c.id)
        for row in connection.execute(query):
            own = {name: rows.get(row.id, []) for name, rows in parts.items()}
            yield line_of(dict(row._mapping), own)


def _wanted(connection: Connection, persona: str | None) -> list[int]:
    if persona is None:
        return list(connection.execute(select(memories.c.id)).scalars())
    hers = set(
        connection.execute(select(memories.c.id).where(memories.c.persona == persona)).scalars()
    )
    found, new = set(hers), set(hers)
    while new:
        new = _cited(connection, new) - found
        found |= new
    return sorted(found)


def _cited(connection: Connection, ids: Collection[int]) -> set[int]:
    """What these memories rest on or took the place of."""
    found: set[int | None] = set()
    for some in ledger.portions(ids):
        rests = select(belief_evidence.c.evidence_id).where(belief_evidence.c.belief_id.in_(some))
        former = select(beliefs.c.supersedes).where(beliefs.c.memory_id.in_(some))
        found |= {*connection.execute(rests).scalars(), *connection.execute(former).scalars()}
    return {each for each in found if each is not None}


def _rows(connection: Connection, part: Part, ids: Collection[int]) -> dict[int, list[Row]]:
    """In an order of their content, since the rows' own numbers are another home's business."""
    owner = part.table.c[part.owner]
    query = select(owner.label("_owner"), *part.columns).where(owner.in_(ids))
    first = [part.table.c.id] if "id" in part.table.c else list(part.columns)
    found: dict[int, list[Row]] = defaultdict(list)
    for row in connection.execute(query.order_by(*first)):
        found[row._mapping["_owner"]].append(dict(row._mapping))
    return found
