"""A grave turn in the affair behind an approved post: asked once more at the door, against the newest headlines.

What nobody could know on approving holds the post, and only a named person lifts that; lifted, it is known.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Row, func, select

from agent.database.tables import deliveries, drafts, holds, posts, stories
from agent.news.archive import follow, reports
from agent.newsroom.living.held_back import held_back
from agent.newsroom.room import Newsroom
from agent.publishing.claims import claimable
from agent.review.holds import WATCH, hold
from agent.text.subjects import living_person_accused, touched
from agent.types.news import Source
from agent.types.persona import PersonaFile
from agent.types.profiles import words_left_alone
from agent.types.settings import Label
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
    """What its saga has come to since somebody knew of it; nothing where it is as it was, or where there is no news behind it."""
    persona = room.config.personas.get(row.persona)
    found = _news(room, row.draft_id)
    if persona is None or found is None:
        return ""
    known, new = found
    turn = newly_grave(known, new, persona.file, room.config.label)
    return f"a grave turn since it was approved: {turn}" if turn else ""


def _news(room: Newsroom, draft: int) -> tuple[list[Source], list[Source]] | None:
    """Of the saga what was known to whoever let it go, and what came in since."""
    approved = select(func.max(posts.c.approved_at)).where(posts.c.draft_id == draft)
    lifted = select(func.max(holds.c.lifted_at)).where(
        holds.c.scope == f"draft:{draft}", holds.c.by == WATCH
    )
    story = select(drafts.c.story_id).where(drafts.c.id == draft)
    with room.database.read.connect() as connection:
        number, since = connection.execute(story).scalar(), connection.execute(approved).scalar()
        if number is None or since is None:
            return None
        seen = max(since, connection.execute(lifted).scalar() or since)
        own = follow(connection, number)
        saga = select(stories.c.saga_id).where(stories.c.id == own).scalar_subquery()
        mates = connection.execute(select(stories.c.id).where(stories.c.saga_id == saga)).scalars()
        told_of = [
            (mate == own, each) for mate in list(mates) for each in reports(connection, mate)
        ]
    known = [each for hers, each in told_of if _by(each, since if hers else None, since, seen)]
    return known, [each for _, each in told_of if each.seen_at and each.seen_at > seen]


def _by(report: Source, own: datetime | None, since: datetime, seen: datetime) -> bool:
    """Shown with the draft, or come in before a hold was lifted."""
    at = report.seen_at or since
    return (own is not None and at <= own) or since < at <= seen


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
