"""Label mates: what they say today, which stories are theirs for the day, and whose post she might answer."""

from collections.abc import Collection, Mapping
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Row, func, select

from agent.database import Database
from agent.database.tables import drafts, posts
from agent.news.archive import follow
from agent.newsroom.room import Newsroom
from agent.types.persona import Persona
from agent.types.review import LIVE
from agent.types.writing import Occasion, Offer

HEARD_FOR = timedelta(hours=36)
"""So long a mate's post may be answered."""
ANSWERS = 0.15
ANSWER = "post:"


def stories_of_mates(room: Newsroom, persona: Persona, speak_at: datetime) -> Mapping[int, str]:
    """Stories that others of her label speak of on that day of hers, with the name of who does."""
    start, end = _day(speak_at, persona.file.zone)
    at = func.coalesce(drafts.c.speak_at, drafts.c.created_at)
    query = select(drafts.c.persona, drafts.c.story_id).where(
        drafts.c.persona != persona.name, drafts.c.story_id.is_not(None),
        drafts.c.status.in_(LIVE), at >= start, at < end,
    )  # fmt: skip
    with room.database.read.connect() as connection:
        rows = connection.execute(query).all()
        return {follow(connection, row.story_id): _name(room, row.persona) for row in rows}


def texts_of_mates(database: Database, persona: str, now: datetime) -> tuple[str, ...]:
    """What others of the label said or are about to say within a day."""
    at = func.coalesce(drafts.c.speak_at, drafts.c.created_at)
    query = select(drafts.c.text).where(
        drafts.c.persona != persona, drafts.c.kind == "post", drafts.c.status.in_(LIVE),
        at >= now - timedelta(days=1), at < now + timedelta(days=1),
    )  # fmt: skip
    with database.read.connect() as connection:
        return tuple(connection.execute(query.order_by(drafts.c.id)).scalars())


def mate_offers(
    room: Newsroom, persona: Persona, speak_at: datetime, spent: Collection[str]
) -> list[Offer]:
    """Published posts of others, the newest first; none in a language that she does not read, nor once the label has had
    its answers of that day."""
    if _answers(room.database, speak_at) >= room.config.label.answers_per_day:
        return []
    query = (
        select(posts, drafts.c.trace)
        .join(drafts, drafts.c.id == posts.c.draft_id)
        .where(
            posts.c.persona != persona.name, ~posts.c.withdrawn, ~posts.c.sample,
            posts.c.published_at >= speak_at - HEARD_FOR, posts.c.published_at < speak_at,
            drafts.c.occasion.not_in(("reply", "followup")), drafts.c.kind == "post",
        )
        .order_by(posts.c.published_at.desc())
    )  # fmt: skip
    rows = [row for row in room.rows(query) if not key_of(row.trace).startswith(ANSWER)]
    return [
        _offer(room, persona, row)
        for row in rows
        if f"{ANSWER}{row.id}" not in spent and row.persona in room.config.personas
        if row.language in persona.file.identity.languages
    ]


def _offer(room: Newsroom, persona: Persona, row: Row[Any]) -> Offer:
    name = _name(room, row.persona)
    source = {
        "publisher": name,
        "title": row.text,
        "url": "",
        "summary": "",
        "language": row.language,
    }
    occasion = Occasion(
        "callback", title=row.text, language=row.language, sources=(source,), about=name,
        key=f"{ANSWER}{row.id}", why=f"{name} of her label said it on {row.published_at:%Y-%m-%d}",
    )  # fmt: skip
    return Offer(occasion, ANSWERS)


def key_of(trace: Any) -> str:
    """What of her life a draft sprang from; traces outlive programs."""
    occasion = trace.get("occasion") if isinstance(trace, dict) else None
    return str((occasion or {}).get("key") or "")


def _answers(database: Database, speak_at: datetime) -> int:
    """How many answers to each other the label has for that day of UTC."""
    start, end = _day(speak_at, ZoneInfo("UTC"))
    at = func.coalesce(drafts.c.speak_at, drafts.c.created_at)
    query = select(drafts.c.trace).where(
        drafts.c.occasion == "callback", drafts.c.status.in_(LIVE), at >= start, at < end
    )
    with database.read.connect() as connection:
        traces = connection.execute(query).scalars().all()
    return sum(key_of(trace).startswith(ANSWER) for trace in traces)


def _day(moment: datetime, zone: ZoneInfo) -> tuple[datetime, datetime]:
    start = datetime.combine(moment.astimezone(zone).date(), time(), zone)
    return start, start + timedelta(days=1)


def _name(room: Newsroom, persona: str) -> str:
    found = room.config.personas.get(persona)
    return found.file.identity.name if found else persona
