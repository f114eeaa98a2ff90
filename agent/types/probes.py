"""Probes: rules that her posts are held against, each with where it breaks. probes.yaml adds a persona's own."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from pydantic import Field, field_validator

from agent.types.settings import Frozen

Strength = Literal["hard", "soft"]


@dataclass(frozen=True)
class Said:
    """One post of hers, oldest first in a sequence; what is not known of it stays None."""

    text: str
    at: str = ""
    """An ISO time."""
    body: str | None = None
    """As it left, with the disclosure."""
    material: str | None = None
    """All that its numbers, names and links may rest on."""
    sources: tuple[tuple[str, str], ...] = ()
    """Publisher and title of each report that it is about."""
    angle: str = ""


@dataclass(frozen=True)
class Break:
    """Where a probe breaks: the post's place in the sequence, and what is wrong there."""

    place: int
    words: str


Posts = Sequence[Said]
Finds = Callable[[Posts], Iterable[Break]]


@dataclass(frozen=True)
class Probe:
    """A hard one must never break; a soft one is reported. `broken_by` are posts that break it."""

    name: str
    strength: Strength
    says: str
    finds: Finds
    broken_by: tuple[Said, ...]


class OwnProbe(Frozen):
    """A rule of this persona's own."""

    name: str = Field(min_length=1)
    """A short name, in one word or with hyphens."""
    strength: Strength = "soft"
    """hard: must never break. soft: is reported."""
    says: str = Field(min_length=1)
    """The rule in words."""
    words: tuple[str, ...] = Field(min_length=1)
    """What it looks for: words, or regular expressions, in whatever case."""
    at_most: int = Field(0, ge=0)
    """In how many posts it may stand …"""
    in_posts: int = Field(1, ge=1)
    """… among so many in a row."""
    example: str = Field(min_length=1)
    """A post that breaks it, where it may stand in none; else one that it stands in."""

    @field_validator("words")
    @classmethod
    def _are_patterns(cls, words: tuple[str, ...]) -> tuple[str, ...]:
        for word in words:
            try:
                re.compile(word, re.I)
            except re.error as problem:
                raise ValueError(f"{word!r} is no regular expression ({problem})") from problem
        return words


class OwnProbes(Frozen):
    """probes.yaml: rules of this persona's own, beside those that hold for everybody."""

    probes: tuple[OwnProbe, ...] = ()
