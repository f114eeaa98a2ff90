"""Which changes of hers nobody reads while no language model is configured."""

from agent.types.persona import Persona, PersonaFile

ONLY_A_MODEL = ("does", "never", "tempers")
"""Of her voice: told to a language model in every prompt. The built-in writer has her frames only."""


def unread(one: Persona, two: Persona) -> tuple[str, ...]:
    """The keys in which two versions differ, where the built-in writer reads none of them; else empty."""
    if _without(one.file, one.file) != _without(two.file, one.file) or _beside(one) != _beside(two):
        return ()
    keys = [
        f"voice.{key}"
        for key in ONLY_A_MODEL
        if getattr(one.file.voice, key) != getattr(two.file.voice, key)
    ]
    return (*keys, *(["config/prompts"] if one.prompts != two.prompts else []))


def _without(file: PersonaFile, like: PersonaFile) -> PersonaFile:
    """As if what only a model reads were as it is there."""
    theirs = {key: getattr(like.voice, key) for key in ONLY_A_MODEL}
    return file.model_copy(update={"voice": file.voice.model_copy(update=theirs)})


def _beside(persona: Persona) -> dict[str, str]:
    """Her other files."""
    return {path: text for path, text in persona.files.items() if path != "persona.yaml"}
