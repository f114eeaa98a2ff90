"""What else holds a memory's words when it is forgotten: what is cleared with it, and what stays by rule."""

from typing import Any

from sqlalchemy import Connection, Row, select, update

from agent.database.tables import drafts, persona_versions, revisions
from agent.newsroom.living.clearing import clear_living
from agent.newsroom.room import Newsroom
from memory.types import LABEL, Memory

LEAST = 8
"""Shorter words are cleared only where they stand alone: anybody may have said them."""
WAIT_SECONDS = 20.0


def redact(connection: Connection, memory: Memory) -> None:
    """Its words in the traces of drafts, in proposals that were never published, and in what is kept
    of her files. A post's own words stay where they were published from."""
    if not memory.text or memory.kind == "post":
        return
    _drafts(connection, memory)
    clear_living(connection, memory.id)
    if memory.kind in ("lore", "work"):
        _versions(connection, memory)


def _drafts(connection: Connection, memory: Memory) -> None:
    query = select(drafts.c.id, drafts.c.kind, drafts.c.text, drafts.c.trace, drafts.c.opens_thread)
    if memory.persona != LABEL:
        query = query.where(drafts.c.persona == memory.persona)
    for row in connection.execute(query).all():
        values = _cleared(row, memory.text)
        if values:
            connection.execute(update(drafts).where(drafts.c.id == row.id).values(values))
    if memory.kind == "belief":
        own = select(drafts.c.id).where(
            drafts.c.kind == "belief", drafts.c.persona == memory.persona
        )
        same = (revisions.c.draft_id.in_(own)) & (revisions.c.text == memory.text)
        connection.execute(update(revisions).where(same).values(text=""))


def _cleared(row: Row[*tuple[Any, ...]], words: str) -> dict[str, Any]:
    """The columns that hold the words, without them."""
    values: dict[str, Any] = {}
    trace = without(row.trace, words)
    if trace != row.trace:
        values["trace"] = trace
    if row.opens_thread == words:
        values["opens_thread"] = ""
    if row.kind == "belief" and row.text == words:
        values["text"] = ""
    return values


def _versions(connection: Connection, memory: Memory) -> None:
    query = select(persona_versions.c.version, persona_versions.c.files)
    if memory.persona != LABEL:
        query = query.where(persona_versions.c.persona == memory.persona)
    for row in connection.execute(query).all():
        files = without(row.files, memory.text)
        if files != row.files:
            mine = persona_versions.c.version == row.version
            connection.execute(update(persona_versions).where(mine).values(files=files))


def without(value: Any, words: str) -> Any:
    """JSON with these words taken out of its texts."""
    if isinstance(value, str):
        if value == words:
            return ""
        return value.replace(words, "") if len(words) >= LEAST else value
    if isinstance(value, list):
        return [without(each, words) for each in value]
    if isinstance(value, dict):
        return {key: without(each, words) for key, each in value.items()}
    return value


def clear_checkpoints(room: Newsroom) -> list[str]:
    """What is in the way is told: a writing under way goes on with what it has."""
    turn = room.turns["write"]
    if not turn.acquire(timeout=WAIT_SECONDS):
        return ["data/checkpoints.db serves a writing under way; forget it again when it is done"]
    try:
        room.checkpoints.clear()
    finally:
        turn.release()
    return []


def remaining(room: Newsroom, memory: Memory) -> list[str]:
    """Which records keep the words by rule, and what people must do where files of theirs do."""
    name, _, number = memory.source.partition(":")
    told = {
        "post": f"what was published stays as it was approved: post {number}, its draft, its "
        "deliveries, and the places where it was published",
        "event": f"the news archive keeps the headline and its summary ({name} {number})",
        "lesson": f"the queue keeps what people decided on, with their notes ({memory.source})",
        "thread": "the post that opened it stays as it was published",
    }
    if memory.kind in ("lore", "work"):
        return [
            f"{_file(room, memory)} may still say it; take it out there, or her next version says "
            "it again (memory leaves it out from now on)"
        ]
    return [told[memory.kind]] if memory.kind in told else []


def _file(room: Newsroom, memory: Memory) -> str:
    folder = f"personas/{memory.persona}" if memory.persona != LABEL else "label"
    path = memory.provenance.get("file", memory.session).partition("/works/")[0]
    return f"config/{folder}/{path}"
