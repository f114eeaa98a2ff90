"""Approving by a rule that a person switched on: what it never lets out, and when it does (laws 5 and 9)."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, select

from agent.database import Database
from agent.database.tables import decisions, drafts, flags
from agent.errors import NotLawful
from agent.review.approve import approve
from agent.review.case import Case
from agent.review.decide import carry_out
from agent.review.decision import Decision
from agent.review.holds import held
from agent.review.law import KEEPS
from agent.types.autonomy import Rule
from agent.types.clocks import Clocks, stamp
from agent.types.persona import Persona
from agent.types.settings import ReviewSettings

IN_SIGHT = timedelta(minutes=15)
"""So long a draft must have stood in the queue, or nobody could have stopped it."""
LATE = timedelta(hours=1)
"""So long after its time a rule still lets a draft out; later it waits for a person."""


def why_not(
    connection: Connection, row: Row[Any], persona: Persona, rule: Rule, now: datetime
) -> str:
    """Why the rule never lets this draft out; empty: it will, at its time."""
    if persona.file.unofficial:
        return "she is unofficial"
    if row.sample:
        return "its news is invented"
    if row.occasion == "story" and not rule.stories:
        return "it is on the news"
    return _about_the_draft(connection, row) or _about_its_time(row, rule, now)


def _about_the_draft(connection: Connection, row: Row[Any]) -> str:
    if connection.execute(select(flags.c.id).where(_flagged(row)).limit(1)).first():
        return "it bears a flag"
    if row.hold or held(connection, row.persona):
        return "it is held"
    said = (decisions.c.draft_id == row.id) & decisions.c.verb.not_in(tuple(KEEPS))
    if row.redo_wish is not None or connection.execute(select(decisions.c.id).where(said)).first():
        return "a person is at it"
    return ""


def _flagged(row: Row[Any]) -> Any:
    return (flags.c.draft_id == row.id) & (flags.c.revision == row.revision)


def _about_its_time(row: Row[Any], rule: Rule, now: datetime) -> str:
    if row.speak_at is None:
        return "it has no time of its own"
    if row.speak_at < rule.since:
        return "its time was before the rule"
    if leaves(row) < now - LATE:
        return "its time has passed"
    if rule.level == "veto" and leaves(row) < row.created_at + IN_SIGHT:
        return "nobody would have had time to stop it"
    return ""


def leaves(row: Any) -> datetime:
    """Its time, or the end of a snooze."""
    later: datetime = max(row.speak_at, row.not_before or row.speak_at)
    return later


def _is_time(row: Row[Any], rule: Rule, now: datetime, review: ReviewSettings) -> bool:
    """`auto` approves at once; `veto` only as late as the undo grace allows."""
    return rule.level == "auto" or now >= leaves(row) - timedelta(seconds=review.undo_seconds)


def due_by_rule(
    database: Database, persona: Persona, rule: Rule, now: datetime, review: ReviewSettings
) -> list[int]:
    """Drafts that the rule approves now."""
    query = select(drafts).where(
        drafts.c.persona == persona.name, drafts.c.status == "pending", drafts.c.kind == "post"
    )
    with database.read.connect() as connection:
        return [
            row.id
            for row in connection.execute(query.order_by(drafts.c.id)).all()
            if not why_not(connection, row, persona, rule, now) and _is_time(row, rule, now, review)
        ]


def approve_by_rule(
    database: Database, clocks: Clocks, persona: Persona, rule: Rule, review: ReviewSettings, draft_id: int
) -> bool:  # fmt: skip
    """In the rule's name, everything checked again under the write lock; False where it may not be."""
    at = stamp(clocks)
    with database.write.begin() as connection:
        row = connection.execute(select(drafts).where(drafts.c.id == draft_id)).one()
        if (row.status, row.kind) != ("pending", "post") or why_not(
            connection, row, persona, rule, at.world
        ):
            return False
        decision = Decision(draft_id, "approve", rule.name, revision=row.revision)
        case = Case(connection, row, at, rule.name, decision, persona, review)
        try:
            carry_out(case, approve)
        except NotLawful:  # a closed channel, or news that would be stale: a person sees it wait
            return False
    return True


def outlook(
    database: Database, persona: Persona, rule: Rule | None, draft_id: int, now: datetime
) -> tuple[datetime | None, str]:
    """When the rule lets a waiting draft out by itself, or why it doesn't; (None, "") where no rule holds."""
    if rule is None:
        return None, ""
    with database.read.connect() as connection:
        row = connection.execute(select(drafts).where(drafts.c.id == draft_id)).one_or_none()
        if row is None or row.status != "pending" or row.kind not in ("post", "planted"):
            return None, ""
        why = why_not(connection, row, persona, rule, now)
        return (None, why) if why else (leaves(row), "")
