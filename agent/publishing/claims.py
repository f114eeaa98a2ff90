"""Claiming a delivery: one row changed means that it is mine, and nobody else sends it. The claim is the
intent: it is on the disk before anything leaves, so that whatever crashes, a doubt remains and no second post."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from sqlalchemy import Connection, Row, and_, or_, select, update

from agent.database import Database
from agent.database.audit import HOUSE, record
from agent.database.tables import deliveries
from agent.publishing.accounts import paused
from agent.publishing.channel import Channel, Parcel
from agent.publishing.checks import Also, Stop, nothing_else, parcels, stop
from agent.types.clocks import Clocks, Stamp, stamp
from agent.types.media import Attachment


def claimable(database: Database, clocks: Clocks) -> list[int]:
    """Deliveries that are due, those whose lease ran out, and doubts that the house settles itself; oldest first."""
    due = and_(deliveries.c.status == "due", deliveries.c.due_at <= clocks.world.now())
    lapsed = and_(
        deliveries.c.status == "sending", deliveries.c.lease_until_wall <= clocks.wall.now()
    )
    doubtful = and_(
        deliveries.c.status == "unconfirmed", deliveries.c.again_wall <= clocks.wall.now()
    )
    wanted = select(deliveries.c.id).where(or_(due, lapsed, doubtful))
    with database.read.connect() as connection:
        rows = connection.execute(wanted.order_by(deliveries.c.due_at, deliveries.c.id))
        return list(rows.scalars())


def claim(
    database: Database,
    clocks: Clocks,
    channels: Mapping[str, Channel],
    delivery_id: int,
    lease_seconds: float,
    also: Also = nothing_else,
) -> Parcel | None:
    """Check everything again and take it; None where it may not leave or somebody else has it."""
    at = stamp(clocks)
    with database.write.begin() as connection:
        row = connection.execute(parcels().where(deliveries.c.id == delivery_id)).one()
        channel = channels.get(row.channel)
        if channel is None or not _takeable(row, at):
            return None
        if paused(connection, row.persona, row.channel, at.wall):
            return None
        stopped = stop(connection, row, at.world, also)
        if row.status == "sending" and not channel.repeatable:
            stopped = Stop("broken", "it was being sent when the program ended")
        if stopped is not None:
            _leave(connection, at, row, stopped)
            return None
        return _take(connection, at, row, lease_seconds)


def _takeable(row: Row[Any], at: Stamp) -> bool:
    """Due by the world clock; or a doubt, or sending with a lease that ran out, by the wall clock."""
    if row.status == "due":
        return bool(row.due_at <= at.world)
    if row.status == "unconfirmed":
        return bool(row.again_wall is not None and row.again_wall <= at.wall)
    return bool(row.status == "sending" and row.lease_until_wall <= at.wall)


def _take(connection: Connection, at: Stamp, row: Row[Any], lease_seconds: float) -> Parcel | None:
    sent_at, attempt = row.sent_at or at.world, row.tries + 1
    changed = connection.execute(
        update(deliveries)
        .where(
            deliveries.c.id == row.id,
            deliveries.c.status == row.status,
            deliveries.c.tries == row.tries,
        )
        .values(
            status="sending",
            tries=attempt,
            sent_at=sent_at,
            doubt_wall=row.doubt_wall or at.wall,
            again_wall=None,
            lease_until_wall=at.wall + timedelta(seconds=lease_seconds),
        )
    ).rowcount
    if changed != 1:
        return None
    record(connection, at, f"delivery:{row.id}", HOUSE, "claim", row.status, "sending", row.channel)
    return Parcel(
        row.id, row.persona, row.post_id, row.channel, row.body, row.sha256,
        row.said_in or row.language, sent_at, row.sample, attempt,
        at.wall - row.doubt_wall if row.doubt_wall else None, row.beside,
        tuple(Attachment(**each) for each in row.along),
    )  # fmt: skip


def _leave(connection: Connection, at: Stamp, row: Row[Any], stopped: Stop) -> None:
    """What may have left becomes a person's; what can never leave fails; the rest waits."""
    elsewhere = row.draft_status == "published"
    if stopped.kind == "wait" or (
        stopped.kind == "stale" and row.status == "due" and not elsewhere
    ):
        return
    status = "failed" if row.status == "due" and row.doubt_wall is None else "unconfirmed"
    if stopped.kind == "stale" and status == "failed":
        status = "withdrawn"  # out on another channel, and here its hours began too late
    connection.execute(
        update(deliveries)
        .where(deliveries.c.id == row.id, deliveries.c.status == row.status)
        .values(status=status, error=stopped.words, lease_until_wall=None, again_wall=None)
    )
    record(connection, at, f"delivery:{row.id}", HOUSE, "stop", row.status, status, stopped.words)
