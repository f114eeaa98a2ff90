"""reflect: each night a few beliefs, from what she said and met, proposed through the same queue."""

from datetime import datetime, time, timedelta

from sqlalchemy import select

from agent.database.tables import drafts
from agent.newsroom.room import Newsroom
from agent.review.queue import hand_in
from agent.types.persona import Persona
from agent.types.review import NewDraft
from memory.reflect import ProposedBelief, propose
from memory.types import Memory

NIGHT = time(4, 0)
DAYS = 14
MOST_PER_NIGHT = 2


def reflect_due(room: Newsroom) -> int:
    """For each persona whose night it is and who has not reflected on it; returns the proposals."""
    return sum(_reflected(room, persona) for persona in room.config.personas.values())


def _reflected(room: Newsroom, persona: Persona) -> int:
    now = room.clocks.world.now()
    local = now.astimezone(persona.file.zone)
    night = f"reflect-{persona.name}-{local.date().isoformat()}"
    if local.time() < NIGHT or local.time() > time(NIGHT.hour + 2) or _known(room, night):
        return 0
    found = proposals(room, persona, now)
    for number, belief in enumerate(found[:MOST_PER_NIGHT]):
        hand_in(room.database, _draft(persona, belief, f"{night}-{number}", now), room.clocks)
    return len(found)


def proposals(room: Newsroom, persona: Persona, now: datetime) -> list[ProposedBelief]:
    since = now - timedelta(days=DAYS)
    met = [*_since(room, persona.name, "post", since), *_since(room, persona.name, "event", since)]
    known = [memory.text for memory in room.memory.recent(persona.name, "belief", 200)]
    return propose(met, persona.file.language, known)


def _since(room: Newsroom, persona: str, kind: str, since: datetime) -> list[Memory]:
    return [m for m in room.memory.recent(persona, kind, 60) if m.happened_at >= since]  # type: ignore[arg-type]


def _known(room: Newsroom, night: str) -> bool:
    query = select(drafts.c.id).where(drafts.c.thread.startswith(night)).limit(1)
    with room.database.read.connect() as connection:
        return connection.execute(query).first() is not None


def _draft(persona: Persona, belief: ProposedBelief, thread: str, now: datetime) -> NewDraft:
    return NewDraft(
        persona=persona.name, text=belief.text, language=persona.file.language, kind="belief",
        origin="manual", occasion="thought", thread=thread, flags=(),
        trace={"writer": belief.how, "evidence": list(belief.evidence), "notice": "",
               "persona_version": persona.version},
        persona_version=persona.version,
    )  # fmt: skip
