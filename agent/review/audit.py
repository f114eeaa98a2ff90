"""What happened to a draft, as the audit tells it."""

from sqlalchemy import Connection, select

from agent.database import Database
from agent.database.tables import audit, deliveries, posts
from agent.types.review import AuditRow


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
