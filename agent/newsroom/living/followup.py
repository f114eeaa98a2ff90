"""followup: a second thought on her own post, written as soon as that is approved and sent 10 to 90 minutes after it."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from random import Random
from typing import Any

from sqlalchemy import Row, Select, bindparam, func, or_, select

from agent.database.audit import HOUSE, record
from agent.database.tables import audit, deliveries, drafts, posts
from agent.errors import ModelDeclined, ModelFault
from agent.newsroom.ceiling import label_is_full
from agent.newsroom.living.again import AFTER
from agent.newsroom.living.moods import feeling
from agent.newsroom.modelling import cap_today, resting
from agent.newsroom.room import Newsroom
from agent.newsroom.write import Asked, write
from agent.types.clocks import stamp
from agent.types.persona import Persona
from agent.types.review import LIVE
from agent.types.writing import Occasion
from agent.writing.offers import mix
from agent.writing.state import read_occasion

SOONEST, LATEST = 10, 90
"""Minutes after the post."""
SPRUNG_FROM = ("story", "thought", "callback", "work", "told")
TRIED = "second thought"


def followups_due(room: Newsroom) -> int:
    """How many second thoughts came to something."""
    return sum(
        _second_thought(room, persona, row)
        for row in _first_thoughts(room)
        if (persona := room.config.personas.get(row.persona))
        if persona.file.rhythm.second_thoughts and not (cap_today(room) or resting(room))
    )


def _first_thoughts(room: Newsroom) -> Sequence[Row[Any]]:
    """Approved and published posts whose second thought could still come in time, not looked at yet. Asked once for
    everybody, since it is asked every few seconds."""
    since = room.clocks.world.now() - timedelta(minutes=LATEST - SOONEST)
    with room.database.read.connect() as connection:
        return connection.execute(_LATELY, {"since": since}).all()


def _lately() -> Select[Any]:
    out = posts.c.published_at
    due = func.coalesce(out, func.min(deliveries.c.due_at))
    looked = select(audit.c.id).where(
        audit.c.subject == "draft:" + func.cast(drafts.c.id, audit.c.subject.type),
        audit.c.action == TRIED,
    )
    since = bindparam("since", type_=out.type)
    recent = select(posts.c.id).where(
        or_(out > since, out.is_(None))
    )  # not all that she ever published
    return (
        select(
            posts.c.id, posts.c.persona, posts.c.text, posts.c.draft_id, drafts.c.trace,
            due.label("at"),
        )
        .join(drafts, drafts.c.id == posts.c.draft_id)
        .join(deliveries, deliveries.c.post_id == posts.c.id)
        .where(
            posts.c.id.in_(recent), ~posts.c.withdrawn, drafts.c.kind == "post",
            drafts.c.status.in_(("approved", "published")), drafts.c.occasion.in_(SPRUNG_FROM),
            ~drafts.c.sample, ~looked.exists(),
        )
        .group_by(posts.c.id)
        .having(due > since)
        .order_by(posts.c.persona, posts.c.id)
    )  # fmt: skip


_LATELY = _lately()


def _second_thought(room: Newsroom, persona: Persona, row: Row[Any]) -> bool:
    """Looked at once; drawn with a seed, so that a second look would see the same."""
    chance = Random(f"{persona.name}, second thought on {row.id}")
    felt = feeling(room.database, persona, row.at)
    likely = persona.file.rhythm.second_thoughts * mix(felt, "followup")
    lucky, at = (
        chance.random() < likely,
        row.at + timedelta(minutes=chance.randint(SOONEST, LATEST)),
    )
    late = at <= room.clocks.world.now()
    if not lucky or late or _had_one(room, persona, at) or label_is_full(room, at):
        _looked_at(room, row.draft_id, "none came")
        return False
    return _written(room, persona, row, at)


def _written(room: Newsroom, persona: Persona, row: Row[Any], at: datetime) -> bool:
    asked = Asked(persona.name, f"followup-{row.id}", "slot", speak_at=at, given=_occasion(row))
    try:
        outcome = write(room, asked)
    except ModelDeclined as fault:
        _looked_at(room, row.draft_id, fault.message)
        return False
    except ModelFault:  # told in status by write, and tried again while there is time
        return False
    _looked_at(room, row.draft_id, outcome.state.get("silence", ""))
    return outcome.draft_id is not None


def _occasion(row: Row[Any]) -> Occasion:
    first = read_occasion(row.trace.get("occasion") or {"kind": "thought"})
    return Occasion(
        "followup", title=first.title, language=first.language, sources=first.sources,
        grave=first.grave, key=f"{AFTER}{row.id}", said=row.text, said_at=row.at.isoformat(),
        why=f"a second thought on draft {row.draft_id}",
    )  # fmt: skip


def _had_one(room: Newsroom, persona: Persona, at: datetime) -> bool:
    """At most one a day of hers."""
    zone = persona.file.zone
    start = datetime.combine(at.astimezone(zone).date(), time(), zone)
    query = select(drafts.c.id).where(
        drafts.c.persona == persona.name, drafts.c.occasion == "followup", drafts.c.status.in_(LIVE),
        drafts.c.speak_at >= start, drafts.c.speak_at < start + timedelta(days=1),
    )  # fmt: skip
    return bool(room.rows(query.limit(1)))


def _looked_at(room: Newsroom, draft_id: int, why: str) -> None:
    with room.database.write.begin() as connection:
        record(connection, stamp(room.clocks), f"draft:{draft_id}", HOUSE, TRIED, why=why)
