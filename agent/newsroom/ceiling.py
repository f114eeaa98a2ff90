"""How many posts a day may have: the label's ceiling when a moment is planned, and the label's and her own at the
door, where every post passes, whatever it sprang from."""

from datetime import UTC, datetime, time, timedelta, tzinfo
from typing import Any

from sqlalchemy import Row, and_, func, or_, select

from agent.database.tables import deliveries, drafts, posts
from agent.newsroom.room import Newsroom
from agent.schedule.rhythm import APART
from agent.types.review import LIVE

LATE = timedelta(minutes=30)


def label_is_full(room: Newsroom, speak_at: datetime) -> str:
    """Why nobody may be planned for that day (of UTC) any more, or nothing."""
    most = room.config.label.posts_per_day
    day = speak_at.replace(hour=0, minute=0, second=0, microsecond=0)
    planned = select(func.count()).where(
        drafts.c.kind == "post", drafts.c.status.in_(LIVE),
        drafts.c.speak_at >= day, drafts.c.speak_at < day + timedelta(days=1),
    )  # fmt: skip
    with room.database.read.connect() as connection:
        full = connection.execute(planned).scalar_one() >= most
    return f"the label's {most} posts for that day are taken" if full else ""


def no_more_today(room: Newsroom, row: Row[Any], now: datetime) -> str:
    """Why this delivery waits for another day, or nothing. Where a post is out already, its other channels follow."""
    label, her = room.config.label.posts_per_day, room.config.personas.get(row.persona)
    if _may_be_out(room, row.post_id, row.draft_status):
        return ""
    if _left_on(room, now, UTC) >= label:
        return f"the label's {label} posts of today are out; raise posts_per_day in config/label/label.yaml"
    most = her.file.caps.posts_per_day if her else None
    if her and most is not None and _left_on(room, now, her.file.zone, row.persona) >= most:
        return f"her {most} posts of today are out; raise caps.posts_per_day in her persona.yaml"
    return _too_near(room, row, now)


def _too_near(room: Newsroom, row: Row[Any], now: datetime) -> str:
    """What a machine that slept has missed leaves as it would have: no two of hers within an hour and a half."""
    if row.due_at > now - LATE:
        return ""
    near = select(posts.c.id).where(
        posts.c.persona == row.persona, posts.c.published_at > now - APART,
        posts.c.published_at <= now,
    )  # fmt: skip
    return "it is late, and another post of hers has just left" if room.rows(near.limit(1)) else ""


def _may_be_out(room: Newsroom, post: int, draft_status: str) -> bool:
    tried = select(deliveries.c.id).where(
        deliveries.c.post_id == post, deliveries.c.sent_at.is_not(None)
    )
    return draft_status == "published" or bool(room.rows(tried.limit(1)))


def _left_on(room: Newsroom, now: datetime, zone: tzinfo, persona: str = "") -> int:
    """Posts of that zone's day that are out, or may be: a doubt counts."""
    today = now.astimezone(zone).date()
    day, end = (
        datetime.combine(each, time(), zone).astimezone(UTC)
        for each in (today, today + timedelta(days=1))
    )
    may_be = deliveries.c.status.in_(("sending", "unconfirmed"))
    query = (
        select(func.count(posts.c.id.distinct()))
        .select_from(posts.join(deliveries))
        .where(
            or_(
                and_(posts.c.published_at >= day, posts.c.published_at < end),
                and_(may_be, deliveries.c.sent_at >= day, deliveries.c.sent_at < end),
            )
        )
    )
    if persona:
        query = query.where(posts.c.persona == persona)
    with room.database.read.connect() as connection:
        return connection.execute(query).scalar_one()
