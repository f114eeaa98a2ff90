"""All that is kept of one person: what they decided, wrote, taught, told and held, and by what they are known, keys excepted."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Column, Connection, Table, func, or_, select

from agent.database import Database
from agent.database.tables import audit, decisions, drafts, people, revisions
from agent.database.tables.shared import metadata
from agent.errors import NotThere
from agent.newsroom.shown import timed
from agent.types.clocks import Clocks
from memory.tables import lesson_givings, memories
from memory.tables import metadata as remembered

NAMES = frozenset(
    [
        "by",
        "who",
        "name",
        "person",
        "handle",
        "speaker",
        "approved_by",
        "lifted_by",
        "gone_by",
        "seen_by",
        "back_by",
        "made_by",
        "asked_by",
        "given_by",
    ]
)
"""Columns that say whose a row is, or who did it."""
NAMED_OTHERWISE = frozenset({"feeds", "moods", "learned"})
"""Tables whose `name` is nobody's."""
SECRET = frozenset({"key", "password", "folded"})
Rows = list[dict[str, Any]]


def person_document(database: Database, clocks: Clocks, name: str) -> dict[str, Any]:
    """Table by table; names are compared without regard to case. Raises NotThere for a name that stands nowhere."""
    with database.read.connect() as connection:
        found = dict(_tables(connection, name.strip()))
        if not found:
            raise NotThere(
                f"nothing here bears the name {name!r}", "see who signs in: selfsame people list"
            )
        found |= _told_more(connection, found)
    return {
        "person": name.strip(), "exported_at": clocks.wall.now().isoformat(), "left_out": sorted(SECRET),
        "tables": timed(found),
    }  # fmt: skip


def _tables(connection: Connection, name: str) -> Iterator[tuple[str, Rows]]:
    for table in (*metadata.sorted_tables, *remembered.sorted_tables):
        mine = _whose(table, name)
        shown = [column for column in table.c if column.name not in SECRET and _told(column)]
        if mine is None or not shown:
            continue
        rows = connection.execute(select(*shown).where(mine)).mappings().all()
        if rows:
            yield table.name, [dict(row) for row in rows]


def _whose(table: Table, name: str) -> Any:
    """The condition under which a row is theirs; None where a table knows nobody."""
    names = [
        column for column in table.c
        if column.name in NAMES and not (column.name == "name" and table.name in NAMED_OTHERWISE)
    ]  # fmt: skip
    same: list[Any] = [or_(column == name, func.lower(column) == name.lower()) for column in names]
    if table is audit:
        same.append(func.lower(table.c.subject) == f"person:{name}"[:40].lower())
    if "person_id" in table.c:
        theirs = select(people.c.id).where(people.c.folded == name.casefold())
        same.append(table.c.person_id.in_(theirs))
    return or_(*same) if same else None


def _told(column: "Column[Any]") -> bool:
    """A vector tells a person nothing."""
    return column.type.python_type is not bytes


def _told_more(connection: Connection, found: dict[str, Rows]) -> dict[str, Rows]:
    """What a row means that holds only a number: the text that was decided on, the lesson that was taught."""
    told: dict[str, Rows] = {}
    if "decisions" in found:
        text = (revisions.c.draft_id == decisions.c.draft_id) & (
            revisions.c.number == decisions.c.revision
        )
        query = (
            select(decisions.c.id, drafts.c.persona, revisions.c.text)
            .join(drafts, drafts.c.id == decisions.c.draft_id)
            .outerjoin(revisions, text)
            .where(decisions.c.id.in_([row["id"] for row in found["decisions"]]))
        )
        of = {row.id: row for row in connection.execute(query)}
        told["decisions"] = [
            {**row, "persona": of[row["id"]].persona, "text": of[row["id"]].text}
            for row in found["decisions"]
        ]
    if "lesson_givings" in found:
        query = select(lesson_givings.c.id, memories.c.persona, memories.c.text).join(
            memories, memories.c.id == lesson_givings.c.lesson_id
        )
        lessons = {row.id: row for row in connection.execute(query)}
        told["lesson_givings"] = [
            {**row, "persona": lessons[row["id"]].persona, "lesson": lessons[row["id"]].text}
            for row in found["lesson_givings"]
        ]
    return told
