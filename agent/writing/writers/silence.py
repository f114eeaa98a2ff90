"""Why the built-in writer has nothing to say: which frames of hers are missing, or used up. Pure."""

from collections.abc import Sequence

from agent.types.writing import Candidate, Occasion
from agent.writing.brief import Brief
from agent.writing.no_story import INSTEAD

OWN_KEYS = {"followup": "second_thought"}
"""Of kinds of occasion whose frames go by another name."""


def why_silent(brief: Brief, drawn: Sequence[Candidate]) -> str:
    """`drawn` is what her frames gave, before what was said already was taken out. For a thought it is said,
    too, why it was no story."""
    key = _key(brief.occasion)
    before = f"{_no_story(brief.occasion)}; " if brief.occasion.kind == "thought" else ""
    return before + (_spent(brief, drawn, key) if drawn else _none(brief, key))


def _no_story(occasion: Occasion) -> str:
    return occasion.why.removesuffix(INSTEAD) or "it was to be a thought"


def _spent(brief: Brief, drawn: Sequence[Candidate], key: str) -> str:
    never = [word.casefold() for word in brief.persona.file.voice.never_says]
    if all(any(word in each.text.casefold() for word in never) for each in drawn):
        return f"every frame under {key} would say what she never says"
    return f"every frame under {key} was used lately; more of them in frames.yaml would help"


def _none(brief: Brief, key: str) -> str:
    """Nothing was drawn: no frame, or no words for one."""
    if getattr(brief.persona.frames, key, None):
        return "no headline has words that a frame of hers could take"
    return f"frames.yaml has no frame under {key}"


def _key(occasion: Occasion) -> str:
    """Under which key of frames.yaml its frames stand."""
    if occasion.kind == "story" and occasion.news:
        return "followup"
    if occasion.kind == "work" and occasion.when:
        return "own_day"
    if occasion.kind == "callback" and occasion.key:
        return "mate"
    return OWN_KEYS.get(occasion.kind, occasion.kind)
