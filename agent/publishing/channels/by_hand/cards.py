"""The cards that wait for somebody's hands, and what was carried out lately; nothing here changes anything."""

from datetime import timedelta
from typing import Any

from sqlalchemy import Row, select

from agent.database import Database
from agent.database.tables import carried, deliveries, drafts, posts
from agent.publishing.checks import parcels, stop
from agent.types.by_hand import BY_HAND, Card, Carried
from agent.types.clocks import Clocks
from agent.types.media import Attachment
from agent.types.settings import ReviewSettings

SHOWN = 50


def cards(database: Database, clocks: Clocks, review: ReviewSettings) -> list[Card]:
    """Due and free to leave, the oldest first."""
    now = clocks.world.now()
    mine = deliveries.c.channel.in_(BY_HAND) & deliveries.c.status.in_(("due", "sending"))
    wanted = parcels().where(mine, deliveries.c.due_at <= now)
    with database.read.connect() as connection:
        rows = connection.execute(wanted.order_by(deliveries.c.due_at, deliveries.c.id)).all()
        return [_card(row, review) for row in rows if stop(connection, row, now) is None]


def carried_out(database: Database) -> list[Carried]:
    """What people put out, the newest first."""
    wanted = (
        select(
            deliveries.c.id, deliveries.c.channel, deliveries.c.body, deliveries.c.remote,
            posts.c.draft_id, posts.c.persona, posts.c.language,
            carried.c.by, carried.c.at, carried.c.gone_at, carried.c.gone_by, carried.c.gone_why,
        )
        .select_from(carried.join(deliveries).join(posts).join(drafts))
        .order_by(carried.c.at.desc(), deliveries.c.id.desc())
        .limit(SHOWN)
    )  # fmt: skip
    with database.read.connect() as connection:
        rows: Any = connection.execute(wanted).all()
    return [_carried(row) for row in rows]


def _card(row: Row[Any], review: ReviewSettings) -> Card:
    ends = row.due_at + timedelta(hours=review.expire_hours)
    if row.expires_at is not None:
        ends = min(ends, row.expires_at)
    return Card(
        row.id, row.draft_id, row.persona, BY_HAND[row.channel], row.body,
        row.said_in or row.language, row.due_at, ends, tuple(Attachment(**each) for each in row.along),
    )  # fmt: skip


def _carried(row: Any) -> Carried:
    place = BY_HAND.get(row.channel, BY_HAND["by-hand"])
    return Carried(
        row.id, row.draft_id, row.persona, place, row.body, row.language, row.remote, row.by, row.at,
        row.gone_at, row.gone_by or "", row.gone_why,
    )  # fmt: skip
