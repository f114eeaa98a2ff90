"""What she has published, as her voice is measured on it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, func, select

from agent.database import Database
from agent.database.tables import drafts, posts
from agent.newsroom.voices import fingerprint_of, others_of
from agent.types.persona import Persona
from agent.types.speaking import Language
from agent.voice.fingerprint import Fingerprint

MOST = 400
BUILT_IN = "built-in"
LEAST_APPROVED = 20
"""So many approved, unedited posts make a second reference."""


@dataclass(frozen=True)
class Voiced:
    """A published post, with what may have changed how it sounds."""

    post: int
    draft: int
    text: str
    at: datetime
    model: str
    version: str
    unedited: bool

    @property
    def week(self) -> str:
        year, week, _ = self.at.isocalendar()
        return f"{year}-W{week:02}"


def voiced(
    database: Database,
    persona: str,
    language: Language,
    since: datetime | None = None,
    *,
    written: bool = False,
    limit: int = MOST,
) -> list[Voiced]:
    """The latest ones, the oldest first; neither withdrawn ones nor any that came of the sample news.
    `written` leaves the built-in writer's out."""
    query = _posts(persona, language, since, written).with_only_columns(
        posts.c.id, posts.c.draft_id, posts.c.text, posts.c.published_at,
        drafts.c.trace, drafts.c.persona_version, drafts.c.revision,
    )  # fmt: skip
    latest = query.order_by(posts.c.published_at.desc(), posts.c.id.desc()).limit(limit)
    with database.read.connect() as connection:
        return [_voiced(row) for row in reversed(connection.execute(latest).all())]


def written_since(
    database: Database, persona: str, language: Language, since: datetime | None
) -> int:
    """How many there are in all."""
    query = _posts(persona, language, since, True).with_only_columns(func.count())
    with database.read.connect() as connection:
        return int(connection.execute(query).scalar_one())


def _posts(persona: str, language: Language, since: datetime | None, written: bool) -> Select[Any]:
    query = (
        select(posts.c.id)
        .join(drafts, drafts.c.id == posts.c.draft_id)
        .where(
            posts.c.persona == persona,
            posts.c.language == language,
            drafts.c.kind == "post",
            posts.c.published_at.is_not(None),
            ~posts.c.withdrawn,
            ~posts.c.sample,
        )
    )
    if since is not None:
        query = query.where(posts.c.published_at >= since)
    offline = func.coalesce(drafts.c.trace["writer"].as_string(), "") == "offline"
    return query.where(~offline) if written else query


def approved_voice(
    database: Database, persona: Persona, personas: Mapping[str, Persona]
) -> Fingerprint | None:
    """The second reference: learned from posts that people approved as they were. It stands beside her canon
    and never in it, or drift would feed itself. None while there are few."""
    language = persona.file.language
    said = [each.text for each in voiced(database, persona.name, language) if each.unedited]
    texts = tuple(dict.fromkeys(said))
    if len(texts) < LEAST_APPROVED:
        return None
    return fingerprint_of(texts, others_of(persona, personas, language))


def _voiced(row: Row[Any]) -> Voiced:
    return Voiced(
        row.id, row.draft_id, row.text, row.published_at, _model(row.trace or {}),
        row.persona_version, row.revision == 1,
    )  # fmt: skip


def _model(trace: dict[str, Any]) -> str:
    if trace.get("writer") == "offline":
        return BUILT_IN
    calls = [call.get("model", "") for call in trace.get("calls", []) if call.get("ok", True)]
    return calls[0] if calls and calls[0] else "unknown"
