"""What people's decisions teach becomes lessons."""

from datetime import datetime
from typing import Any

from sqlalchemy import Row, select, update

from agent.database.tables import decisions, drafts, revisions
from agent.newsroom.room import Newsroom
from memory.types import NewMemory


def remember_lessons(room: Newsroom) -> int:
    query = (
        select(decisions, drafts.c.persona, drafts.c.text)
        .join(drafts, drafts.c.id == decisions.c.draft_id)
        .where(
            decisions.c.verb.in_(("reject", "edit", "redo")),
            ~decisions.c.learned,
            ~decisions.c.undone,
        )
    )
    rows = room.rows(query)
    for row in rows:
        room.memory.remember(_lesson(row.persona, row.id, row.by, row.at, _taught(room, row)))
        with room.database.write.begin() as connection:
            connection.execute(
                update(decisions).where(decisions.c.id == row.id).values(learned=True)
            )
    return len(rows)


def _lesson(persona: str, number: int, by: str, at: datetime, text: str) -> NewMemory:
    return NewMemory(
        persona, "lesson", text, f"decision:{number}", at, speaker=by, provenance={"by": by}
    )


def _taught(room: Newsroom, row: Row[Any]) -> str:
    """What the decision says, with the texts that it is about."""
    if row.verb == "edit":
        before = _text_of(room, row.draft_id, row.revision)
        after = _text_of(room, row.draft_id, row.revision + 1)
        return f"edited: “{before}” became “{after}”" + (f" ({row.note})" if row.note else "")
    words = ": ".join(filter(None, (row.reason, row.note)))
    return f"{row.verb} ({words}): “{_text_of(room, row.draft_id, row.revision) or row.text}”"


def _text_of(room: Newsroom, draft_id: int, number: int) -> str:
    query = select(revisions.c.text).where(
        revisions.c.draft_id == draft_id, revisions.c.number == number
    )
    with room.database.read.connect() as connection:
        return connection.execute(query).scalar() or ""
