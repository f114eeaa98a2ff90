"""Which rows of the database are a persona's, as plain JSON and back."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Column, Connection, Date, Row, Select, Table, func, insert, select

from agent.database.tables import (
    amendments,
    attachments,
    audit,
    carried,
    decisions,
    deliveries,
    drafts,
    flags,
    moods,
    persona_versions,
    posts,
    regulars,
    remarks,
    revisions,
    stayed,
    tellings,
    variants,
)
from memory.tables import UtcDateTime

Hers = Callable[[str], Select[Any]]


def _own(table: Table) -> Hers:
    return lambda persona: select(table).where(table.c.persona == persona)


def _of_drafts(table: Table) -> Hers:
    """Of drafts of hers that ended: what waits belongs to the people who have it before them."""
    return lambda persona: select(table).where(
        table.c.draft_id.in_(select(drafts.c.id).where(*_ended(persona)))
    )


def _ended(persona: str) -> Sequence[Any]:
    ended = ("published", "rejected", "superseded", "expired")
    return drafts.c.persona == persona, drafts.c.status.in_(ended), drafts.c.kind != "planted"


def _deliveries(persona: str) -> Select[Any]:
    hers = select(posts.c.id).where(posts.c.persona == persona, posts.c.published_at.is_not(None))
    return select(deliveries).where(deliveries.c.post_id.in_(hers))


def _of_deliveries(table: Table) -> Hers:
    def hers(persona: str) -> Select[Any]:
        ids = _deliveries(persona).with_only_columns(deliveries.c.id)
        return select(table).where(table.c.delivery_id.in_(ids))

    return hers


def _audit(persona: str) -> Select[Any]:
    ids = select("draft:" + drafts.c.id.cast(audit.c.subject.type)).where(*_ended(persona))
    return select(audit).where(audit.c.subject.in_(ids))


HERS: Mapping[Table, Hers] = {
    persona_versions: _own(persona_versions),
    drafts: lambda persona: select(drafts).where(*_ended(persona)),
    revisions: _of_drafts(revisions),
    flags: _of_drafts(flags),
    decisions: _of_drafts(decisions),
    variants: _of_drafts(variants),
    attachments: _of_drafts(attachments),
    posts: lambda persona: select(posts).where(
        posts.c.persona == persona, posts.c.published_at.is_not(None)
    ),
    deliveries: _deliveries,
    amendments: _of_deliveries(amendments),
    carried: _of_deliveries(carried),
    audit: _audit,
    tellings: _own(tellings),
    moods: _own(moods),
    remarks: _own(remarks),
    regulars: _own(regulars),
    stayed: _own(stayed),
}
"""In an order in which rows may be written: what is referred to comes first."""
LEFT_BEHIND = {"slot_id", "story_id", "supersedes"}
"""Columns that mean something in the home they come from only."""
UNCITED = (amendments, audit, moods, regulars, stayed)
NUMBERED = tuple(table for table in HERS if "id" in table.c and table not in UNCITED)


def rows_of(connection: Connection, persona: str) -> dict[str, list[dict[str, Any]]]:
    """By table, as JSON types."""
    return {
        table.name: [_plain(table, row) for row in connection.execute(hers(persona))]
        for table, hers in HERS.items()
    }


def _plain(table: Table, row: Row[Any]) -> dict[str, Any]:
    told = {column.name: row._mapping[column.name] for column in table.columns}
    return {
        name: None
        if name in LEFT_BEHIND
        else value.isoformat()
        if isinstance(value, date)
        else value
        for name, value in told.items()
    }


def write_rows(connection: Connection, rows: Mapping[str, list[dict[str, Any]]]) -> int:
    """Rows that nobody cites are numbered as they come. A version that is known here already is the same."""
    count = 0
    for table in HERS:
        given = [_typed(table, row) for row in rows.get(table.name, [])]
        if table in UNCITED:
            given = [{key: value for key, value in row.items() if key != "id"} for row in given]
        statement = insert(table)
        if table is persona_versions:
            statement = statement.prefix_with("OR IGNORE")
        if given:
            connection.execute(statement, given)
        count += len(given)
    return count


def last_numbers(connection: Connection) -> dict[str, int]:
    """The highest number that each of her tables has here; 0 where it has none."""
    return {
        table.name: int(connection.execute(select(func.max(table.c.id))).scalar() or 0)
        for table in NUMBERED
    }


def free_threads(
    connection: Connection, rows: Mapping[str, list[dict[str, Any]]], version: str
) -> dict[str, list[dict[str, Any]]]:
    """Writings that bear the name of one here get another name."""
    given = rows.get("drafts", [])
    query = select(drafts.c.thread).where(drafts.c.thread.in_([row["thread"] for row in given]))
    taken = set(connection.execute(query).scalars())
    anew = [
        {**row, "thread": f"{row['thread']}@{version[:8]}-{row['id']}"[:100]}
        if row["thread"] in taken
        else row
        for row in given
    ]
    return {**rows, "drafts": anew}


def _typed(table: Table, row: Mapping[str, Any]) -> dict[str, Any]:
    known: Mapping[str, Column[Any]] = {column.name: column for column in table.columns}
    return {name: _value(known[name], value) for name, value in row.items() if name in known}


def _value(column: Column[Any], value: Any) -> Any:
    if value is None:
        return None
    if isinstance(column.type, UtcDateTime):
        return datetime.fromisoformat(value)
    return date.fromisoformat(value) if isinstance(column.type, Date) else value
