"""What a night looks back on: what she said and met, how people decided, what she thinks already."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, select

from agent.database.tables import decisions, drafts, revisions
from agent.newsroom.room import Newsroom
from agent.newsroom.thought import thought
from agent.types.autonomy import RULE
from agent.types.persona import Persona
from memory.mind.reflect import Day, Decided
from memory.types import Kind, Memory

DAYS = 14
MOST_MET, MOST_DECIDED = 60, 20


def day_of(room: Newsroom, persona: Persona, since: datetime, now: datetime) -> Day:
    opinions = thought(room.database, persona.name)
    met = [*_lately(room, persona.name, "post", now), *_lately(room, persona.name, "event", now)]
    return Day(
        met=sorted(met, key=lambda each: (each.happened_at, each.id)),
        since=since,
        language=persona.file.language,
        decided=_decided(room, persona.name, since),
        held=opinions.held,
        spoken_of=(*opinions.known, *opinions.refused),
    )


def _lately(room: Newsroom, persona: str, kind: Kind, now: datetime) -> list[Memory]:
    found = room.memory.recent(persona, kind, MOST_MET)
    return [each for each in found if now - timedelta(days=DAYS) <= each.happened_at <= now]


def _decided(room: Newsroom, persona: str, since: datetime) -> list[Decided]:
    """How people decided about her posts since the last night, with their reasons."""
    query = (
        select(decisions, revisions.c.text)
        .join(drafts, drafts.c.id == decisions.c.draft_id)
        .join(
            revisions,
            (revisions.c.draft_id == drafts.c.id) & (revisions.c.number == decisions.c.revision),
        )
        .where(
            drafts.c.persona == persona,
            drafts.c.kind == "post",
            decisions.c.verb.in_(("approve", "reject", "edit")),
            decisions.c.at > since,
            ~decisions.c.undone,
            ~decisions.c.by.startswith(RULE),
        )
        .order_by(decisions.c.id.desc())
        .limit(MOST_DECIDED)
    )
    return [Decided(row.text, _what(room, row)) for row in reversed(room.rows(query))]


def _what(room: Newsroom, row: Row[Any]) -> str:
    told = {"approve": "approved", "reject": f"refused, {row.reason}", "edit": "changed"}[row.verb]
    after = _text_after(room, row) if row.verb == "edit" else ""
    return ": ".join(filter(None, (f"{told} into “{after}”" if after else told, row.note)))


def _text_after(room: Newsroom, row: Row[Any]) -> str:
    query = select(revisions.c.text).where(
        revisions.c.draft_id == row.draft_id, revisions.c.number == row.revision + 1
    )
    with room.database.read.connect() as connection:
        return connection.execute(query).scalar() or ""
