"""Planting a bad draft now and then, where evidence is gathered: after a real one's shape, with a fault put in."""

from dataclasses import replace
from datetime import timedelta
from random import Random
from typing import Any

from sqlalchemy import select

from agent.database.tables import drafts
from agent.newsroom.room import Newsroom
from agent.review.planted import plant
from agent.text.faults import with_fault
from agent.types.persona import Persona
from agent.types.review import NewDraft

LATELY, LOOKED_AT = timedelta(days=60), 40


def plant_beside(room: Newsroom, real: NewDraft) -> int | None:
    """A planted draft beside one in so many real ones, by a luck that falls the same after a crash."""
    persona, one_in = room.persona(real.persona), room.config.settings.review.planted_one_in
    chance = Random(f"plant-{real.thread}")
    if not (_gathers(persona) and one_in) or real.sample or chance.randrange(one_in):
        return None
    thread = f"{real.thread}-{chance.randrange(100, 1000)}"
    if room.rows(select(drafts.c.id).where(drafts.c.thread == thread)):
        return None
    unseen = _unseen(room, real, chance)
    made = _made(persona, replace(real, thread=thread), unseen, chance)
    return made and plant(room.database, room.clocks, *made)


def _gathers(persona: Persona) -> bool:
    """Nobody reviews under `auto`, and an unofficial persona never gets so far."""
    asked = persona.file.autonomy
    return asked.gathers and asked.level != "auto" and not persona.file.unofficial


def _made(
    persona: Persona, real: NewDraft, unseen: list[tuple[dict[str, Any], int]], chance: Random
) -> Any:
    """A candidate that nobody has seen, with a fault in it, and the trace that it came with."""
    for trace, number in unseen:
        text = trace["candidates"][number]["text"]
        limits = persona.file.voice.length[persona.file.language]
        wrong = with_fault(text, real.language, _known(trace), limits.at_most - 40, chance)
        if wrong is not None:
            return _in_shape(real, trace, number, wrong[0]), wrong[1]
    return None


def _unseen(room: Newsroom, real: NewDraft, chance: Random) -> list[tuple[dict[str, Any], int]]:
    """Candidates of earlier writings that were not chosen, in the order of luck. This writing's own stand
    on the real draft's page, and would give it away."""
    query = (
        select(drafts.c.trace)
        .where(
            drafts.c.persona == real.persona, drafts.c.kind == "post", ~drafts.c.sample,
            drafts.c.created_at >= room.clocks.world.now() - LATELY, drafts.c.occasion == real.occasion,
        )
        .order_by(drafts.c.id.desc())
        .limit(LOOKED_AT)
    )  # fmt: skip
    traces = [row.trace for row in room.rows(query) if row.trace.get("thread") != real.thread]
    found = [(trace, number) for trace in traces for number in _left_over(trace)]
    chance.shuffle(found)
    return found


def _left_over(trace: dict[str, Any]) -> list[int]:
    found = trace.get("candidates") or []
    return [
        number
        for number, candidate in enumerate(found)
        if number != trace.get("picked") and candidate.get("text") and not _refused(candidate)
    ]


def _refused(candidate: dict[str, Any]) -> bool:
    marks = (candidate.get("verdict") or {}).get("flags", ())
    return any(flag["severity"] == "refuse" for flag in marks)


def _known(trace: dict[str, Any]) -> str:
    sources = (trace.get("occasion") or {}).get("sources", ())
    return "\n".join(f"{source.get('title', '')} {source.get('summary', '')}" for source in sources)


def _in_shape(real: NewDraft, trace: dict[str, Any], number: int, text: str) -> NewDraft:
    """As a real draft looks: the candidate with its fault is the chosen one, those that were drafts are gone."""
    kept = [
        candidate
        for place, candidate in enumerate(trace["candidates"])
        if place == number or place != trace.get("picked")
    ]
    chosen = {**trace["candidates"][number], "text": text}
    candidates = [chosen if each is trace["candidates"][number] else each for each in kept]
    marks = (chosen.get("verdict") or {}).get("flags", ())
    flags = tuple(map(dict, marks))
    shape = {**trace, "candidates": candidates, "picked": candidates.index(chosen)}
    return replace(real, text=text, trace=shape, flags=flags)
