"""reflect: each night a few beliefs, from what she said and met, proposed through the same queue."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime, time, timedelta
from typing import Any

from sqlalchemy import select

from agent.database.tables import drafts
from agent.errors import ModelFault
from agent.newsroom.modelling import (
    cap_today,
    counted_model,
    model_answered,
    model_failed,
    resting,
)
from agent.newsroom.nights import day_of
from agent.newsroom.plan import keep_version
from agent.newsroom.room import Newsroom
from agent.newsroom.spending import calls_of
from agent.newsroom.thought import thought
from agent.review.queue import hand_in
from agent.types.persona import Persona
from agent.types.review import NewDraft
from agent.types.writing import Flag, Recalled
from agent.writing.beliefs import belief_brief, belief_flags
from agent.writing.writers.reflecting import reflector
from memory.mind.reflect import MOST, Ask, Day, ProposedBelief, propose

NIGHT, MORNING = time(4, 0), time(10, 0)
WRITER = {"rule": "offline", "model": "model"}


@dataclass(frozen=True)
class Proposal:
    """A belief that passed every check, with its evidence and the flags that a person must see."""

    belief: ProposedBelief
    evidence: tuple[Recalled, ...]
    flags: tuple[Flag, ...]


def reflect_due(room: Newsroom) -> int:
    """For each persona whose night it is and who has not reflected on it; returns the proposals."""
    return sum(_reflected(room, persona) for persona in room.config.personas.values())


def _reflected(room: Newsroom, persona: Persona) -> int:
    """A fault of the model means no proposal that night, and the usual line in status."""
    local = room.clocks.world.now().astimezone(persona.file.zone)
    night = f"reflect-{persona.name}-{local.date().isoformat()}"
    if not NIGHT <= local.time() <= MORNING or _is_over(room, night):
        return 0
    try:
        found = proposals(room, persona, night)
    except ModelFault as fault:
        model_failed(room, fault)
        return 0
    calls = calls_of(room.database, night)
    keep_version(room, persona)
    for number, proposal in enumerate(found):
        new = _draft(persona, proposal, f"{night}-{number}", calls)
        hand_in(room.database, new, room.clocks)
    return len(found)


def proposals(room: Newsroom, persona: Persona, night: str) -> list[Proposal]:
    """At most two that pass every check. Raises ModelFault."""
    now = room.clocks.world.now()
    day = day_of(room, persona, _last_night(persona, now), now)
    offline = room.config.settings.model.provider == "offline"
    if not offline and (cap_today(room) or resting(room)):
        return []
    found = propose(day, None if offline else _asking(room, persona, night))
    return list(_passing(room, persona, day, found))[:MOST]


def _last_night(persona: Persona, now: datetime) -> datetime:
    zone = persona.file.zone
    yesterday = now.astimezone(zone).date() - timedelta(days=1)
    return datetime.combine(yesterday, NIGHT, zone)


def _asking(room: Newsroom, persona: Persona, night: str) -> Ask:
    """Opens the model only where there is something to ask."""

    def ask(day: Day) -> Iterable[ProposedBelief]:
        model = counted_model(room, persona.name, night)
        answer = reflector(model, room.config.prompts, persona)(day)
        model_answered(room, calls_of(room.database, night))
        return answer

    return ask


def _passing(
    room: Newsroom, persona: Persona, day: Day, found: list[ProposedBelief]
) -> Iterator[Proposal]:
    """None of them twice, not even in one night."""
    opinions, tonight = thought(room.database, persona.name), list[str]()
    today = room.clocks.world.now().date().isoformat()
    for belief in found:
        known = (*tonight, *opinions.beside(belief.text, belief.changes))
        evidence = tuple(
            Recalled(each.id, each.kind, each.text, 1.0)
            for each in day.told
            if each.id in belief.evidence
        )
        label, refused = room.config.label, opinions.refused
        brief = belief_brief(persona, label, evidence, known, refused, today)
        flags = belief_flags(belief.text, brief)
        if not any(flag.severity == "refuse" for flag in flags):
            tonight.append(belief.text)
            yield Proposal(belief, evidence, flags)


def _is_over(room: Newsroom, night: str) -> bool:
    """A night that brought drafts, or on which the model was asked, is over."""
    query = select(drafts.c.id).where(drafts.c.thread.startswith(f"{night}-")).limit(1)
    return bool(room.rows(query)) or bool(calls_of(room.database, night))


def _draft(
    persona: Persona, proposal: Proposal, thread: str, calls: list[dict[str, Any]]
) -> NewDraft:
    """Its trace cites the evidence as what she remembered, and says who proposed it and why."""
    belief = proposal.belief
    trace = {
        "writer": WRITER[belief.how],
        "persona_version": persona.version,
        "occasion": {"kind": "thought", "why": belief.why},
        "notice": "",
        "memories": [
            {"id": each.id, "kind": each.kind, "score": each.score, "parts": {}}
            for each in proposal.evidence
        ],
        "changes": belief.changes,
        "candidates": [],
        "calls": calls,
    }
    return NewDraft(
        persona=persona.name, text=belief.text, language=persona.file.language, kind="belief",
        origin="manual", occasion="thought", thread=thread, trace=trace,
        flags=tuple(asdict(flag) for flag in proposal.flags), persona_version=persona.version,
    )  # fmt: skip
