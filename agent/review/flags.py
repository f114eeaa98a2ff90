"""Flags belong to a revision: a new text gets new ones, and those that the queue itself raised stay."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select

from agent.database import Database
from agent.database.audit import HOUSE, record
from agent.database.tables import drafts, flags
from agent.types.clocks import Clocks, stamp
from agent.types.writing import Flag

LONGEST_NAMED = 60
SPENT, TOUCHED = "thread-taken-up", "thread-touched"
"""Another draft closed the same thread, or took it up; no text can mend that, so an edit keeps them."""

_OF_REVISION = (
    select(flags.c.code, flags.c.severity, flags.c.words, flags.c.single)
    .where(flags.c.draft_id == bindparam("draft"), flags.c.revision == bindparam("number"))
    .order_by(flags.c.id)
)


def write_flags(
    connection: Connection, draft_id: int, revision: int, given: Iterable[dict[str, Any]]
) -> None:
    """Put flags on a revision, in their order."""
    rows = [{**flag, "draft_id": draft_id, "revision": revision} for flag in given]
    if rows:
        connection.execute(insert(flags), rows)


def flags_of(connection: Connection, draft_id: int, revision: int) -> tuple[dict[str, Any], ...]:
    rows = connection.execute(_OF_REVISION, {"draft": draft_id, "number": revision})
    return tuple(dict(row) for row in rows.mappings())


def renewed(former: Iterable[dict[str, Any]], found: Iterable[Flag] | None) -> list[dict[str, Any]]:
    """The flags of a new text: what the check found, or the former ones where nothing was checked."""
    if found is None:
        return list(former)
    stays = (flag for flag in former if flag["code"] in (SPENT, TOUCHED))
    return [*map(asdict, found), *stays]


def flag_spent_threads(
    database: Database, clocks: Clocks, closed: int, by_draft: int, said: str = ""
) -> int:
    """Flag every waiting draft on the thread which `by_draft`, whose text `said` is, has closed."""
    post = _named(by_draft, said)
    words = f"{post} has closed the same thread; going on with it reads as forgetting"
    return _flag_waiting(
        database, clocks, closed, by_draft, Flag(SPENT, "warn", words, single=True)
    )


def flag_touched_threads(
    database: Database, clocks: Clocks, touched: int, by_draft: int, said: str = ""
) -> int:
    """For the drafts that wait, a thread is closed by being used, even where the post left it open."""
    post = _named(by_draft, said)
    words = f"{post} has just taken up the same thread; a second post on it so soon repeats it"
    return _flag_waiting(
        database, clocks, touched, by_draft, Flag(TOUCHED, "warn", words, single=True)
    )


def _named(draft_id: int, said: str) -> str:
    plain = " ".join(said.split())
    short = plain if len(plain) <= LONGEST_NAMED else f"{plain[: LONGEST_NAMED - 1]}…"
    return f"draft {draft_id}, “{short}”," if short else f"draft {draft_id}"


def _flag_waiting(
    database: Database, clocks: Clocks, thread: int, by_draft: int, flag: Flag
) -> int:
    with database.write.begin() as connection:
        waiting = _on_thread(connection, thread, by_draft, flag.code)
        for draft_id, revision in waiting:
            write_flags(connection, draft_id, revision, [asdict(flag)])
            subject = f"draft:{draft_id}"
            record(connection, stamp(clocks), subject, HOUSE, "flag", why=flag.words)
    return len(waiting)


def _on_thread(
    connection: Connection, thread: int, by_draft: int, code: str
) -> list[tuple[int, int]]:
    """Waiting drafts that close or take up this thread and don't bear the flag yet, with their revision."""
    told = select(flags.c.id).where(
        flags.c.draft_id == drafts.c.id,
        flags.c.revision == drafts.c.revision,
        flags.c.code == code,
    )
    rows = connection.execute(
        select(drafts.c.id, drafts.c.revision).where(
            (drafts.c.closes_thread == thread) | (drafts.c.takes_up_thread == thread),
            drafts.c.id != by_draft,
            drafts.c.status.in_(("pending", "approved")),
            ~told.exists(),
        )
    )
    return [(row.id, row.revision) for row in rows]
