"""All that choosing an occasion may look at."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from random import Random

from agent.types.label import Label
from agent.types.news import Story
from agent.types.persona import PersonaFile
from agent.types.taste import SecondLook, Taste
from agent.types.writing import Earlier, Feeling, Offer, OpenThread, Spoken
from agent.writing.meaning import Meant


@dataclass(frozen=True)
class Situation:
    """`speak_at` is when the post would go out."""

    persona: PersonaFile
    label: Label
    stories: Sequence[Story]
    spoken: Spoken
    threads: Sequence[OpenThread]
    now: datetime
    speak_at: datetime
    fresh_hours: int
    origin: str
    chance: Random
    takes: Callable[[Story], bool]
    """Whether the writer could write about the story at all."""
    taste: Taste = field(default_factory=Taste)
    meant: Meant = field(default_factory=dict)
    second_look: Callable[[Story], SecondLook | None] = lambda story: None
    """Asks a model which grave subjects it sees in a story; None where there is no model."""
    story_id: int | None = None
    """A story that was asked for by number."""
    thread_id: int | None = None
    """A thread that was asked for by number."""
    earlier: Mapping[int, Earlier] = field(default_factory=dict)
    """Story → what she said of it before, under whatever number, and what is new since."""
    offers: Sequence[Offer] = ()
    """What her life offers beside the news: told, dates of hers, label mates' posts."""
    mates: Mapping[int, str] = field(default_factory=dict)
    """Story → the label mate who speaks of it on that day."""
    feeling: Feeling | None = None
    """The mood that she is in."""
