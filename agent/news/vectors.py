"""Vectors of the latest items, asked of the embedding model once each and kept as long as the window holds them."""

from array import array
from collections.abc import Mapping, Sequence

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert

from agent.database import Database
from agent.database.tables import item_vectors as table
from agent.news.likeness import Entry
from agent.news.words import headline
from memory.errors import EmbedderFailed
from memory.index.embed import Embedder, Vector

MOST = 600
"""So many are asked for in one gather, the newest first: a full window is made up in a few."""
PORTION = 60
TEXT = 300


def vectors_of(
    database: Database, entries: Sequence[Entry], embed: Embedder
) -> tuple[Mapping[int, Sequence[float]], str]:
    """Of as many entries as can be had, and what the embedder failed with, if it did."""
    found = _kept(database, embed)
    lacking = sorted({e.id: e for e in entries if e.id not in found and not e.said.untold}.items())
    wanted = [entry for _, entry in lacking[-MOST:]]
    for at in range(0, len(wanted), PORTION):
        some = wanted[at : at + PORTION]
        try:
            made = embed([headline(entry.title)[:TEXT] for entry in some])
        except EmbedderFailed as fault:
            return found, fault.message
        _keep(database, embed.id, some, made)
        found.update({entry.id: vector for entry, vector in zip(some, made, strict=True)})
    return found, ""


def _kept(database: Database, embed: Embedder) -> dict[int, Sequence[float]]:
    query = select(table.c.item_id, table.c.vector).where(table.c.embedder == embed.id)
    with database.read.connect() as connection:
        return {row.item_id: array("f", row.vector) for row in connection.execute(query)}


def _keep(
    database: Database, embedder: str, entries: Sequence[Entry], made: Sequence[Vector]
) -> None:
    rows = [
        {"item_id": entry.id, "embedder": embedder, "vector": array("f", vector).tobytes()}
        for entry, vector in zip(entries, made, strict=True)
    ]
    statement = insert(table)
    fresh = {name: statement.excluded[name] for name in ("embedder", "vector")}
    again = statement.on_conflict_do_update(index_elements=["item_id"], set_=fresh)
    with database.write.begin() as connection:
        connection.execute(again, rows)


def forget_vectors(database: Database, before: int) -> None:
    """Of items that the window has left."""
    with database.write.begin() as connection:
        connection.execute(delete(table).where(table.c.item_id < before))
