"""Which stories she has spoken of already, be it under another number, and what truly new came in since."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, select

from agent.database import Database
from agent.database.tables import drafts, stories
from agent.news.anew import new_against, tells_the_same
from agent.news.archive import follow, reports
from agent.types.news import Source, Story
from agent.types.writing import Earlier

LOOKED_BACK = timedelta(days=14)
NEVER = datetime.min.replace(tzinfo=UTC)
SPOKEN = ("pending", "approved", "published", "rejected", "superseded")


@dataclass(frozen=True)
class _Told:
    """What she made of one story, under the number that it was merged into at last."""

    story: int
    saga: int
    said: str
    """Her last post on it; empty while none was published."""
    at: datetime
    waiting: bool
    """Whether a later draft waits or was refused."""


def earlier(
    database: Database, persona: str, found: Sequence[Story], now: datetime
) -> Mapping[int, Earlier]:
    """Of each of the stories that tells what she has spoken of: what she said, and what is new since."""
    with database.read.connect() as connection:
        told = _told(connection, persona, now - LOOKED_BACK)
        pairs = ((story.id, _earlier(connection, story, told)) for story in found)
        return {story: said for story, said in pairs if said}


def _told(connection: Connection, persona: str, since: datetime) -> dict[int, _Told]:
    columns = [drafts.c[name] for name in ("story_id", "text", "status", "created_at")]
    query = select(*columns).where(drafts.c.persona == persona, drafts.c.kind == "post")
    own = query.where(drafts.c.story_id.is_not(None), drafts.c.status.in_(SPOKEN))
    recent = own.where(drafts.c.created_at >= since).order_by(drafts.c.created_at, drafts.c.id)
    told: dict[int, _Told] = {}
    for row in connection.execute(recent).all():
        story = follow(connection, row.story_id)
        told[story] = _with_draft(told.get(story) or _untold(connection, story), row)
    return told


def _untold(connection: Connection, story: int) -> _Told:
    saga = select(stories.c.saga_id).where(stories.c.id == story)
    return _Told(story, connection.execute(saga).scalar_one(), "", NEVER, waiting=False)


def _with_draft(told: _Told, row: Row[*tuple[Any, ...]]) -> _Told:
    if row.status == "published":
        return replace(told, said=row.text, at=row.created_at, waiting=False)
    return replace(told, waiting=True)


def _earlier(connection: Connection, story: Story, told: Mapping[int, _Told]) -> Earlier | None:
    """By its own number, or as a story of the same saga that tells the same."""
    mates = [said for said in told.values() if said.saga == story.saga_id]
    if story.id not in told and not mates:
        return None
    own = reports(connection, story.id)
    if story.id in told:
        said = told[story.id]
        before = [each for each in own if each.seen_at is None or each.seen_at <= said.at]
        return _since(said, before, [each for each in own if each not in before])
    for said in mates:
        before = reports(connection, said.story)
        if tells_the_same(own, before):
            return _since(said, before, own)
    return None


def _since(said: _Told, before: Sequence[Source], after: Sequence[Source]) -> Earlier:
    """Only what she said in public can be followed up."""
    news = new_against(before, after, said.at) if said.said else ()
    return Earlier(said.said, said.at.isoformat() if said.said else "", news, said.waiting)
