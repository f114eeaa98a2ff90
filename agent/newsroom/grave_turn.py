"""A grave turn in the affair behind an approved post: asked once more at the door, against the newest headlines.

What did not stand in the news that the draft was shown with holds the post, and only a named person lifts that;
lifted, it is known.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, select

from agent.database.tables import deliveries, drafts, holds, posts, stories
from agent.news.archive import follow, reports
from agent.newsroom.living.held_back import held_back
from agent.newsroom.room import Newsroom
from agent.publishing.claims import claimable
from agent.review.holds import WATCH, hold
from agent.text.subjects import living_person_accused, touched
from agent.types.label import Label
from agent.types.news import Source
from agent.types.persona import PersonaFile
from agent.types.profiles import words_left_alone
from agent.types.writing import ACCUSED
from agent.writing.appeal import names_her, told
from agent.writing.interests import mentions


def hold_grave_turns(room: Newsroom) -> list[int]:
    """The drafts that were due and are held from now on; cards that wait for somebody's hands, too."""
    due = claimable(room.database, room.clocks)
    query = (
        select(posts.c.draft_id, posts.c.persona)
        .join(deliveries, deliveries.c.post_id == posts.c.id)
        .join(drafts, drafts.c.id == posts.c.draft_id)
        .where(deliveries.c.id.in_(due), deliveries.c.doubt_wall.is_(None), drafts.c.hold == "")
        .distinct()
    )
    turned = [(row.draft_id, grave_turn(room, row)) for row in room.rows(query)] if due else []
    for draft, why in turned:
        if why:
            hold(room.database, room.clocks, f"draft:{draft}", why, WATCH)
    return [draft for draft, why in turned if why]


def may_not_leave(room: Newsroom, row: Row[Any], now: datetime) -> str:
    """Asked within the claim, while no news can be written: what came in since the look before is seen, too."""
    return held_back(room, row, now) or grave_turn(room, row)


def grave_turn(room: Newsroom, row: Row[Any]) -> str:
    """What its saga has come to since it was written; nothing where it is as it was, or where there is no news behind it."""
    persona = room.config.personas.get(row.persona)
    if persona is None:
        return ""
    with room.database.read.connect() as connection:
        known, new = _reports(connection, row.draft_id)
    turn = newly_grave(known, new, persona.file, room.config.label)
    return f"a grave turn since it was written: {turn}" if turn else ""


def _reports(connection: Connection, draft: int) -> tuple[list[Source], list[Source]]:
    """Of the saga what was known to whoever let it go, and what came in since it was written or its hold was lifted."""
    query = select(drafts.c.story_id, drafts.c.created_at).where(drafts.c.id == draft)
    story, written = connection.execute(query).one()
    if story is None:
        return [], []
    own = follow(connection, story)
    saga = select(stories.c.saga_id).where(stories.c.id == own).scalar_subquery()
    lately = select(stories.c.id).where(stories.c.saga_id == saga, stories.c.last_at > written)
    mates = {own, *connection.execute(lately).scalars()}
    told_of = [
        (mate, each.seen_at or written, each)
        for mate in sorted(mates)
        for each in reports(connection, mate)
    ]
    seen = _seen(connection, draft) or written
    shown = [each for mate, at, each in told_of if mate == own and at <= written]
    lifted = [each for _, at, each in told_of if written < at <= seen]
    return [*shown, *lifted], [each for _, at, each in told_of if at > max(written, seen)]


def _seen(connection: Connection, draft: int) -> datetime | None:
    """When somebody last lifted such a hold, and so knew."""
    mine = (holds.c.scope == f"draft:{draft}") & (holds.c.by == WATCH)
    moment: datetime | None = connection.execute(
        select(func.max(holds.c.lifted_at)).where(mine)
    ).scalar()
    return moment


def newly_grave(
    known: Iterable[Source], new: Iterable[Source], persona: PersonaFile, label: Label
) -> str:
    """The first of the new reports that touches what none of the known ones did; a maybe that became sure is new."""
    before = {mark for report in known for mark in marks(report, persona, label)}
    before |= {f"perhaps {mark}" for mark in before}
    for report in new:
        fresh = [mark for mark in marks(report, persona, label) if mark not in before]
        if fresh:
            return f"“{report.title}”, {report.publisher} ({', '.join(fresh)})"
    return ""


def marks(report: Source, persona: PersonaFile, label: Label) -> list[str]:
    """What of law 9 a report touches in any language, be it one that she reads or not."""
    text = f"{report.title}\n{report.summary}"
    left = (word for word in words_left_alone(persona.boundaries) if mentions(text, word))
    return [
        *map(told, touched(report.title, report.summary)),
        *[ACCUSED] * living_person_accused(text),
        *["about herself"] * names_her(text, persona, label),
        *(f"she leaves {word!r} alone" for word in left),
    ]
