"""What should be out and isn't, and why: for status and for people."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row

from agent.database import Database
from agent.database.tables import deliveries
from agent.publishing.accounts import broken
from agent.publishing.checks import ON_HOLD, parcels, stop
from agent.types.accounts import CHANNELS
from agent.types.by_hand import BY_HAND
from agent.types.clocks import Clocks

PLACES = frozenset((*CHANNELS, *BY_HAND))
"""Where a post may go, by a program or by hand."""


@dataclass(frozen=True)
class Stopped:
    """A delivery that stays behind."""

    delivery: int
    draft: int
    persona: str
    channel: str
    status: str
    due_at: datetime
    why: str

    @property
    def on_hold(self) -> bool:
        """Whether a hold is all that keeps it, which is a problem of its own."""
        return self.why.startswith(ON_HOLD)


def stopped(
    database: Database, clocks: Clocks, channels: Collection[str] = PLACES
) -> list[Stopped]:
    """Failed, unconfirmed and refused deliveries, and due ones that something holds back; not those that
    wait for a broken account, which is told once, nor doubts that the house still settles itself."""
    wanted = parcels().where(deliveries.c.status.in_(("due", "sending", "failed", "unconfirmed")))
    with database.read.connect() as connection:
        rows = connection.execute(wanted.order_by(deliveries.c.due_at, deliveries.c.id)).all()
        waiting = {(each.persona, each.channel) for each in broken(database)}
        found = [
            (row, _why(connection, row, clocks, channels))
            for row in rows
            if row.again_wall is None
            and (row.status != "due" or (row.persona, row.channel) not in waiting)
        ]
    return [
        Stopped(row.id, row.draft_id, row.persona, row.channel, row.status, row.due_at, why)
        for row, why in found
        if why
    ]


def _why(connection: Connection, row: Row[Any], clocks: Clocks, channels: Collection[str]) -> str:
    if row.status in ("failed", "unconfirmed"):
        return str(row.error or row.status)
    if row.status == "sending" and row.lease_until_wall > clocks.wall.now():
        return ""
    reason = stop(connection, row, clocks.world.now())
    if reason is not None and (row.due_at <= clocks.world.now() or reason.kind == "wait"):
        return reason.words
    if row.channel not in channels:
        return f"no channel is called {row.channel}; the persona's channels name it"
    return str(row.error)
