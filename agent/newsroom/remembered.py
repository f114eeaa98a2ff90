"""Her memory as documents for pages and programs: a timeline, one memory, threads, beliefs, lessons."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from itertools import starmap
from typing import Any, get_args

from sqlalchemy import ColumnElement, Row, func, select

from agent.database.tables import audit, posts
from agent.errors import NotThere
from agent.newsroom import mind
from agent.newsroom.lessons import lessons_document, teachers_document
from agent.newsroom.remains import remaining
from agent.newsroom.room import Newsroom
from agent.newsroom.shown import timed
from agent.newsroom.tools import recalled
from memory import ledger
from memory.mind.lessons import MOST
from memory.tables import belief_evidence, beliefs, memories, memory_uses
from memory.types import LABEL, Kind, Memory

PAGE = 40
FOUND = 60


def timeline_document(
    room: Newsroom, persona: str, kinds: Sequence[str] = (), at: int = 1
) -> dict[str, Any]:
    """What she and the label keep, newest first, forgotten ones as tombstones; `at` counts from 1."""
    query = (
        select(*ledger.COLUMNS)
        .where(_hers(persona, kinds))
        .order_by(memories.c.happened_at.desc(), memories.c.id.desc())
        .limit(PAGE + 1)
        .offset(PAGE * (at - 1))
    )
    rows = list(starmap(Memory, room.rows(query)))
    return {
        "memories": [memory_document(memory) for memory in rows[:PAGE]],
        "counts": counts(room, persona),
        "more": len(rows) > PAGE,
    }


def found_document(
    room: Newsroom, persona: str, text: str, kinds: Sequence[str] = ()
) -> dict[str, Any]:
    """What recall finds for these words, with what each part of the score gave."""
    room.persona(persona)
    found = room.memory.recall(persona, text, kinds=_kinds(kinds) or None, limit=FOUND)
    told = [
        {**memory_document(each.memory), "score": recalled(each).score, "parts": recalled(each).parts}
        for each in found
    ]  # fmt: skip
    return {"memories": told, "counts": counts(room, persona)}


def _kinds(said: Sequence[str]) -> list[Kind]:
    return [kind for kind in get_args(Kind) if kind in said]


def counts(room: Newsroom, persona: str) -> dict[str, int]:
    query = select(memories.c.kind, func.count()).where(_hers(persona)).group_by(memories.c.kind)
    return dict(map(tuple, room.rows(query)))


def one_document(room: Newsroom, persona: str, memory_id: int) -> dict[str, Any]:
    """One memory with all that hangs on it. Raises NotThere for one that is not hers or the label's."""
    memory = hers(room, persona, [memory_id])[0]
    moved = [each for each in _threads(room, persona) if each["id"] == memory_id]
    taught = [each for each in lessons_document(room.database, persona) if each["id"] == memory_id]
    return {
        "memory": memory_document(memory),
        "uses": _uses(room, memory_id),
        "history": _history(room, memory_id),
        "kept": remaining(room, memory) if memory.status == "forgotten" else [],
        "thread": moved[0] if moved else None,
        "lesson": _lesson(taught[0], memory) if taught else None,
        **_around_belief(room, memory_id),
    }


def threads_document(room: Newsroom, persona: str) -> dict[str, Any]:
    """Those that stand open before those that ended, the latest touched first."""
    ended = ("closed", "dropped")
    told = sorted(_threads(room, persona), key=_touched, reverse=True)
    return {"threads": sorted(told, key=lambda each: each["state"] in ended)}


def beliefs_document(room: Newsroom, persona: str) -> dict[str, Any]:
    """All that she held and holds, the latest first; one that changed names the one before."""
    told = mind.beliefs_document(room.database, persona)["beliefs"]
    known = _memories(room, [each["id"] for each in told])
    return {"beliefs": [{**memory_document(known[each["id"]]), **each} for each in told]}


def lessons_page_document(room: Newsroom, persona: str) -> dict[str, Any]:
    """Lessons that count first, and everybody who gave one."""
    told = lessons_document(room.database, persona)
    known = _memories(room, [each["id"] for each in told])
    return {
        "lessons": [_lesson(each, known[each["id"]]) for each in told],
        "teachers": [
            {"name": each["name"], "count": each["lessons"], "muted": each["muted_at"] is not None}
            for each in teachers_document(room.database)
        ],
    }


def memory_document(memory: Memory) -> dict[str, Any]:
    told: dict[str, Any] = timed(asdict(memory))
    return told


