"""remember: what was published becomes memory, decisions become lessons. Each step may be repeated."""

from datetime import datetime
from typing import Any

from sqlalchemy import Row, select, update

from agent.database.tables import decisions, drafts, posts, revisions
from agent.newsroom.room import Newsroom
from agent.review.queue import flag_spent_threads
from memory.types import NewMemory

THREAD_RESTS_DAYS = 3


def remember_all(room: Newsroom) -> int:
    """How many things were taken in."""
    with room.turns["remember"]:
        return _published(room) + _beliefs(room) + _lessons(room)


def _published(room: Newsroom) -> int:
    query = (
        select(posts, drafts.c.trace, drafts.c.story_id, drafts.c.opens_thread, drafts.c.closes_thread,
               drafts.c.persona_version)
        .join(drafts, drafts.c.id == posts.c.draft_id)
        .where(posts.c.published_at.is_not(None), ~posts.c.remembered, ~posts.c.withdrawn)
        .order_by(posts.c.published_at)
    )  # fmt: skip
    rows = _rows(room, query)
    for row in rows:
        _remember_post(room, row)
    return len(rows)


def _remember_post(room: Newsroom, row: Row[Any]) -> None:
    """What she said, what she met, and the threads that moved; marked last, so that a crash repeats it."""
    source = f"post:{row.id}"
    provenance = {
        "draft": str(row.draft_id),
        "persona_version": row.persona_version,
        "approved_by": row.approved_by,
    }
    room.memory.remember(
        NewMemory(row.persona, "post", row.text, source, row.published_at, speaker=row.persona,
                  provenance=provenance)
    )  # fmt: skip
    if row.story_id is not None:
        room.memory.remember(_event(row))
    if row.opens_thread:
        room.memory.open_thread(
            row.persona, row.opens_thread, source=source, rests_days=THREAD_RESTS_DAYS
        )
    if row.closes_thread is not None:
        room.memory.close_thread(row.closes_thread, by=source)
        flag_spent_threads(room.database, room.clocks, row.closes_thread, row.draft_id)
    with room.database.write.begin() as connection:
        connection.execute(update(posts).where(posts.c.id == row.id).values(remembered=True))


def _event(row: Row[Any]) -> NewMemory:
    """The news as she met it: quoted, untrusted, never evidence alone (law 7)."""
    sources = (row.trace.get("occasion") or {}).get("sources", [])
    first = sources[0] if sources else {"publisher": "", "title": "", "url": ""}
    return NewMemory(
        row.persona, "event", f"{first['publisher']}: “{first['title']}”", f"story:{row.story_id}",
        row.published_at, speaker=first["publisher"], trusted=False,
        provenance={"url": first["url"], "sample": str(bool(row.sample))},
    )  # fmt: skip


def _beliefs(room: Newsroom) -> int:
    """Approved drafts of kind belief; hers from then on, and settled as published."""
    query = select(drafts).where(drafts.c.kind == "belief", drafts.c.status == "approved")
    rows = _rows(room, query)
    for row in rows:
        evidence = ",".join(str(number) for number in row.trace.get("evidence", []))
        room.memory.remember(
            NewMemory(row.persona, "belief", row.text, f"draft:{row.id}", row.created_at,
                      speaker=row.persona, provenance={"evidence": evidence})
        )  # fmt: skip
        with room.database.write.begin() as connection:
            done = update(drafts).where(drafts.c.id == row.id, drafts.c.status == "approved")
            connection.execute(done.values(status="published"))
    return len(rows)


def _lessons(room: Newsroom) -> int:
    query = (
        select(decisions, drafts.c.persona, drafts.c.text)
        .join(drafts, drafts.c.id == decisions.c.draft_id)
        .where(
            decisions.c.verb.in_(("reject", "edit", "redo")),
            ~decisions.c.learned,
            ~decisions.c.undone,
        )
    )
    rows = _rows(room, query)
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


def _rows(room: Newsroom, query: Any) -> list[Row[Any]]:
    with room.database.read.connect() as connection:
        return list(connection.execute(query).all())
