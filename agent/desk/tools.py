"""All that the desk is given; it opens nothing itself."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from agent.database import Database
from agent.review.queue import Decision
from agent.types.clocks import Clocks
from agent.types.keeping import Keeping
from agent.types.persona import Persona
from agent.types.review import Draft
from agent.types.settings import ReviewSettings


@dataclass(frozen=True)
class MemoryTools:
    """What the pages about her memory show and do. Documents are plain JSON types."""

    timeline: Callable[[str, Sequence[str], int], dict[str, Any]]
    """Given a persona, kinds (none for all) and the page, counted from 1."""
    search: Callable[[str, str, Sequence[str]], dict[str, Any]]
    """Given a persona, what to look for, and kinds."""
    one: Callable[[str, int], dict[str, Any]]
    threads: Callable[[str], dict[str, Any]]
    beliefs: Callable[[str], dict[str, Any]]
    lessons: Callable[[str], dict[str, Any]]
    keep: Callable[[Keeping], dict[str, Any]]
    mute: Callable[[str, bool, str], None]
    """Given whose lessons, whether they are switched off, and who says so."""


@dataclass(frozen=True)
class DeskTools:
    """The newsroom's verbs as functions, and what the pages read from."""

    database: Database
    clocks: Clocks
    review: ReviewSettings
    personas: Callable[[], Mapping[str, Persona]]
    """As loaded now, the last good ones while a file has mistakes."""
    decide: Callable[[Decision], Draft]
    status: Callable[[], dict[str, Any]]
    news: Callable[[bool], dict[str, Any]]
    """Given whether to refresh first."""
    write: Callable[[str, bool], dict[str, Any]]
    """Given a persona and whether it is a dry run."""
    tick: Callable[[], dict[str, Any]]
    search: Callable[[str, str], dict[str, Any]]
    """Given a persona and what to look for in her memory."""
    memory: MemoryTools
    page_folder: Path
    """Served at /page/."""
    token: str = field(repr=False)
    """The bearer token of the local API."""
    person: str
    """Who sits here: the system's user until people sign in."""