def hers(room: Newsroom, persona: str, ids: Sequence[int]) -> list[Memory]:
    """Raises NotThere for a memory that is neither hers nor the label's: others' are private."""
    room.persona(persona)
    found = _memories(room, ids)
    for memory_id in ids:
        if memory_id not in found or found[memory_id].persona not in (persona, LABEL):
            mend = f"selfsame memory {persona} search TEXT shows the numbers"
            raise NotThere(f"{persona} has no memory {memory_id}", mend)
    return [found[memory_id] for memory_id in ids]


def _hers(persona: str, kinds: Sequence[str] = ()) -> ColumnElement[bool]:
    whose = memories.c.persona.in_((persona, LABEL))
    return whose & memories.c.kind.in_(tuple(kinds)) if kinds else whose


def _memories(room: Newsroom, ids: Iterable[int]) -> dict[int, Memory]:
    with room.database.read.connect() as connection:
        return ledger.fetch(connection, list(ids))


def _uses(room: Newsroom, memory_id: int) -> list[dict[str, Any]]:
    """Published posts that rested on it, then the latest drafts that had it at hand."""
    query = select(memory_uses).where(memory_uses.c.memory_id == memory_id)
    sources = [row.used_by for row in room.rows(query.order_by(memory_uses.c.id.desc()))]
    said = _posts(room, sources)
    return [
        {"by": source, "draft": said[source].draft_id if source in said else None,
         "text": said[source].text if source in said else "", "how": "used"}
        for source in sources
    ]  # fmt: skip


def _posts(room: Newsroom, sources: Iterable[str]) -> Mapping[str, Row[Any]]:
    """Posts by their source, such as "post:12"."""
    numbers = [int(each[5:]) for each in sources if each.startswith("post:") and each[5:].isdigit()]
    query = select(posts.c.id, posts.c.draft_id, posts.c.text).where(posts.c.id.in_(numbers))
    return {f"post:{row.id}": row for row in room.rows(query)}


def _history(room: Newsroom, memory_id: int) -> list[dict[str, str]]:
    subjects = (f"memory:{memory_id}", f"lesson:{memory_id}")
    query = select(audit).where(audit.c.subject.in_(subjects)).order_by(audit.c.id)
    return [
        {"action": row.action, "who": row.who, "why": row.why, "at": row.world_at.isoformat()}
        for row in room.rows(query)
    ]


def _threads(room: Newsroom, persona: str) -> list[dict[str, Any]]:
    told = mind.threads_document(room.database, persona, room.clocks.world.now())["threads"]
    known = _memories(room, [each["id"] for each in told])
    return [_thread(each, memory_document(known[each["id"]])) for each in told]


def _thread(told: Mapping[str, Any], memory: dict[str, Any]) -> dict[str, Any]:
    """The opening stands first among what moved it."""
    opened = {"became": "open", "by": told["opened_by"], "at": told["opened_at"]}
    moves = [{**opened, "post": told["post"]}, *told["moves"]]
    return {
        **told,
        "memory": memory,
        "stale": told["untouched"],
        "moves": [{**move, **(move["post"] or {})} for move in moves],
    }


def _touched(told: Mapping[str, Any]) -> str:
    return str(told["moves"][-1]["at"])


def _lesson(told: Mapping[str, Any], memory: Memory) -> dict[str, Any]:
    """In the page's words: `strength` is a share of the most that a lesson can weigh."""
    givers = list(dict.fromkeys(each["by"] for each in told["givings"]))
    return {
        "memory": memory_document(memory), "code": told["code"], "givers": givers,
        "strength": told["strength"] / MOST, "count": len(told["givings"]), "kept": told["kept"],
        "last_given_at": told["last_given_at"], "last_tripped_at": told["last_tripped_at"],
        "muted": not told["counts"], "why_not": told["why_not"],
    }  # fmt: skip


def _around_belief(room: Newsroom, memory_id: int) -> dict[str, Any]:
    """What a belief rests on, what stood before and after it, and which beliefs rest on a memory."""
    rests = select(belief_evidence.c.evidence_id).where(belief_evidence.c.belief_id == memory_id)
    bears = select(belief_evidence.c.belief_id).where(belief_evidence.c.evidence_id == memory_id)
    before = select(beliefs.c.supersedes).where(beliefs.c.memory_id == memory_id)
    after = select(beliefs.c.memory_id).where(beliefs.c.supersedes == memory_id)
    ways = {"evidence": rests, "bears": bears, "before": before, "after": after}
    return {
        name: [
            memory_document(each)
            for each in _memories(room, [row[0] for row in room.rows(query) if row[0]]).values()
        ]
        for name, query in ways.items()
    }
