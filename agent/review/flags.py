"""Flags belong to a revision: a new text gets new ones, and those that the queue itself raised stay."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection, insert, select

from agent.database import Database
from agent.database.audit import HOUSE, record
from agent.database.tables import drafts, flags
from agent.types.clocks import Clocks, Stamp, stamp
from agent.types.writing import Flag

SPENT = "thread-taken-up"
"""Another draft closes the same thread; no text can mend that, so an edit keeps it."""


def write_flags(
    connection: Connection, draft_id: int, revision: int, given: Iterable[dict[str, Any]]
) -> None:
    """Put flags on a revision, in their order."""
    rows = [{**flag, "draft_id": draft_id, "revision": revision} for flag in given]
    if rows:
        connection.execute(insert(flags), rows)


def flags_of(connection: Connection, draft_id: int, revision: int) -> tuple[dict[str, Any], ...]:
    rows = connection.execute(
        select(flags.c.code, flags.c.severity, flags.c.words, flags.c.single)
        .where(flags.c.draft_id == draft_id, flags.c.revision == revision)
        .order_by(flags.c.id)
    )
    return tuple(dict(row) for row in rows.mappings())


def renewed(former: Iterable[dict[str, Any]], found: Iterable[Flag] | None) -> list[dict[str, Any]]:
    """The flags of a new text: what the check found, or the former ones where nothing was checked."""
    if found is None:
        return list(former)
    return [*map(asdict, found), *(flag for flag in former if flag["code"] == SPENT)]


def flag_spent_threads(database: Database, clocks: Clocks, closed: int, by_draft: int) -> int:
    """Flag every waiting draft that closes the thread which `by_draft` has closed; returns how many."""
    words = f"draft {by_draft} has taken up the same thread; taking it up twice reads as forgetting"
    with database.write.begin() as connection:
        waiting = _closing(connection, closed, by_draft)
        for draft_id, revision in waiting:
            _flag_spent(connection, stamp(clocks), draft_id, revision, words)
    return len(waiting)


def _flag_spent(
    connection: Connection, at: Stamp, draft_id: int, revision: int, words: str
) -> None:
    write_flags(connection, draft_id, revision, [asdict(Flag(SPENT, "warn", words, single=True))])
    record(connection, at, f"draft:{draft_id}", HOUSE, "flag", why=words)


def _closing(connection: Connection, closed: int, by_draft: int) -> list[tuple[int, int]]:
    """Waiting drafts that close this thread and don't say so yet, with their revision."""
    told = select(flags.c.id).where(
        flags.c.draft_id == drafts.c.id,
        flags.c.revision == drafts.c.revision,
        flags.c.code == SPENT,
    )
    rows = connection.execute(
        select(drafts.c.id, drafts.c.revision).where(
            drafts.c.closes_thread == closed,
            drafts.c.id != by_draft,
            drafts.c.status.in_(("pending", "approved")),
            ~told.exists(),
        )
    )
    return [(row.id, row.revision) for row in rows]
