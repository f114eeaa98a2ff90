"""The texts of the memories that a trace cites, as the ledger has them today: what is forgotten is gone here too."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from agent.database import Database
from memory.tables import memories


def cited_texts(database: Database, trace: Mapping[str, Any]) -> dict[int, str]:
    ids = cited_ids(trace)
    if not ids:
        return {}
    wanted = select(memories.c.id, memories.c.text).where(memories.c.id.in_(ids))
    with database.read.connect() as connection:
        return {row.id: row.text for row in connection.execute(wanted)}


def cited_ids(trace: Mapping[str, Any]) -> list[int]:
    """Whatever in the trace looks like a memory's id."""
    told = trace.get("memories")
    rows = told if isinstance(told, list | tuple) else ()
    ids = [row.get("id") for row in rows if isinstance(row, dict)]
    return [number for number in ids if isinstance(number, int)]
