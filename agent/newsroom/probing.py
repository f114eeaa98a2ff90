"""Her published posts as probes see them, and what they find; or texts from a file of JSON lines."""

import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from agent.config.unreadable import why_unread
from agent.database import Database
from agent.database.tables import deliveries, drafts, posts
from agent.errors import NotThere
from agent.newsroom.shown import memory_texts
from agent.types.label import Label
from agent.types.persona import Persona
from agent.types.probes import Said
from agent.writing.probes.probes import Probed, probed

MOST_SHOWN = 20


def published(
    database: Database, persona: Persona, label: Label, since: datetime | None
) -> list[Said]:
    """Oldest first."""
    body = select(func.min(deliveries.c.body)).where(
        deliveries.c.post_id == posts.c.id, deliveries.c.channel == "page"
    )
    query = (
        select(posts.c.text, posts.c.published_at, drafts.c.trace, drafts.c.created_at,
               body.scalar_subquery().label("body"))
        .join(drafts, drafts.c.id == posts.c.draft_id)
        .where(posts.c.persona == persona.name, posts.c.published_at.is_not(None), ~posts.c.withdrawn)
        .order_by(posts.c.published_at, posts.c.id)
    )  # fmt: skip
    if since is not None:
        query = query.where(posts.c.published_at >= since)
    with database.read.connect() as connection:
        rows = connection.execute(query).all()
    return [_said(database, label, row) for row in rows]


def _said(database: Database, label: Label, row: Any) -> Said:
    trace = row.trace if isinstance(row.trace, dict) else {}
    occasion = trace.get("occasion") or {}
    reports = [each for each in occasion.get("sources", ()) if isinstance(each, dict)]
    return Said(
        text=row.text, at=row.published_at.isoformat(), body=row.body,
        material="\n".join((*_grounds(database, trace, reports), occasion.get("title", ""),
                            *label.about, f"{row.created_at:%Y-%m-%d, %A, %H:%M}")),
        sources=tuple((each.get("publisher", ""), each.get("title", "")) for each in reports),
        angle=_angle(trace, row.text),
    )  # fmt: skip


def _grounds(database: Database, trace: dict[str, Any], reports: list[dict[str, Any]]) -> list[str]:
    """The reports, and the memories and threads that it cites, as they stand today."""
    ids = [each["id"] for each in trace.get("memories", ())] + list(trace.get("open_threads", ()))
    told = [f"{r.get('title', '')}\n{r.get('summary', '')}\n{r.get('url', '')}" for r in reports]
    return [*told, *memory_texts(database, ids).values()]


def _angle(trace: dict[str, Any], text: str) -> str:
    found = trace.get("candidates") or ()
    return next((each.get("angle", "") for each in found if each.get("text") == text), "")


def read_lines(path: Path) -> list[Said]:
    """A JSON line each: a text, or an object with `text` and what else is known. Raises NotThere."""
    try:
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
        return [Said(row) if isinstance(row, str) else _from_line(row) for row in rows]
    except (OSError, ValueError, KeyError, TypeError) as problem:
        raise NotThere(
            f"{path} can't be read as texts ({_why(problem)})",
            'write a JSON line each: "…" or {"text": "…", "at": "2026-03-11T20:00:00Z", "material": "…"}',
        ) from problem


def _why(problem: Exception) -> str:
    if isinstance(problem, OSError | UnicodeDecodeError):
        return why_unread(problem, "where it lies")
    return str(problem)


def _from_line(row: dict[str, Any]) -> Said:
    known = ("at", "body", "material", "angle")
    return Said(text=str(row["text"]), **{key: row[key] for key in known if key in row})


def since_days(now: datetime, days: int | None) -> datetime | None:
    return now - timedelta(days=days) if days is not None else None


def probing_document(persona: Persona, said: list[Said]) -> dict[str, Any]:
    """`ok` is whether every hard one holds; breaks come with their text, those that fail first."""
    found = probed(persona, said)
    hard = [each for each in found if each.probe.strength == "hard"]
    return {
        "persona": persona.name, "posts": len(said), "ok": not any(each.fails for each in found),
        "hard": {"all": len(hard), "hold": sum(not each.breaks for each in hard)},
        "soft": {"all": len(found) - len(hard),
                 "hold": sum(not each.breaks for each in found if each.probe.strength == "soft")},
        "probes": [_probe(each, said) for each in found],
    }  # fmt: skip


def _probe(found: Probed, said: list[Said]) -> dict[str, Any]:
    probe = found.probe
    return {
        "name": probe.name, "strength": probe.strength, "says": probe.says, "breaks": len(found.breaks),
        "where": [
            {"post": each.place + 1, "at": said[each.place].at, "text": said[each.place].text,
             "words": each.words}
            for each in found.breaks[:MOST_SHOWN]
        ],
    }  # fmt: skip
