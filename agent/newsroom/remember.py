"""remember: what was published becomes memory, decisions become lessons. Each step may be repeated."""

from functools import cache
from typing import Any

from sqlalchemy import Row, select, update

from agent.database.tables import drafts, posts
from agent.newsroom.amended import remember_amendments
from agent.newsroom.believing import remember_beliefs
from agent.newsroom.learning import remember_lessons
from agent.newsroom.rested import rested_on, sources_of, terms_of
from agent.newsroom.room import Newsroom
from agent.newsroom.shown import memory_texts
from agent.newsroom.threads import move_threads
from agent.voice.background import background
from memory.types import NewMemory


def remember_all(room: Newsroom) -> int:
    """How many things were taken in."""
    with room.turns["remember"]:
        said = _published(room) + remember_amendments(room)
        return said + remember_beliefs(room) + remember_lessons(room)


def _published(room: Newsroom) -> int:
    query = (
        select(posts, drafts.c.trace, drafts.c.story_id, drafts.c.opens_thread, drafts.c.closes_thread,
               drafts.c.takes_up_thread, drafts.c.language, drafts.c.persona_version, drafts.c.kind)
        .join(drafts, drafts.c.id == posts.c.draft_id)
        .where(posts.c.published_at.is_not(None), ~posts.c.remembered, ~posts.c.withdrawn)
        .order_by(posts.c.published_at)
    )  # fmt: skip
    rows = room.rows(query)
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
        NewMemory(row.persona, "work" if row.kind == "piece" else "post", row.text, source, row.published_at, speaker=row.persona,
                  provenance=provenance)
    )  # fmt: skip
    if row.story_id is not None:
        room.memory.remember(_event(row))
    move_threads(room, row, source)
    room.memory.used(_rested_on(room, row), by=source)
    with room.database.write.begin() as connection:
        connection.execute(update(posts).where(posts.c.id == row.id).values(remembered=True))


def _rested_on(room: Newsroom, row: Row[Any]) -> list[int]:
    """Words of the news, of everyday talk and of her canon show nothing."""
    persona = room.config.personas.get(row.persona)
    own = persona.canon if persona else ()
    known = [*sources_of(row.trace), *(line.text for line in own)]
    cited = [memory["id"] for memory in row.trace.get("memories", [])]
    told = [row.closes_thread, row.takes_up_thread]
    return rested_on(row.text, memory_texts(room.database, cited), told, known, _everyday())


@cache
def _everyday() -> frozenset[str]:
    return terms_of(background())


def _event(row: Row[Any]) -> NewMemory:
    """The news as she met it: quoted, untrusted, never evidence alone (law 7)."""
    sources = (row.trace.get("occasion") or {}).get("sources", [])
    first = sources[0] if sources else {"publisher": "", "title": "", "url": ""}
    return NewMemory(
        row.persona, "event", f"{first['publisher']}: “{first['title']}”", f"story:{row.story_id}",
        row.published_at, speaker=first["publisher"], trusted=False,
        provenance={"url": first["url"], "sample": str(bool(row.sample)), "post": str(row.id)},
    )  # fmt: skip
