"""What people do with her memories, and what desk and command line are given for it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

KeepingVerb = Literal[
    "pin", "unpin", "forget", "quarantine", "release", "retire", "drop", "reopen", "rest"
]
"""`drop`, `reopen` and `rest` are for threads; `release` takes quarantine and retiring back."""


@dataclass(frozen=True)
class Keeping:
    """One person's wish about one or several memories of a persona."""

    verb: KeepingVerb
    persona: str
    ids: tuple[int, ...]
    by: str
    why: str = ""
    until: datetime | None = None
    """For `rest`: the day before which the thread is left alone."""


@dataclass(frozen=True)
class MemoryTools:
    """The verbs of memory, bound to an open newsroom. Documents are plain JSON types."""

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
    forget: Callable[[int, str, str], dict[str, Any]]
    """Given the number of anybody's memory, who wishes it, and why."""
    import_file: Callable[[Path, str], dict[str, Any]]
    """Given the file and who brings it."""
    rebuild: Callable[[bool], dict[str, Any]]
    """Given whether to begin it; how far it is."""
