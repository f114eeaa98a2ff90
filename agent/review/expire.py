"""Drafts whose news went stale, or that nobody came to decide, end by themselves."""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, and_, or_, select, update

from agent.database import Database
from agent.database.audit import HOUSE, record
from agent.database.tables import deliveries, drafts, posts
from agent.review.deliveries import withdraw
from agent.review.law import OUT
from agent.types.clocks import Clocks, Stamp, stamp
from agent.types.review import DraftStatus
from agent.types.settings import ReviewSettings


def expire(database: Database, clocks: Clocks, review: ReviewSettings) -> int:
    """End what is stale or forgotten; what a delivery was claimed of stays. Returns how many."""
    at = stamp(clocks)
    forgotten = at.world - timedelta(hours=review.expire_hours)
    with database.write.begin() as connection:
        ended = _end(connection, at, "pending", _stale(at.world), "its news is stale")
        ended += _end(connection, at, "pending", _nobody_came(forgotten), "nobody came")
        ended += _end(connection, at, "approved", _stale_here(at.world), "its news is stale")
    return ended


def _stale(now: datetime) -> ColumnElement[bool]:
    return drafts.c.expires_at <= now


def _stale_here(now: datetime) -> ColumnElement[bool]:
    """Stale before anything of it was claimed."""
    out = (
        select(deliveries.c.id)
        .select_from(deliveries.join(posts))
        .where(posts.c.draft_id == drafts.c.id, deliveries.c.status.in_(OUT))
    )
    return and_(_stale(now), drafts.c.kind == "post", ~out.exists())


def _nobody_came(before: datetime) -> ColumnElement[bool]:
    """Its time, a snooze, and its making all lie so far back."""
    return and_(
        drafts.c.created_at <= before,
        or_(drafts.c.speak_at.is_(None), drafts.c.speak_at <= before),
        or_(drafts.c.not_before.is_(None), drafts.c.not_before <= before),
    )


def _end(
    connection: Connection, at: Stamp, status: DraftStatus, which: ColumnElement[bool], why: str
) -> int:
    ids = connection.execute(select(drafts.c.id).where(drafts.c.status == status, which)).scalars()
    ended = list(ids)
    for draft_id in ended:
        connection.execute(
            update(drafts)
            .where(drafts.c.id == draft_id, drafts.c.status == status)
            .values(status="expired")
        )
        withdraw(connection, draft_id)
        record(connection, at, f"draft:{draft_id}", HOUSE, "expire", status, "expired", why)
    return len(ended)
