"""A redo that came to nothing: the draft stays as it was, and its history says why."""

from sqlalchemy import update

from agent.database import Database
from agent.database.audit import HOUSE, record
from agent.database.tables import drafts
from agent.types.clocks import Clocks, stamp


def withdraw_wish(database: Database, clocks: Clocks, draft_id: int, why: str) -> bool:
    """Whether there was a wish to withdraw."""
    pending = (drafts.c.id == draft_id) & (drafts.c.status == "pending")
    wished = pending & drafts.c.redo_wish.is_not(None)
    with database.write.begin() as connection:
        changed = connection.execute(update(drafts).where(wished).values(redo_wish=None)).rowcount
        if changed:
            at, subject = stamp(clocks), f"draft:{draft_id}"
            record(connection, at, subject, HOUSE, "redo-silent", "pending", "pending", why)
    return bool(changed)
