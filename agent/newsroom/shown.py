"""The documents that CLI, API and desk show: plain JSON, texts of cited memories looked up now."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select

from agent.config.read import Config
from agent.database import Database
from agent.database.tables import appeals, sagas
from agent.news.archive import stories
from agent.newsroom.happening import hot_documents, source_documents
from agent.newsroom.room import Newsroom
from agent.newsroom.taste import taste_document, taste_of
from agent.newsroom.write import Outcome
from agent.review.queue import shown
from agent.types.news import Story
from agent.types.review import Draft
from agent.writing.appeal import Known, appeal
from memory.tables import memories

STALE = "config has mistakes; written with the last good one: selfsame check"


def timed(value: Any) -> Any:
    """Times as ISO texts, whatever they stand in; a named tuple by its names."""
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: timed(inner) for key, inner in value.items()}
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return timed(value._asdict())
    if isinstance(value, list | tuple):
        return [timed(inner) for inner in value]
    return value


def draft_document(draft: Draft, *, whole: bool = True) -> dict[str, Any]:
    document = timed(asdict(draft))
    if not whole:
        document.pop("trace")
    return {**document, "single": draft.single}


def trace_document(database: Database, trace: Mapping[str, Any]) -> dict[str, Any]:
    """The trace with its story told apart and the cited memories' texts as they are today."""
    occasion = trace.get("occasion")
    ids = [memory["id"] for memory in trace.get("memories", [])]
    texts = memory_texts(database, ids)
    told = [{**memory, "text": texts.get(memory["id"], "")} for memory in trace.get("memories", [])]
    return {**trace, "story": _story_of(occasion), "memories": told}


def _story_of(occasion: Mapping[str, Any] | None) -> dict[str, Any] | None:
    if not occasion or occasion.get("story_id") is None:
        return None
    keys = {
        "story_id": "id",
        "title": "title",
        "heat": "heat",
        "appeal": "appeal",
        "sources": "sources",
    }
    return {shown_as: occasion[key] for key, shown_as in keys.items()}


def memory_texts(database: Database, ids: Iterable[int]) -> dict[int, str]:
    """A forgotten memory's text is gone, here too."""
    query = select(memories.c.id, memories.c.text).where(memories.c.id.in_(list(ids)))
    with database.read.connect() as connection:
        return {row.id: row.text for row in connection.execute(query)}


def write_document(room: Newsroom, outcome: Outcome) -> dict[str, Any]:
    """`draft` is null for silence; in a dry run it has no id. `warnings` are for whoever asked."""
    told = {"warnings": [STALE] if room.live.mistakes else []}
    return {**_draft_and_trace(room, outcome), **told}


def _draft_and_trace(room: Newsroom, outcome: Outcome) -> dict[str, Any]:
    trace = trace_document(room.database, outcome.trace)
    picked = outcome.trace.get("picked")
    if outcome.draft_id is not None:
        return {
            "draft": draft_document(shown(room.database, outcome.draft_id), whole=False),
            "trace": trace,
        }
    if picked is None or outcome.trace["silence"]:
        return {"draft": None, "trace": trace}
    chosen = outcome.trace["candidates"][picked]
    draft = {"id": None, "persona": outcome.persona, "text": chosen["text"], "status": "dry-run",
             "flags": chosen["verdict"]["flags"]}  # fmt: skip
    return {"draft": draft, "trace": trace}


def news_document(
    database: Database, config: Config, now: datetime, limit: int = 60
) -> dict[str, Any]:
    since = now - timedelta(hours=config.settings.news.fresh_hours)
    with database.read.connect() as connection:
        sources = source_documents(connection)
        found = stories(connection, since=since, limit=limit)
        hot = hot_documents(connection, found, now)
    kept = _appeals(database, [story.id for story in found])
    titles = _saga_titles(database, {story.saga_id for story in found})
    tastes = {name: taste_of(database, name, now) for name in config.personas}
    known = {name: Known(taste) for name, taste in tastes.items()}
    return {
        "feeds": timed(sources),
        "stories": [
            _story(story, titles, {**_first_look(story, config, known), **kept.get(story.id, {})})
            | {"why": timed(hot[story.id])}
            for story in found
        ],
        "taste": {
            name: taste_document(database, name, now, taste) for name, taste in tastes.items()
        },
    }


def _story(story: Story, titles: Mapping[int, str], judged: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "id": story.id, "title": story.title, "language": story.language, "heat": story.heat,
        "publishers": story.publishers, "first_at": story.first_at.isoformat(),
        "last_at": story.last_at.isoformat(), "sample": story.sample, "about_self": story.about_self,
        "saga": {"id": story.saga_id, "title": titles.get(story.saga_id, "")},
        "items": [timed(asdict(source)) for source in story.sources], "appeal": judged,
    }  # fmt: skip


def _first_look(story: Story, config: Config, known: Mapping[str, Known]) -> dict[str, Any]:
    """What each persona makes of a story that she has not chosen among yet."""
    looks = {
        name: appeal(story, p.file, config.label, known[name])
        for name, p in config.personas.items()
    }
    return {
        name: {"score": found.score, "outcome": found.outcome, "why": found.why}
        for name, found in looks.items()
    }


def _appeals(database: Database, ids: list[int]) -> dict[int, dict[str, Any]]:
    query = select(appeals).where(appeals.c.story_id.in_(ids))
    found: dict[int, dict[str, Any]] = {}
    with database.read.connect() as connection:
        for row in connection.execute(query):
            told = {"score": row.score, "outcome": row.outcome, "why": row.why}
            found.setdefault(row.story_id, {})[row.persona] = told
    return found


def _saga_titles(database: Database, ids: set[int]) -> dict[int, str]:
    query = select(sagas.c.id, sagas.c.title).where(sagas.c.id.in_(ids))
    with database.read.connect() as connection:
        return {row.id: row.title for row in connection.execute(query)}
