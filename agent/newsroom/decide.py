"""decide: a person's decision on a draft; needs neither index nor schedule, so the CLI may do it beside the daemon."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from sqlalchemy import select

from agent.config.read import Config
from agent.database import Database
from agent.newsroom.lessons import standing, taught_of
from agent.newsroom.living.days import embargoed
from agent.newsroom.spoken import spoken
from agent.newsroom.thought import thought
from agent.review.queue import Decision, decide, revisions, shown
from agent.schedule.slots import take_back
from agent.types.clocks import Clocks
from agent.types.persona import Persona
from agent.types.review import Draft
from agent.types.writing import Candidate, Flag, Occasion, Recalled, Spoken
from agent.writing.beliefs import belief_brief, belief_flags
from agent.writing.brief import Brief
from agent.writing.judge import flags_of
from agent.writing.state import read_occasion
from agent.writing.threads import after_edit
from memory.mind import beliefs
from memory.tables import memories

PERSON_ANSWERS_FOR = frozenset({
    "number", "name", "link", "copied", "canon-copied", "repeats", "refused-before", "opening",
    "catchphrase", "too-long", "off-subject",
})  # fmt: skip
"""What bars a machine's text, but only warns where a person wrote it; sealed, banned, human never."""


def decided(database: Database, clocks: Clocks, config: Config, decision: Decision) -> Draft:
    """Raises NotThere, NotLawful."""
    draft = shown(database, decision.draft_id)
    persona = config.persona(draft.persona)
    again = belief_again if draft.kind == "belief" else brief_again
    brief = partial(again, database, clocks, config, persona, draft)
    after = decide(
        database, clocks, decision, persona, config.settings.review,
        check=lambda text: rechecked(text, draft, brief()),
        derive=partial(threads_again, database, draft) if draft.kind == "post" else None,
    )  # fmt: skip
    if decision.verb == "undo":
        take_back(database, draft.id, after.speak_at, clocks.world.now())
    return after


def threads_again(
    database: Database, draft: Draft, text: str, before: str, columns: Mapping[str, Any]
) -> dict[str, Any]:
    """What an edited text does to her threads."""
    ids = [columns[name] for name in ("closes_thread", "takes_up_thread") if columns[name]]
    told = {memory.id: memory.text for memory in _recalled(database, ids)}
    return after_edit(text, before, columns, draft.language, told)


def rechecked(text: str, draft: Draft, brief: Brief) -> list[Flag]:
    """The laws again, over a text that a person changed or chose."""
    own = {candidate["text"] for candidate in draft.trace.get("candidates", [])}
    if draft.kind == "belief":
        return [softened(flag) for flag in belief_flags(text, brief)]
    found = list(flags_of(Candidate(text), brief))
    return found if text in own else [softened(flag) for flag in found]


def softened(flag: Flag) -> Flag:
    if flag.severity == "refuse" and flag.code in PERSON_ANSWERS_FOR:
        return replace(flag, severity="warn")
    return flag


def brief_again(
    database: Database, clocks: Clocks, config: Config, persona: Persona, draft: Draft
) -> Brief:
    """The brief as far as the trace keeps it: occasion, and the memories that it cites."""
    return Brief(
        persona=persona, label=config.label, occasion=_occasion(draft),
        memories=_memories(database, draft), threads=(),
        lessons=taught_of(standing(database, persona.name), persona.file.language),
        spoken=_without(draft, spoken(database, draft.persona, clocks.world.now())),
        today=draft.created_at.date().isoformat(), seed=f"again-{draft.id}",
        embargo=embargoed(persona, draft.speak_at or clocks.world.now()),
    )  # fmt: skip


def belief_again(
    database: Database, clocks: Clocks, config: Config, persona: Persona, draft: Draft
) -> Brief:
    """What the proposed belief rests on, as it is today."""
    opinions = thought(database, draft.persona)
    own = {row.text for row in revisions(database, draft.id)}
    known = [text for text in opinions.beside("", draft.trace.get("changes")) if text not in own]
    return belief_brief(
        persona, config.label, _memories(database, draft), known, opinions.refused,
        draft.created_at.date().isoformat(),
    )  # fmt: skip


def _occasion(draft: Draft) -> Occasion:
    return read_occasion(draft.trace.get("occasion") or {"kind": "thought"})


def _memories(database: Database, draft: Draft) -> tuple[Recalled, ...]:
    return _recalled(database, [memory["id"] for memory in draft.trace.get("memories", [])])


def _recalled(database: Database, ids: Sequence[int]) -> tuple[Recalled, ...]:
    with database.read.connect() as connection:
        before = {key: found.text for key, found in beliefs.before(connection, ids).items()}
        rows = connection.execute(select(memories).where(memories.c.id.in_(ids))).all()
    return tuple(
        Recalled(row.id, row.kind, row.text, 0.0, before=before.get(row.id, "")) for row in rows
    )


def _without(draft: Draft, said: Spoken) -> Spoken:
    """A draft does not repeat itself."""
    return replace(said, posts=tuple(post for post in said.posts if post != draft.text))
