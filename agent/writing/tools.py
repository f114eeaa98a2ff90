"""What the graph's steps are given: the persona, and functions into rooms that they don't know."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from agent.types.label import Label
from agent.types.news import Story
from agent.types.persona import Persona
from agent.types.review import NewDraft
from agent.types.taste import SecondLook, Taste
from agent.types.writing import (
    Appeal,
    Earlier,
    Feeling,
    Offer,
    OpenThread,
    Recalled,
    Spoken,
    Taught,
)
from agent.writing.meaning import Meant
from agent.writing.writers.writer import Writer


class Voiceprint(Protocol):
    """Measures how much a text sounds like her canon, 0..100."""

    def score(self, text: str) -> float: ...


@dataclass(frozen=True)
class WritingTools:
    """`hand_in` and `note_appeals` do nothing in a dry run; `hand_in` then gives None."""

    persona: Persona
    label: Label
    writer: Writer
    voice: Voiceprint | None
    now: Callable[[], datetime]
    fresh_hours: int
    stories: Callable[[], Sequence[Story]]
    spoken: Callable[[], Spoken]
    recall: Callable[[str], Sequence[Recalled]]
    threads: Callable[[], Sequence[OpenThread]]
    lessons: Callable[[str], Sequence[Taught]]
    note_appeals: Callable[[Sequence[Appeal]], None]
    hand_in: Callable[[NewDraft], int | None]
    touching: Callable[[str], Sequence[OpenThread]] = lambda query: ()
    """Rested threads that touch an occasion, given as a query; `threads` are all that have rested."""
    taste: Callable[[], Taste] = Taste
    """What people's decisions about her drafts say of their subjects."""
    meaning: Callable[[Sequence[Story]], Meant] = lambda stories: {}
    """How near stories are to her interests in meaning, where an embedder is configured."""
    second_look: Callable[[Story], SecondLook | None] = lambda story: None
    """What a model says of a story's gravity, where one is configured. Raises ModelFault."""
    lacking: Callable[[], str] = str
    """Why recall may miss something at the moment; empty while it doesn't."""
    earlier: Callable[[Sequence[Story]], Mapping[int, Earlier]] = lambda stories: {}
    """What she said before of each of the stories that she has spoken of, and what is new since."""
    offers: Callable[[datetime], Sequence[Offer]] = lambda speak_at: ()
    """What her life offers for that moment."""
    mates: Callable[[datetime], Mapping[int, str]] = lambda speak_at: {}
    """Stories that label mates speak of on that day, with who does."""
    feeling: Callable[[datetime], Feeling | None] = lambda speak_at: None
    """The mood that she is in at that moment."""
    event: Callable[[int], Sequence[Recalled]] = lambda memory_id: ()
    """The memory of what an occasion springs from, while it is remembered."""
    company: Callable[[Sequence[str]], Sequence[Persona]] = lambda names: ()
    """Label mates by their folders' names, as far as they are there."""
    embargo: Callable[[datetime], Sequence[str]] = lambda speak_at: ()
    """Words that must not leave before a later time."""
