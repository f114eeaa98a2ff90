"""The nightly question to the model: her days as data, and whether she has come to think something."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from pydantic import Field, field_validator

from agent.config.prompts import fill
from agent.model import Model, Prompt
from agent.text.fence import fence
from agent.types.persona import Persona
from agent.writing.beliefs import LONGEST, LONGEST_ELSEWHERE
from agent.writing.opinions import Reply, number_in
from agent.writing.writers.model import language_name, prompt_for, system_prompt
from memory.mind.reflect import MOST, Ask, Day, ProposedBelief
from memory.types import Memory

TEXT_LIMIT = 400


class BeliefReply(Reply):
    """One opinion with the memories it rests on."""

    text: str
    rests_on: tuple[int, ...] = ()
    changes: int | None = None
    why: str = ""

    @field_validator("rests_on", mode="before")
    @classmethod
    def _numbers(cls, value: object) -> object:
        given = value if isinstance(value, list | tuple) else [value]
        return [number for each in given if (number := number_in(each)) is not None]

    @field_validator("changes", mode="before")
    @classmethod
    def _number(cls, value: object) -> object:
        return number_in(value)

    @field_validator("why", mode="before")
    @classmethod
    def _absent(cls, value: object) -> object:
        return "" if value is None else value


class ReflectReply(Reply):
    """The answer to reflect.md; no beliefs is the usual one."""

    beliefs: tuple[BeliefReply, ...] = Field(max_length=8)


def reflector(model: Model, prompts: Mapping[str, str], persona: Persona) -> Ask:
    """Puts a day to the model, after the same unchanging part that every prompt of hers begins with."""

    def ask(day: Day) -> list[ProposedBelief]:
        asked = fill(prompt_for(prompts, "reflect", persona), **reflect_values(day, persona))
        prompt = Prompt(system_prompt(prompts, persona), asked)
        return as_proposed(model.ask(prompt, "reflect", ReflectReply, prompts["repair"]))

    return ask


def reflect_values(day: Day, persona: Persona) -> dict[str, Any]:
    """What reflect.md may name; everything that she only met or that people wrote is fenced."""
    told = {kind: [each for each in day.told if each.kind == kind] for kind in ("post", "event")}
    language = persona.file.language
    return {
        "posts": _told(told["post"], day.since), "events": _told(told["event"], day.since),
        "decided": [{"text": fence(each.text, TEXT_LIMIT), "what": fence(each.what, TEXT_LIMIT)}
                    for each in day.decided],
        "beliefs": [{"id": each.id, "since": each.held_from.date().isoformat(),
                     "text": fence(each.text, TEXT_LIMIT)} for each in day.held],
        "language": language_name(persona), "most": MOST,
        "longest": LONGEST.get(language, LONGEST_ELSEWHERE),
    }  # fmt: skip


def as_proposed(reply: ReflectReply) -> list[ProposedBelief]:
    return [
        ProposedBelief(each.text.strip(), each.rests_on, "model", each.changes, each.why.strip())
        for each in reply.beliefs
    ]


def _told(memories: Sequence[Memory], since: datetime) -> list[dict[str, Any]]:
    return [
        {"id": each.id, "when": each.happened_at.date().isoformat(),
         "text": fence(each.text, TEXT_LIMIT), "new": each.happened_at > since}
        for each in memories
    ]  # fmt: skip
