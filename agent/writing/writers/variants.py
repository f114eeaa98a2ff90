"""A post said in another of her languages: from the same notice, begun anew there, and never translated."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from random import Random
from typing import Any, Protocol

from pydantic import field_validator

from agent.config.prompts import fill
from agent.model import Model, Prompt
from agent.text.carrying import carries
from agent.text.disclosure import overhead
from agent.text.fence import fence
from agent.types.persona import Persona, PersonaFile
from agent.types.speaking import Language
from agent.writing.brief import CANON_FIXED, Brief
from agent.writing.opinions import Reply
from agent.writing.writers.model import LANGUAGES, fenced, prompt_for, system_prompt
from agent.writing.writers.pieces import pieces

MOST_OF_HERS = 600


@dataclass(frozen=True)
class Said:
    """The text, and in her own language what it says."""

    text: str
    gloss: str


class VariantWriter(Protocol):
    """`brief` is that of the draft, `notice` and `hers` what it was written from and says."""

    def say(self, brief: Brief, language: Language, notice: str, hers: str) -> Said | None:
        """None where there is nothing to say it with. Raises ModelFault."""
        ...


class SaidReply(Reply):
    """The answer to variant.md."""

    text: str = ""
    gloss: str = ""

    @field_validator("text", "gloss", mode="before")
    @classmethod
    def _absent(cls, value: object) -> object:
        return "" if value is None else value


@dataclass(frozen=True)
class ModelVariants:
    """One call for one language; `note` is what a person asks of this attempt."""

    model: Model
    prompts: Mapping[str, str]
    note: str = ""

    def say(self, brief: Brief, language: Language, notice: str, hers: str) -> Said | None:
        values = variant_values(brief, language, notice, hers, self.note)
        asked = fill(prompt_for(self.prompts, "variant", brief.persona), **values)
        prompt = Prompt(system_prompt(self.prompts, brief.persona), asked)
        reply = self.model.ask(prompt, "variant", SaidReply, self.prompts["repair"])
        return Said(reply.text.strip(), reply.gloss.strip()) if reply.text.strip() else None


def variant_values(
    brief: Brief, language: Language, notice: str, hers: str, note: str
) -> dict[str, Any]:
    """What variant.md may name."""
    file = brief.persona.file
    names = LANGUAGES.get(file.language, LANGUAGES["en"])
    length = file.voice.length[language]
    return {
        "language": names[language], "own": names[file.language], "notice": fence(notice, 400),
        "hers": fence(hers, MOST_OF_HERS), "sources": fenced(brief), "note": fence(note, 500),
        "at_least": length.at_least,
        "at_most": length.at_most - overhead("-", file, language, "page"),
        "canon": [line.text for line in brief.persona.canon if line.language == language][:CANON_FIXED],
    }  # fmt: skip


class OfflineVariants:
    """Her people's own lines in that language, each with its gloss; it knows nothing of what the post says."""

    def say(self, brief: Brief, language: Language, notice: str, hers: str) -> Said | None:
        chance = Random(f"{brief.seed}|{brief.persona.name}|{language}|{hers}")
        return next(_lines(brief, language, chance), None)


def _lines(brief: Brief, language: Language, chance: Random) -> Iterator[Said]:
    """With a piece of a headline in that language first, then those that need none."""
    frames = brief.persona.frames.variants.get(language, ())
    drawn = chance.sample(list(frames), len(frames))
    found = [piece.text for title in _titles(brief, language) for piece in pieces(title)]
    for piece in found[:1]:
        for frame in drawn:
            if "{piece}" in frame.text:
                yield Said(frame.text.format(piece=piece), frame.gloss.format(piece=piece))
    yield from (Said(frame.text, frame.gloss) for frame in drawn if "{piece}" not in frame.text)


def _titles(brief: Brief, language: Language) -> list[str]:
    return [each["title"] for each in brief.sources if each.get("language") == language]


def in_language(persona: Persona, language: Language) -> Persona:
    """Her as the checks should see her for a text in this language: with the channels that it can go to."""
    identity = persona.file.identity
    rest = tuple(each for each in identity.languages if each != language)
    turned = identity.model_copy(update={"languages": (language, *rest)})
    goes = tuple(each for each in persona.file.channels if _goes(persona.file, each, language))
    file = persona.file.model_copy(update={"identity": turned, "channels": goes})
    return persona.model_copy(update={"file": file})


def _goes(file: PersonaFile, channel: str, language: Language) -> bool:
    """Below her own, where a channel shows several languages, or in its place, where it takes only this."""
    accepted = file.accounts.on(channel).languages
    alone = language in accepted and file.language not in accepted
    return carries(channel).languages or alone
