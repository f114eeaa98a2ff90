"""What people see of her mind: threads with what moved them, beliefs with their history, and what a draft does to either."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from agent.database import Database
from agent.database.tables import posts
from agent.types.review import Draft
from memory import ledger
from memory.mind import beliefs, threads
from memory.tables import memories
from memory.types import Belief, Thread

POST = "post:"


def threads_document(database: Database, persona: str | None, now: datetime) -> dict[str, Any]:
    """Every thread in whatever state, the longest open first; `untouched` ones might be dropped."""
    with database.read.connect() as connection:
        found = threads.listed(connection, persona)
        stale = {each.id for each in threads.untouched(connection, now)}
        named = {each.opened_by for each in found}
        named |= {move.by for each in found for move in each.moves}
        said = _posts(connection, named)
    return {"threads": [_thread(each, said, now, each.id in stale) for each in found]}


def beliefs_document(database: Database, persona: str | None = None) -> dict[str, Any]:
    """Every belief, the latest first: when she held it, what it rests on, what it took the place of."""
    with database.read.connect() as connection:
        found = beliefs.listed(connection, persona)
        evidence = ledger.fetch(connection, {key for each in found for key in each.evidence})
    later = {each.supersedes: each.id for each in found if each.supersedes is not None}
    cited = {
        key: {"id": key, "kind": each.kind, "text": each.text, "status": each.status,
              "at": each.happened_at.isoformat()}
        for key, each in evidence.items()
    }  # fmt: skip
    return {"beliefs": [_belief(each, cited, later.get(each.id)) for each in found]}


def touched_document(database: Database, draft: Draft) -> dict[str, Any]:
    """What publishing the draft would do: what it opens, closes and takes up, and for a proposed belief
    the one whose place it takes."""
    named, would_change = {draft.closes_thread, draft.takes_up_thread}, _changes(draft.trace)
    with database.read.connect() as connection:  # most drafts touch nothing
        hers = threads.listed(connection, draft.persona) if named != {None} else []
        known = {each.id: each for each in hers if each.id in named}
        said = _posts(connection, {each.opened_by for each in known.values()}) if known else {}
        held = beliefs.listed(connection, draft.persona) if would_change else []
    changed = next((each for each in held if each.id == would_change), None)
    return {
        "opens": draft.opens_thread,
        "closes": _touched(known, said, draft.closes_thread),
        "takes_up": _touched(known, said, draft.takes_up_thread),
        "changes": _belief(changed, {}, None) if changed else None,
    }


def _changes(trace: Any) -> int:
    """Traces outlive programs: whatever is no number there names no belief."""
    named = trace.get("changes") if isinstance(trace, dict) else None
    return named if isinstance(named, int) else 0


def untouched_document(database: Database, now: datetime) -> list[dict[str, Any]]:
    with database.read.connect() as connection:
        found = threads.untouched(connection, now)
    return [
        {"id": each.id, "persona": each.persona, "text": each.text,
         "since": max(each.touched_at, each.rests_until).isoformat()}
        for each in found
    ]  # fmt: skip


def _touched(
    known: Mapping[int, Thread], said: Mapping[str, dict[str, Any]], thread: int | None
) -> dict[str, Any] | None:
    """An id that is no thread of hers is shown with no words."""
    if thread is None:
        return None
    found = known.get(thread)
    told = {"text": found.text, "kind": found.kind, "state": found.state,
            "opened_at": found.opened_at.isoformat(), "post": said.get(found.opened_by)} if found else {"text": ""}  # fmt: skip
    return {"id": thread, **told}


def _thread(
    each: Thread, said: Mapping[str, dict[str, Any]], now: datetime, stale: bool
) -> dict[str, Any]:
    return {
        "id": each.id, "persona": each.persona, "kind": each.kind, "text": each.text,
        "state": each.state, "opened_at": each.opened_at.isoformat(), "opened_by": each.opened_by,
        "post": said.get(each.opened_by), "rests_until": each.rests_until.isoformat(),
        "resting": each.state in threads.STANDING and each.rests_until > now, "untouched": stale,
        "moves": [
            {"was": move.was, "became": move.became, "by": move.by, "at": move.at.isoformat(),
             "post": said.get(move.by)}
            for move in each.moves
        ],
    }  # fmt: skip


def _belief(each: Belief, cited: Mapping[int, dict[str, Any]], later: int | None) -> dict[str, Any]:
    until = each.held_until
    return {
        "id": each.id, "persona": each.persona, "text": each.text, "status": each.status,
        "pinned": each.pinned, "held_from": each.held_from.isoformat(),
        "held_until": until.isoformat() if until else None, "supersedes": each.supersedes,
        "superseded_by": later, "evidence": [cited[key] for key in each.evidence if key in cited],
        "provenance": each.provenance,
    }  # fmt: skip


def _posts(connection: Connection, sources: Iterable[str]) -> dict[str, dict[str, Any]]:
    """By source: the post's draft, and its words as memory has them today."""
    ids = {int(each[len(POST) :]) for each in sources if each.startswith(POST)}
    by_id = {number: f"{POST}{number}" for number in ids}
    made = select(posts.c.id, posts.c.draft_id).where(posts.c.id.in_(ids))
    texts = select(memories.c.source, memories.c.text).where(memories.c.source.in_(by_id.values()))
    words = dict(connection.execute(texts).all())
    return {
        by_id[row.id]: {"draft": row.draft_id, "text": words.get(by_id[row.id], "")}
        for row in connection.execute(made)
    }
