"""What the desk and a program may ask about a persona's voice and her people, as functions."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Leaving:
    """A wish that somebody's access be closed."""

    name: str
    by: str
    switch_off: bool
    to: str = ""
    why: str = ""


@dataclass(frozen=True)
class VoiceTools:
    """Each gives a plain document."""

    passport: Callable[[str], dict[str, Any]]
    """Given a persona."""
    swap: Callable[[str, str], dict[str, Any]]
    """Given a persona and another model: the frozen briefs with both."""
    preview: Callable[[str], dict[str, Any]]
    """Given a person: what their leaving would mean."""
    leave: Callable[[Leaving], dict[str, Any]]
