"""variant: a waiting draft said in another of her languages, by the writer or by a person; decided singly."""

from dataclasses import asdict, replace
from typing import Any

from agent.config.read import Config
from agent.database import Database
from agent.errors import ModelFault, NotLawful
from agent.newsroom.decide import brief_again, softened
from agent.newsroom.modelling import counted_model, model_answered, model_failed
from agent.newsroom.room import Newsroom
from agent.newsroom.shown import timed
from agent.newsroom.spending import calls_of
from agent.review.holds import named
from agent.review.parts import variants_of
from agent.review.queue import shown
from agent.review.variants import VariantVerb, Wording, decide_variant, take_in
from agent.types.clocks import Clocks
from agent.types.media import Variant
from agent.types.persona import Persona
from agent.types.review import Draft
from agent.types.speaking import Language
from agent.types.writing import Candidate, Flag
from agent.writing.brief import Brief
from agent.writing.judge import flags_of
from agent.writing.writers.variants import (
    ModelVariants,
    OfflineVariants,
    VariantWriter,
    in_language,
)


def write_variant(
    room: Newsroom, draft_id: int, language: str, by: str, note: str = ""
) -> dict[str, Any]:
    """From the draft's own notice, in the place of what stood there. Raises NotThere, NotLawful, ModelFault."""
    who, draft = named(by), shown(room.database, draft_id)
    persona = room.persona(draft.persona)
    wanted, thread = _known(persona, language), f"variant-{draft_id}-{language}"
    brief = brief_again(room.database, room.clocks, room.config, persona, draft)
    try:
        writer = _writer(room, persona, thread, note)
        with room.turns["write"]:
            said = writer.say(brief, wanted, str(draft.trace.get("notice", "")), draft.text)
    except ModelFault as fault:
        model_failed(room, fault)
        raise
    model_answered(room, calls_of(room.database, thread))
    if said is None:
        mend = f"say it yourself: selfsame variant edit {draft_id} {language} TEXT"
        raise NotLawful(f"there is nothing to say draft {draft_id} with in {language}", mend)
    flags = _checked(brief, draft, wanted, said.text)
    wording = Wording(wanted, said.text, said.gloss, [asdict(flag) for flag in flags])
    took = take_in(room.database, room.clocks, draft_id, wording, "house")
    return variant_document(took) | {"asked_by": who}


def word_variant(
    database: Database, clocks: Clocks, config: Config, draft_id: int, language: str, text: str,
    gloss: str, by: str,
) -> dict[str, Any]:  # fmt: skip
    """As a person words it, held to the laws as an edit is. Raises NotThere, NotLawful."""
    draft = shown(database, draft_id)
    persona = config.persona(draft.persona)
    wanted = _known(persona, language)
    brief = brief_again(database, clocks, config, persona, draft)
    flags = [softened(flag) for flag in _checked(brief, draft, wanted, text)]
    wording = Wording(wanted, text, gloss, [asdict(flag) for flag in flags])
    return variant_document(take_in(database, clocks, draft_id, wording, by))


def decided_variant(
    database: Database, clocks: Clocks, draft_id: int, language: str, verb: VariantVerb, by: str,
    number: int | None = None,
) -> dict[str, Any]:  # fmt: skip
    return variant_document(
        decide_variant(database, clocks, draft_id, language, verb, by, number)
    )  # fmt: skip


def variant_documents(database: Database, draft_id: int) -> list[dict[str, Any]]:
    return [variant_document(each) for each in variants_of(database, draft_id)]


def variant_document(variant: Variant) -> dict[str, Any]:
    document: dict[str, Any] = timed(asdict(variant))
    return {**document, "flags": list(document["flags"])}


def _writer(room: Newsroom, persona: Persona, thread: str, note: str) -> VariantWriter:
    if room.config.settings.model.provider == "offline":
        return OfflineVariants()
    return ModelVariants(counted_model(room, persona.name, thread), room.config.prompts, note)


def _known(persona: Persona, language: str) -> Language:
    able = persona.file.other_languages
    found = next((each for each in able if each == language), None)
    if found is None:
        where = f"config/personas/{persona.name}/persona.yaml"
        mend = (
            f"write one of: {', '.join(able)}" if able
            else f"name it in {where} under identity.languages, voice.length and disclosure.words"
        )  # fmt: skip
        raise NotLawful(f"{persona.name} says nothing in {language!r} beside her own", mend)
    return found


def _checked(brief: Brief, draft: Draft, language: Language, text: str) -> tuple[Flag, ...]:
    """What her own text says is ground enough for another language to say it, too."""
    about = f"{brief.occasion.about}\n{draft.text}"
    there = replace(
        brief, persona=in_language(brief.persona, language), occasion=replace(brief.occasion, about=about)
    )  # fmt: skip
    return flags_of(Candidate(text), there)
