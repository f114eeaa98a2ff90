"""Which rows of the database are a persona's, as plain JSON and back; their numbers stay what they are."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Column, Connection, Date, Row, Select, Table, insert, select

from agent.database.tables import (
    amendments,
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
NUMBERED = (drafts, revisions, flags, decisions, posts, deliveries)
"""Tables whose numbers others cite, and which must be free where she arrives."""


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
    """Into free numbers; of tables that nobody cites the rows are numbered anew."""
    count = 0
    for table in HERS:
        given = [_typed(table, row) for row in rows.get(table.name, [])]
        if table in (amendments, audit, moods, stayed):
            given = [{key: value for key, value in row.items() if key != "id"} for row in given]
        if given:
            connection.execute(insert(table).prefix_with("OR IGNORE"), given)
        count += len(given)
    return count


def _typed(table: Table, row: Mapping[str, Any]) -> dict[str, Any]:
    known: Mapping[str, Column[Any]] = {column.name: column for column in table.columns}
    return {name: _value(known[name], value) for name, value in row.items() if name in known}


def _value(column: Column[Any], value: Any) -> Any:
    if value is None:
        return None
    if isinstance(column.type, UtcDateTime):
        return datetime.fromisoformat(value)
    return date.fromisoformat(value) if isinstance(column.type, Date) else value


def taken_numbers(
    connection: Connection, rows: Mapping[str, list[dict[str, Any]]]
) -> Iterator[str]:
    """Rows of the pack whose number something here bears already, such as "drafts 12"."""
    for table in NUMBERED:
        ids = [row["id"] for row in rows.get(table.name, [])]
        for found in connection.execute(select(table.c.id).where(table.c.id.in_(ids))).scalars():
            yield f"{table.name} {found}"
