"""Who did what, when on both clocks, from what to what, and why. Rows are only ever added."""

from sqlalchemy import Connection, insert, select

from agent.database import Database
from agent.database.tables import audit, deliveries, posts
from agent.types.clocks import Stamp
from agent.types.review import AuditRow

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
    """Add a row; belongs into the transaction that makes the change."""
    connection.execute(
        insert(audit).values(
            subject=subject, who=who, action=action, was=was, became=became, why=why,
            world_at=at.world, wall_at=at.wall,
        )
    )  # fmt: skip


def history(database: Database, draft_id: int) -> list[AuditRow]:
    """What happened to a draft and its deliveries, oldest first."""
    with database.read.connect() as connection:
        subjects = [f"draft:{draft_id}", *_deliveries(connection, draft_id)]
        rows = connection.execute(
            select(audit).where(audit.c.subject.in_(subjects)).order_by(audit.c.id)
        )
        return [
            AuditRow(
                row.who, row.action, row.was, row.became, row.why, row.world_at, row.wall_at
            )
            for row in rows
        ]  # fmt: skip


def _deliveries(connection: Connection, draft_id: int) -> list[str]:
    wanted = select(deliveries.c.id).join(posts).where(posts.c.draft_id == draft_id)
    return [f"delivery:{delivery_id}" for delivery_id in connection.execute(wanted).scalars()]
