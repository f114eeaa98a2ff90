"""Where each post comes from: who approved which bytes when, what wrote them, which rules they were held to."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Row, select

from agent.database import Database
from agent.database.tables import (
    amendments,
    decisions,
    deliveries,
    drafts,
    model_calls,
    posts,
    views,
)
from agent.errors import NotThere
from agent.newsroom.shown import timed
from agent.text.disclosure import sponsors_named
from agent.text.marks import editor, labels
from agent.types.approved import parcel_hash, post_hash
from agent.types.autonomy import RULE
from agent.types.persona import Persona

KEPT = "nothing here is deleted by itself; the profile china wants six months, see disclosure.md"


def provenance(database: Database, personas: Mapping[str, Persona], post_id: int) -> dict[str, Any]:
    """The whole record of one post. Raises NotThere."""
    query = _posts().where(posts.c.id == post_id)
    with database.read.connect() as connection:
        row = connection.execute(query).one_or_none()
    if row is None:
        raise NotThere(f"there is no post {post_id}", "see: selfsame posts list")
    return _record(database, personas.get(row.persona), row)


def every_provenance(
    database: Database,
    personas: Mapping[str, Persona],
    persona: str | None = None,
    since: datetime | None = None,
) -> Iterator[dict[str, Any]]:
    """Of all that was ever approved, the oldest first."""
    query = _posts().order_by(posts.c.id)
    if persona is not None:
        query = query.where(posts.c.persona == persona)
    if since is not None:
        query = query.where(posts.c.approved_at >= since)
    with database.read.connect() as connection:
        rows = connection.execute(query).all()
    for row in rows:
        yield _record(database, personas.get(row.persona), row)


def _posts() -> Any:
    return select(
        posts, drafts.c.thread, drafts.c.persona_version, drafts.c.occasion, drafts.c.origin,
        drafts.c.trace, drafts.c.created_at, drafts.c.status.label("draft_status"),
    ).join(drafts, drafts.c.id == posts.c.draft_id)  # fmt: skip


def _record(database: Database, persona: Persona | None, row: Row[Any]) -> dict[str, Any]:
    told: dict[str, Any] = timed({
        "post": row.id, "draft": row.draft_id, "persona": row.persona, "language": row.language,
        "text": row.text, "variants": row.variants, "attachments": row.attachments,
        "sha256": row.sha256, "sample": row.sample,
        "unchanged": post_hash(row.text, row.variants, row.attachments) == row.sha256,
        "published_at": row.published_at, "withdrawn": row.withdrawn,
        "written": _written(database, row),
        "approved": {"by": row.approved_by, "at": row.approved_at,
                     "by_rule": row.approved_by.startswith(RULE)},
        "human_review": _review(database, row),
        "deliveries": _deliveries(database, row.id),
        "disclosure": _disclosure(persona, row),
    })  # fmt: skip
    return told


def _written(database: Database, row: Row[Any]) -> dict[str, Any]:
    query = select(model_calls.c.model).where(
        model_calls.c.persona == row.persona, model_calls.c.thread == row.thread, model_calls.c.ok
    )
    with database.read.connect() as connection:
        models = sorted(set(connection.execute(query).scalars()))
    occasion = row.trace.get("occasion") or {}
    return {
        "at": row.created_at, "models": models or ["built-in writer, no language model"],
        "persona_version": row.persona_version, "occasion": row.occasion, "origin": row.origin,
        "sources": [source.get("url", "") for source in occasion.get("sources", [])],
        "memories": [memory["id"] for memory in row.trace.get("memories", [])],
    }  # fmt: skip


def _review(database: Database, row: Row[Any]) -> dict[str, Any]:
    """Who decided what about it, and how long it was looked at; `reviewed`: by a person, and not by a rule."""
    decided = (
        select(
            decisions.c.verb, decisions.c.by, decisions.c.at, decisions.c.revision,
            decisions.c.reason, decisions.c.note, decisions.c.undone,
        )
        .where(decisions.c.draft_id == row.draft_id)
        .order_by(decisions.c.id)
    )  # fmt: skip
    looked = select(views.c.by, views.c.seconds).where(views.c.draft_id == row.draft_id)
    with database.read.connect() as connection:
        made = [dict(each) for each in connection.execute(decided).mappings()]
        seen = [dict(each) for each in connection.execute(looked).mappings()]
    return {"reviewed": not row.approved_by.startswith(RULE), "decisions": made, "looks": seen}


def _deliveries(database: Database, post_id: int) -> list[dict[str, Any]]:
    query = select(deliveries).where(deliveries.c.post_id == post_id).order_by(deliveries.c.id)
    amended = select(amendments).order_by(amendments.c.id)
    with database.read.connect() as connection:
        rows = connection.execute(query).all()
        changes = connection.execute(
            amended.where(amendments.c.delivery_id.in_([row.id for row in rows]))
        ).all()
    return [
        {
            "delivery": row.id, "channel": row.channel, "status": row.status, "body": row.body,
            "sha256": row.sha256, "language": row.language,
            "variants": row.variants, "attachments": row.attachments,
            "unchanged": parcel_hash(row.body, row.variants, row.attachments) == row.sha256,
            "sent_at": row.sent_at, "link": row.remote, "tries": row.tries, "error": row.error,
            "amendments": [_amendment(each) for each in changes if each.delivery_id == row.id],
        }
        for row in rows
    ]  # fmt: skip


def _amendment(row: Row[Any]) -> dict[str, Any]:
    return {
        "kind": row.kind, "body": row.body, "sha256": row.sha256, "by": row.by, "why": row.why,
        "status": row.status, "at": row.at,
    }  # fmt: skip


def _disclosure(persona: Persona | None, row: Row[Any]) -> dict[str, Any]:
    """As her files say it today; the words themselves stand in each delivery's body for ever."""
    if persona is None:
        return {"operator": "", "kept": KEPT}
    file = persona.file
    return {
        "operator": file.disclosure.operator, "editorial_responsibility": editor(file),
        "profiles": list(file.disclosure.profiles),
        "sponsors": [sponsor.name for sponsor in sponsors_named(row.text, file)],
        "waivers": _waivers(persona), "labels": labels(file, f"{row.persona}-post-{row.id}"),
        "kept": KEPT,
    }  # fmt: skip


def _waivers(persona: Persona) -> list[dict[str, str]]:
    file = persona.file
    found = {channel: file.accounts.on(channel).waiver for channel in file.channels}
    return [
        {"channel": channel, "of": waiver.of, "by": waiver.by, "reason": waiver.reason}
        for channel, waiver in found.items()
        if waiver is not None
    ]
