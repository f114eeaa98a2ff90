"""How much a persona cares about a story: her interests in it, her people's taste, minus what she must not touch. Pure."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from agent.text.folding import first_named
from agent.text.subjects import Touch, living_person_accused, touched
from agent.types.label import Label
from agent.types.news import Story
from agent.types.persona import SUBJECTS, PersonaFile
from agent.types.profiles import policy_of, words_left_alone
from agent.types.taste import SecondLook, Taste
from agent.types.writing import ACCUSED, Appeal
from agent.writing.factors import Factor, weighed
from agent.writing.interests import TouchedInterest, mentions, touched_interests
from agent.writing.no_story import NO_LANGUAGE
from agent.writing.taste import leaning_on

SATURATION = 1.2  # a weight of so much gives an appeal of 1 - 1/e
HELD = Factor(0.4, "for a person to decide")
UNREAD = "perhaps grave"
"""What is held for where a model was asked, and its answer could not be read."""


@dataclass(frozen=True)
class Known:
    """What there is to go by beyond the story and her files; nothing of it is needed."""

    taste: Taste = field(default_factory=Taste)
    meant: Mapping[str, float] = field(default_factory=dict)
    """How near the story is to each interest in meaning, 0..1."""
    look: SecondLook | None = None
    """What a model sees in it, where one was asked."""


NOTHING = Known()


def appeal(story: Story, persona: PersonaFile, label: Label, known: Known = NOTHING) -> Appeal:
    """Score 0..1; `left` where the persona or the label leaves its subject alone, `held` where a person must look."""
    title, summary = _texts(story, persona)
    every = "\n".join(f"{source.title}\n{source.summary}" for source in story.sources)
    own = story.about_self or names_her(every, persona, label)
    if not title:
        why = NO_LANGUAGE
        return Appeal(
            story.id, 0.0, "left", f"about herself, and {why}" if own else why, about_self=own
        )
    text = f"{title}\n{summary}"
    found = with_look(touched(title, summary), known.look)
    barred = _left_alone(text, found, persona, label, known.look)
    if barred:
        why = f"about herself, and {barred}" if own else barred
        return Appeal(story.id, 0.0, "left", why, about_self=own)
    interests = touched_interests(title, summary, persona.interests, known.meant)
    score = 1 - math.exp(-sum(each.counts for each in interests) / SATURATION)
    grave = _grave(text, found, persona, known.look)
    reasons = [*["about herself"] * own, *[f"touches {', '.join(grave)}"] * bool(grave)]
    names = [each.name for each in interests]
    cared = Appeal(
        story.id, score, "held" if reasons else "", "; ".join((*reasons, _cares(interests))),
        next(iter(names), ""), grave, own,
    )  # fmt: skip
    return weighed(cared, (HELD if reasons else None, leaning_on(title, names, known.taste)))


def _cares(interests: list[TouchedInterest]) -> str:
    told = ", ".join(map(str, interests))
    return f"touches {told}" if told else "touches nothing that she cares about"


def with_look(found: tuple[Touch, ...], look: SecondLook | None) -> tuple[Touch, ...]:
    """What the rules found and what a model adds to it; it makes a maybe sure, and never the other way."""
    if look is None:
        return found
    touches = {touch.subject: touch for touch in found}
    for subject in look.perhaps:
        touches.setdefault(subject, Touch(subject, False, "the model"))
    for subject in look.sure:
        if subject not in touches or not touches[subject].sure:
            touches[subject] = Touch(subject, True, "the model")
    return tuple(touches[subject] for subject in SUBJECTS if subject in touches)


def names_her(text: str, persona: PersonaFile, label: Label) -> bool:
    """Her name, another spelling of it, or her label's name stands in the text."""
    own = (persona.identity.name, *persona.identity.also_called, label.name)
    return first_named(text, own) is not None


def _grave(
    text: str, found: tuple[Touch, ...], persona: PersonaFile, look: SecondLook | None
) -> tuple[str, ...]:
    """What is for a person to decide; a maybe is held too, and told as one."""
    held = [told(touch) for touch in found]
    if persona.boundaries.living_people == "hold" and _accused(text, look):
        held.append(ACCUSED)
    if look is not None and look.unread:
        held.append(UNREAD)
    return tuple(held)


def _accused(text: str, look: SecondLook | None) -> bool:
    return living_person_accused(text) or (look is not None and look.accused)


def told(touch: Touch) -> str:
    return touch.subject if touch.sure else f"perhaps {touch.subject}"


def _texts(story: Story, persona: PersonaFile) -> tuple[str, str]:
    """Titles and summaries of the sources in languages that she reads."""
    read = [s for s in story.sources if s.language in persona.identity.languages or not s.language]
    return "\n".join(s.title for s in read), "\n".join(s.summary for s in read)


def _left_alone(
    text: str, found: tuple[Touch, ...], persona: PersonaFile, label: Label, look: SecondLook | None
) -> str:
    """Only what is meant for sure is left alone; in doubt, a person decides."""
    policy = policy_of(persona.boundaries)
    for touch in found:
        leave = policy[touch.subject] == "leave" or touch.subject in label.leave_alone
        if leave and touch.sure:
            return f"leaves {touch.subject} alone"
    for word in words_left_alone(persona.boundaries):
        if mentions(text, word):
            return f"leaves {word!r} alone"
    if persona.boundaries.living_people == "leave" and _accused(text, look):
        return "leaves accusations alone"
    return ""
