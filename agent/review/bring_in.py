"""Posts that were out before selfsame wrote for her, brought in as if it had: they become memory like any other."""

from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, insert, select

from agent.database import Database
from agent.database.audit import record
from agent.database.tables import deliveries, drafts, posts, revisions
from agent.errors import NotLawful
from agent.text.disclosure import body_of
from agent.types.approved import bytes_hash, post_hash
from agent.types.brought import BroughtPost
from agent.types.clocks import Clocks, Stamp, stamp
from agent.types.persona import Persona


def bring_in(
    database: Database, clocks: Clocks, persona: Persona, brought: Iterable[BroughtPost], by: str
) -> int:
    """How many were new; the same file twice changes nothing. Raises NotLawful for one from the future."""
    at, every = stamp(clocks), list(brought)
    late = next((post for post in every if post.published_at > at.world), None)
    if late is not None:
        raise NotLawful(
            f"a post of {late.published_at.isoformat()} is not out yet: {late.text[:40]!r}",
            "take it out of the file",
        )
    with database.write.begin() as connection:
        return sum(_bring(connection, at, persona, post, by) for post in every)


def _bring(
    connection: Connection, at: Stamp, persona: Persona, post: BroughtPost, by: str
) -> bool:  # fmt: skip
    thread = _thread(persona.name, post)
    if connection.execute(select(drafts.c.id).where(drafts.c.thread == thread)).first():
        return False
    text = body_of(post.text, persona.file) or post.text
    draft_id = _draft(connection, at, persona, post, text, thread)
    connection.execute(
        insert(revisions).values(
            draft_id=draft_id, number=1, text=text, by=by, at=post.published_at
        )
    )  # fmt: skip
    _post(connection, persona, post, text, draft_id, by)
    why = f"brought in: {post.channel} {post.link}".strip()
    record(connection, at, f"draft:{draft_id}", by, "bring in", "", "published", why)
    return True


def _draft(
    connection: Connection, at: Stamp, persona: Persona, post: BroughtPost, text: str, thread: str
) -> int:
    values: dict[str, Any] = {
        "persona": persona.name, "kind": "post", "origin": "imported", "occasion": "thought",
        "status": "published", "thread": thread, "text": text, "language": persona.file.language,
        "speak_at": post.published_at, "persona_version": persona.version, "trace": {},
        "created_at": post.published_at, "created_wall": at.wall,
    }  # fmt: skip
    return _key(connection.execute(insert(drafts).values(**values)))


def _post(
    connection: Connection, persona: Persona, post: BroughtPost, text: str, draft_id: int, by: str
) -> None:
    when: datetime = post.published_at
    row = {
        "draft_id": draft_id, "persona": persona.name, "language": persona.file.language,
        "text": text, "sha256": post_hash(text, {}, []), "variants": {}, "attachments": [],
        "approved_by": by, "approved_at": when, "published_at": when,
    }  # fmt: skip
    post_id = _key(connection.execute(insert(posts).values(**row)))
    delivery = {
        "post_id": post_id, "channel": post.channel, "body": post.text,
        "sha256": bytes_hash(post.text), "status": "published", "due_at": when, "sent_at": when,
        "tries": 1, "remote": post.link,
    }  # fmt: skip
    connection.execute(insert(deliveries).values(**delivery))


def _thread(persona: str, post: BroughtPost) -> str:
    """The same post has the same name, however often it is brought in."""
    told = "\n".join((persona, post.channel, post.published_at.isoformat(), post.text))
    return f"imported-{sha256(told.encode()).hexdigest()[:32]}"


def _key(made: Any) -> int:
    return int(made.inserted_primary_key[0])
