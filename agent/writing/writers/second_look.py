"""Asking a model which grave subjects a story touches: the reports as data, and a short answer."""

from collections.abc import Callable, Mapping
from typing import Any

from pydantic import field_validator

from agent.config.prompts import fill
from agent.errors import ModelGarbled
from agent.model import Model, Prompt
from agent.text.fence import fenced
from agent.text.furniture import without_furniture
from agent.text.links import cut_links
from agent.types.news import Story
from agent.types.persona import SUBJECTS, Subject
from agent.types.taste import SecondLook
from agent.writing.opinions import Reply

TITLE, SUMMARY, MOST_SOURCES = 200, 300, 3


class LookReply(Reply):
    """The answer to gravity.md; what is no subject of ours is left out."""

    sure: tuple[Subject, ...]
    perhaps: tuple[Subject, ...] = ()
    accused: bool = False

    @field_validator("sure", "perhaps", mode="before")
    @classmethod
    def _known(cls, value: object) -> object:
        given = value if isinstance(value, list | tuple) else [value]
        named = {str(each).strip().lower() for each in given}
        return tuple(subject for subject in SUBJECTS if subject in named)


def asked_of(story: Story, prompts: Mapping[str, str]) -> Prompt:
    """The guideline never changes; the same reports give the same bytes."""
    reports = [
        f"{fenced(source.title, TITLE)}\n{fenced(without_furniture(cut_links(source.summary)), SUMMARY)}"
        for source in story.sources[:MOST_SOURCES]
    ]
    return Prompt(fill(prompts["gravity"]), "\n\n".join(reports))


def looker(model: Model, prompts: Mapping[str, str]) -> Callable[[Prompt], SecondLook]:
    """Raises ModelFault; an answer that cannot be read, even after a repair, is a look in doubt."""

    def look(prompt: Prompt) -> SecondLook:
        try:
            reply = model.ask(prompt, "gravity", LookReply, prompts["repair"])
        except ModelGarbled:
            return SecondLook(unread=True)
        return SecondLook(reply.sure, reply.perhaps, reply.accused)

    return look


def look_plain(look: SecondLook) -> dict[str, Any]:
    return {
        "sure": list(look.sure), "perhaps": list(look.perhaps), "accused": look.accused,
        "unread": look.unread,
    }  # fmt: skip


def look_of(plain: Mapping[str, Any]) -> SecondLook:
    sure, perhaps = tuple(plain["sure"]), tuple(plain["perhaps"])
    return SecondLook(sure, perhaps, bool(plain["accused"]), bool(plain["unread"]))
