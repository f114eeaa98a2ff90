"""What people's decisions say of the stories that she speaks of, and what a model says of a story's gravity."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from agent.types.persona import Subject


@dataclass(frozen=True)
class Decided:
    """One draft on a story, and what a person made of it; `reason` is a refusal's code."""

    approved: bool
    reason: str
    interest: str
    title: str
    at: datetime


@dataclass(frozen=True)
class Leaning:
    """How people decided about drafts on one subject; `value` runs from -1, refused, to 1, approved."""

    name: str
    """An interest's name, or a word as a headline wrote it."""
    approved: int
    refused: int
    value: float


@dataclass(frozen=True)
class Taste:
    """Leanings by the name of an interest, and by words of the headlines."""

    interests: Mapping[str, Leaning] = field(default_factory=dict)
    words: Mapping[str, Leaning] = field(default_factory=dict)
    decisions: int = 0


@dataclass(frozen=True)
class SecondLook:
    """The grave subjects that a model sees in a story. It adds to what the rules see, and lifts nothing."""

    sure: tuple[Subject, ...] = ()
    perhaps: tuple[Subject, ...] = ()
    accused: bool = False
    unread: bool = False
    """No readable answer came, so that a person must look."""
