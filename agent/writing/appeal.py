"""How much a persona cares about a story: her interests' words in it, minus what she must not touch. Pure."""

import math
import re
from functools import lru_cache

from agent.text.subjects import living_person_accused, touches
from agent.types.news import Story
from agent.types.persona import Interest, PersonaFile
from agent.types.settings import Label
from agent.types.writing import Appeal

IN_TITLE, IN_SUMMARY = 1.0, 0.4
SATURATION = 1.2  # a weight of so much gives an appeal of 1 - 1/e
HELD_DISCOUNT = 0.4


def appeal(story: Story, persona: PersonaFile, label: Label) -> Appeal:
    """Score 0..1; `left` where the persona or the label leaves its subject alone, `held` where a person must look."""
    title, summary = _texts(story, persona)
    if not title:
        return Appeal(story.id, 0.0, "left", "in no language that she reads")
    barred = _left_alone(f"{title}\n{summary}", persona, label)
    if barred:
        return Appeal(story.id, 0.0, "left", barred)
    weight, interest = _interest(title, summary, persona.interests)
    score = 1 - math.exp(-weight / SATURATION)
    held = held_subjects(f"{title}\n{summary}", persona)
    if held or story.about_self:
        why = "about herself" if story.about_self else f"touches {', '.join(held)}"
        return Appeal(story.id, round(score * HELD_DISCOUNT, 4), "held", why, interest)
    why = f"touches {interest}" if interest else "touches nothing that she cares about"
    return Appeal(story.id, round(score, 4), "", why, interest)


def held_subjects(text: str, persona: PersonaFile) -> tuple[str, ...]:
    """Grave subjects in the text that are for a person to decide."""
    policy = persona.boundaries.subjects
    held: list[str] = [name for name in touches(text) if policy.get(name, "hold") == "hold"]
    if persona.boundaries.living_people == "hold" and living_person_accused(text):
        held.append("somebody accused")
    return tuple(held)


def _texts(story: Story, persona: PersonaFile) -> tuple[str, str]:
    """Titles and summaries of the sources in languages that she reads."""
    read = [s for s in story.sources if s.language in persona.identity.languages or not s.language]
    return "\n".join(s.title for s in read), "\n".join(s.summary for s in read)


def _left_alone(text: str, persona: PersonaFile, label: Label) -> str:
    policy = persona.boundaries.subjects
    for name in touches(text):
        if policy.get(name) == "leave" or name in label.leave_alone:
            return f"leaves {name} alone"
    for word in persona.boundaries.leave_alone:
        if mentions(text, word):
            return f"leaves {word!r} alone"
    if persona.boundaries.living_people == "leave" and living_person_accused(text):
        return "leaves accusations alone"
    return ""


def _interest(title: str, summary: str, interests: tuple[Interest, ...]) -> tuple[float, str]:
    """The summed weight of all interests that it touches, and the name of the strongest."""
    weights = {interest.name: _weight(title, summary, interest) for interest in interests}
    strongest = max(weights, key=lambda name: weights[name])
    return sum(weights.values()), strongest if weights[strongest] else ""


def _weight(title: str, summary: str, interest: Interest) -> float:
    if any(mentions(title, word) for word in interest.keywords):
        return interest.weight * IN_TITLE
    if any(mentions(summary, word) for word in interest.keywords):
        return interest.weight * IN_SUMMARY
    return 0.0


def mentions(text: str, word: str) -> bool:
    """Whether the word stands in the text: at word bounds where it is Latin, anywhere otherwise."""
    return _pattern(word).search(text) is not None


@lru_cache(maxsize=4096)
def _pattern(word: str) -> re.Pattern[str]:
    bound = r"\b" if word[:1].isascii() and word[-1:].isascii() else ""
    plural = "(?:s|es)?" if bound and word[-1:].isalpha() else ""
    return re.compile(f"{bound}{re.escape(word)}{plural}{bound}", re.IGNORECASE)
