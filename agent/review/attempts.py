"""The attempt before a draft, which somebody asked to have written anew, and the one after it."""

from dataclasses import dataclass

from sqlalchemy import bindparam, select

from agent.database import Database
from agent.database.tables import decisions, drafts

_SUPERSEDES = select(drafts.c.supersedes).where(drafts.c.id == bindparam("draft")).scalar_subquery()
_BEFORE = select(drafts.c.id, drafts.c.text).where(drafts.c.id == _SUPERSEDES)


@dataclass(frozen=True)
class Attempt:
    """`note` is what was asked for, and by whom."""

    draft_id: int
    text: str
    note: str
    by: str


def before(database: Database, draft_id: int) -> Attempt | None:
    """The draft in whose place this one was written."""
    with database.read.connect() as connection:
        row = connection.execute(_BEFORE, {"draft": draft_id}).one_or_none()
        if row is None:
            return None
        asked = connection.execute(
            select(decisions.c.note, decisions.c.by)
            .where(decisions.c.draft_id == row.id, decisions.c.verb == "redo", ~decisions.c.undone)
            .order_by(decisions.c.id.desc())
            .limit(1)
        ).one_or_none()
    return Attempt(row.id, row.text, asked.note if asked else "", asked.by if asked else "")


def after(database: Database, draft_id: int) -> int | None:
    """The draft that was written in this one's place."""
    wanted = select(drafts.c.id).where(drafts.c.supersedes == draft_id).order_by(drafts.c.id.desc())
    with database.read.connect() as connection:
        found = connection.execute(wanted.limit(1)).scalar()
    return None if found is None else int(found)
