"""What happened to a draft, as the audit tells it."""

from sqlalchemy import Connection, bindparam, select

from agent.database import Database
from agent.database.tables import audit, deliveries, posts
from agent.types.review import AuditRow

_HISTORY = (
    select(audit.c.who, audit.c.action, audit.c.was, audit.c.became, audit.c.why, audit.c.world_at, audit.c.wall_at)
    .where(audit.c.subject.in_(bindparam("subjects", expanding=True)))
    .order_by(audit.c.id)
)  # fmt: skip
_DELIVERIES = select(deliveries.c.id).join(posts).where(posts.c.draft_id == bindparam("draft"))


def history(database: Database, draft_id: int) -> list[AuditRow]:
    """What happened to a draft and its deliveries, oldest first."""
    with database.read.connect() as connection:
        subjects = [f"draft:{draft_id}", *_deliveries(connection, draft_id)]
        return [AuditRow(*row) for row in connection.execute(_HISTORY, {"subjects": subjects})]


def _deliveries(connection: Connection, draft_id: int) -> list[str]:
    found = connection.execute(_DELIVERIES, {"draft": draft_id}).scalars()
    return [f"delivery:{delivery_id}" for delivery_id in found]
