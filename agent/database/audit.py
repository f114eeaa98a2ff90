"""Who did what, when on both clocks, from what to what, and why. Rows are only ever added."""

from sqlalchemy import Connection, insert

from agent.database.leavings import refuse_left
from agent.database.tables import audit
from agent.types.clocks import Stamp

_ROW = insert(audit)
HOUSE = "selfsame"
"""Who, where the house acted by itself."""


def record(
    connection: Connection,
    at: Stamp,
    subject: str,
    who: str,
    action: str,
    was: str = "",
    became: str = "",
    why: str = "",
) -> None:
    """Add a row; belongs into the transaction that makes the change, and undoes it for somebody who has
    left: raises NotLawful."""
    refuse_left(connection, who)
    row = {
        "subject": subject, "who": who, "action": action, "was": was, "became": became, "why": why,
        "world_at": at.world, "wall_at": at.wall,
    }  # fmt: skip
    connection.execute(_ROW, row)
