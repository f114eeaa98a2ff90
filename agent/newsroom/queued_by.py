"""What in the queue is somebody's: drafts whose last decision they made, still waiting or not yet out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, select, update

from agent.database import Database
from agent.database.audit import record
from agent.database.leavings import same_name
from agent.database.tables import decisions, drafts
from agent.types.clocks import Stamp

WHAT = {"snooze": "snoozed", "redo": "wished anew", "edit": "edited", "swap": "swapped",
        "approve": "approved", "reschedule": "moved", "undo": "taken back"}  # fmt: skip


@dataclass(frozen=True)
class Queued:
    """`rests` says that it is out of sight until the hour that they chose."""

    draft_id: int
    persona: str
    what: str
    text: str
    rests: bool


def queued_by(database: Database, name: str, now: datetime) -> list[Queued]:
    """The oldest first."""
    last = (
        select(func.max(decisions.c.id)).where(~decisions.c.undone).group_by(decisions.c.draft_id)
    )
    query = (
        select(drafts, decisions.c.verb, decisions.c.by)
        .join(decisions, decisions.c.draft_id == drafts.c.id)
        .where(decisions.c.id.in_(last), drafts.c.status.in_(("pending", "approved")))
        .order_by(drafts.c.id)
    )
    with database.read.connect() as connection:
        rows = [row for row in connection.execute(query) if same_name(row.by, name)]
    return [
        Queued(row.id, row.persona, WHAT.get(row.verb, row.verb), row.text,
               row.status == "pending" and row.not_before is not None and row.not_before > now)
        for row in rows
    ]  # fmt: skip


def hand_over(
    connection: Connection, found: Sequence[Queued], name: str, to: str, who: str, at: Stamp
) -> None:
    """What rests comes back to the queue, where everybody sees it; all else stands as it was decided. The
    history of each draft says whose it is now."""
    resting = [each.draft_id for each in found if each.rests]
    connection.execute(update(drafts).where(drafts.c.id.in_(resting)).values(not_before=None))
    for each in found:
        why = "back in the queue" if each.rests else f"stays as it is: {each.what}"
        subject, became = f"draft:{each.draft_id}", to or "everybody"
        record(connection, at, subject, who, "reassign", name, became, why)
