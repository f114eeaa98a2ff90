"""The shelf: approved thoughts without a date and without news, for a day on which nobody approves anything."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, insert, select, update

from agent.database import Database
from agent.database.audit import HOUSE, record
from agent.database.tables import deliveries, drafts, posts, shelf
from agent.errors import NotLawful
from agent.review.case import Case
from agent.text.dated import dated_words
from agent.types.clocks import Clocks, stamp
from agent.types.review import Draft


@dataclass(frozen=True)
class Shelved:
    """One that lies there; they leave in the order in which they came."""

    draft: int
    post: int
    persona: str
    text: str
    language: str
    by: str
    at: datetime


def may_lie(case: Case) -> None:
    """Raises NotLawful for what is about the news, bound to a day, or no post."""
    row = case.row
    if row.kind == "belief":
        raise NotLawful(f"{case.name} is a belief; the shelf is for posts", "approve it")
    if why := _passes(row):
        raise NotLawful(
            f"{case.name} can't lie on the shelf: {why}",
            f"approve it: selfsame queue approve {row.id}",
        )


def would_keep(draft: Draft) -> bool:
    """Whether approving it for the shelf would be lawful, as far as the draft itself tells."""
    refused = any(flag["severity"] == "refuse" for flag in draft.flags)
    return draft.kind == "post" and not refused and not _passes(draft)


def _passes(row: Row[Any] | Draft) -> str:
    """Why it would not keep; empty: it would."""
    if row.occasion != "thought" or row.story_id is not None or row.expires_at is not None:
        return "it springs from something that passes; only thoughts keep"
    if row.sample:
        return "its news is invented"
    found = dated_words(row.text)
    return f"it speaks of a day: “{found[0]}”" if found else ""


def put(case: Case, post_id: int) -> None:
    """Within the approval's transaction."""
    values = {"post_id": post_id, "persona": case.row.persona, "by": case.by, "at": case.at.world}
    case.connection.execute(insert(shelf).values(**values))


def on_shelf(database: Database, persona: str | None = None) -> list[Shelved]:
    """What lies there, the next to leave first."""
    wanted = _lying()
    if persona is not None:
        wanted = wanted.where(shelf.c.persona == persona)
    with database.read.connect() as connection:
        return [_shelved(row) for row in connection.execute(wanted)]


def left_between(database: Database, persona: str, since: datetime, until: datetime) -> bool:
    """Whether one left the shelf in this time."""
    gone = (shelf.c.left_at >= since) & (shelf.c.left_at < until) & (shelf.c.persona == persona)
    with database.read.connect() as connection:
        return connection.execute(select(shelf.c.post_id).where(gone)).first() is not None


def leave(database: Database, clocks: Clocks, shelved: Shelved) -> bool:
    """It becomes due now, byte for byte as it was approved; False where it lies there no more."""
    at = stamp(clocks)
    mine = (deliveries.c.post_id == shelved.post) & (deliveries.c.status == "shelved")
    approved = (drafts.c.id == shelved.draft) & (drafts.c.status == "approved")
    with database.write.begin() as connection:
        if connection.execute(select(drafts.c.id).where(approved)).first() is None:
            return False
        due = update(deliveries).where(mine).values(status="due", due_at=at.world)
        if not connection.execute(due).rowcount:
            return False
        connection.execute(update(drafts).where(approved).values(speak_at=at.world))
        here = shelf.c.post_id == shelved.post
        connection.execute(update(shelf).where(here).values(left_at=at.world))
        subject = f"draft:{shelved.draft}"
        why = "nothing else is approved for this day"
        record(connection, at, subject, HOUSE, "leaves the shelf", "approved", "approved", why)
    return True


def _lying() -> Select[Any]:
    there = select(deliveries.c.id).where(
        deliveries.c.post_id == posts.c.id, deliveries.c.status == "shelved"
    )
    return (
        select(
            shelf.c.post_id, shelf.c.persona, shelf.c.by, shelf.c.at,
            posts.c.draft_id, posts.c.text, posts.c.language,
        )
        .select_from(shelf.join(posts).join(drafts))
        .where(~posts.c.withdrawn, drafts.c.status == "approved", there.exists())
        .order_by(shelf.c.at, shelf.c.post_id)
    )  # fmt: skip


def _shelved(row: Row[Any]) -> Shelved:
    return Shelved(
        row.draft_id, row.post_id, row.persona, row.text, row.language, row.by, row.at
    )  # fmt: skip
