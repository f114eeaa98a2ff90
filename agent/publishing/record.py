"""The press's audit rows."""

from sqlalchemy import Connection, insert

from agent.database.tables import audit
from agent.types.clocks import Stamp

PRESS = "selfsame"


def record(
    connection: Connection, at: Stamp, subject: str, action: str, was: str, became: str, why: str
) -> None:
    """Add a row; belongs into the transaction that makes the change."""
    connection.execute(
        insert(audit).values(
            subject=subject, who=PRESS, action=action, was=was, became=became, why=why,
            world_at=at.world, wall_at=at.wall,
        )
    )  # fmt: skip
