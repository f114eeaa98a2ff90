"""Which of her own moods the last day leaves her in, put to the model; it names one and its cause, or none."""

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import field_validator

from agent.config.prompts import fill
from agent.model import Model, Prompt
from agent.text.fence import fence
from agent.types.moods import Mood
from agent.types.persona import Persona
from agent.writing.opinions import Reply, number_in
from agent.writing.writers.model import prompt_for, system_prompt

CAUSE = 200


class MoodReply(Reply):
    """The answer to mood.md; no mood is the usual one."""

    mood: str = ""
    cause: int | None = None

    @field_validator("mood", mode="before")
    @classmethod
    def _absent(cls, value: object) -> object:
        return "" if value is None else value

    @field_validator("cause", mode="before")
    @classmethod
    def _numbered(cls, value: object) -> object:
        return number_in(value)


def chosen_mood(
    model: Model, prompts: Mapping[str, str], persona: Persona, causes: Sequence[str]
) -> tuple[Mood, str] | None:
    """One of her moods with one of these causes, as code found them; whatever else it says is none.
    Raises ModelFault."""
    asked = fill(prompt_for(prompts, "mood", persona), **mood_values(persona, causes))
    prompt = Prompt(system_prompt(prompts, persona), asked)
    reply = model.ask(prompt, "mood", MoodReply, prompts["repair"])
    mood = next((each for each in persona.file.moods if each.name == reply.mood.strip()), None)
    known = reply.cause is not None and 1 <= reply.cause <= len(causes)
    return (mood, causes[reply.cause - 1]) if mood and known and reply.cause else None


def mood_values(persona: Persona, causes: Sequence[str]) -> dict[str, Any]:
    """What mood.md may name."""
    return {
        "moods": [{"name": each.name, "what": each.what} for each in persona.file.moods],
        "causes": [fence(each, CAUSE) for each in causes],
    }
