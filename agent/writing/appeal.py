"""How much a persona cares about a story: her interests' words in it, minus what she must not touch. Pure."""

import math
import re
from functools import lru_cache

from agent.text.folding import first_named
from agent.text.subjects import Touch, living_person_accused, touched
from agent.types.news import Story
from agent.types.persona import Interest, PersonaFile
from agent.types.profiles import policy_of
from agent.types.settings import Label
from agent.types.writing import ACCUSED, Appeal

IN_TITLE, IN_SUMMARY = 1.0, 0.4
SATURATION = 1.2  # a weight of so much gives an appeal of 1 - 1/e
HELD_DISCOUNT = 0.4


def appeal(story: Story, persona: PersonaFile, label: Label) -> Appeal:
    """Score 0..1; `left` where the persona or the label leaves its subject alone, `held` where a person must look."""
    title, summary = _texts(story, persona)
    if not title:
        return Appeal(story.id, 0.0, "left", "in no language that she reads")
    found = touched(title, summary)
    own = story.about_self or names_her(f"{title}\n{summary}", persona, label)
    barred = _left_alone(f"{title}\n{summary}", found, persona, label)
    if barred:
        why = f"about herself, and {barred}" if own else barred
        return Appeal(story.id, 0.0, "left", why, about_self=own)
    weight, interest = _interest(title, summary, persona.interests)
    score = round(1 - math.exp(-weight / SATURATION), 4)
    grave = _grave(f"{title}\n{summary}", found, persona)
    if grave or own:
        reasons = ["about herself"] * own + [f"touches {', '.join(grave)}"] * bool(grave)
        score = round(score * HELD_DISCOUNT, 4)
        return Appeal(story.id, score, "held", "; ".join(reasons), interest, grave, own)
    why = f"touches {interest}" if interest else "touches nothing that she cares about"
    return Appeal(story.id, score, "", why, interest)


def names_her(text: str, persona: PersonaFile, label: Label) -> bool:
    """Her name, another spelling of it, or her label's name stands in the text."""
    own = (persona.identity.name, *persona.identity.also_called, label.name)
    return first_named(text, own) is not None


def _grave(text: str, found: tuple[Touch, ...], persona: PersonaFile) -> tuple[str, ...]:
    """What is for a person to decide; a maybe is held too, and told as one."""
    held = tuple(told(touch) for touch in found)
    accused = persona.boundaries.living_people == "hold" and living_person_accused(text)
    return (*held, ACCUSED) if accused else held


def told(touch: Touch) -> str:
    return touch.subject if touch.sure else f"perhaps {touch.subject}"


def _texts(story: Story, persona: PersonaFile) -> tuple[str, str]:
    """Titles and summaries of the sources in languages that she reads."""
    read = [s for s in story.sources if s.language in persona.identity.languages or not s.language]
    return "\n".join(s.title for s in read), "\n".join(s.summary for s in read)


def _left_alone(text: str, found: tuple[Touch, ...], persona: PersonaFile, label: Label) -> str:
    """Only what is meant for sure is left alone; in doubt, a person decides."""
    policy = policy_of(persona.boundaries)
    for touch in found:
        leave = policy[touch.subject] == "leave" or touch.subject in label.leave_alone
        if leave and touch.sure:
            return f"leaves {touch.subject} alone"
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
