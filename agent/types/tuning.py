"""How people tune a persona: edits of her files, what they would do to her, and what changed since when."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal


@dataclass(frozen=True)
class Slip:
    """A mistake at its place: file within her folder, line from 1, and what to write instead."""

    path: str
    line: int
    words: str


@dataclass(frozen=True)
class PersonaText:
    """One of her files as it lies on the disk; `seen` tells whether it has changed since."""

    path: str
    text: str
    seen: str


@dataclass(frozen=True)
class PersonaFiles:
    """What her folder holds for editing, and every mistake in it."""

    paths: tuple[str, ...]
    slips: tuple[Slip, ...]


@dataclass(frozen=True)
class Edit:
    """A file's new text, by a person who saw it as `seen`."""

    persona: str
    path: str
    text: str
    seen: str
    by: str


@dataclass(frozen=True)
class Sketch:
    """A post that was written for looking at: never handed in."""

    text: str
    voice: float | None
    title: str
    silence: str
    flags: tuple[str, ...] = ()


@dataclass(frozen=True)
class Pair:
    """The same luck on the same news, as she is and as she would be."""

    present: Sketch
    edited: Sketch


@dataclass(frozen=True)
class Tried:
    """What an edit would do; with mistakes there is nothing to see."""

    slips: tuple[Slip, ...] = ()
    pairs: tuple[Pair, ...] = ()
    fault: str = ""
    unread: tuple[str, ...] = ()
    """The keys that changed, where the writer that is configured reads none of them."""


@dataclass(frozen=True)
class Saved:
    """Either it stands now, or why not: mistakes, or the text that somebody else saved meanwhile."""

    slips: tuple[Slip, ...] = ()
    other: PersonaText | None = None

    @property
    def done(self) -> bool:
        return not self.slips and self.other is None


Mark = Literal["same", "gone", "new"]


@dataclass(frozen=True)
class ChangedLine:
    """A line before or after; `parts` marks what in it is gone or new."""

    mark: Mark
    number: int
    parts: tuple[tuple[Mark, str], ...]


@dataclass(frozen=True)
class ChangedFile:
    """Only the lines that changed, in order; a gap of unchanged ones is left out."""

    path: str
    lines: tuple[ChangedLine, ...]


@dataclass(frozen=True)
class VersionShown:
    """A version, when it was first there, and what sets it apart from the one before."""

    version: str
    first_at: datetime
    present: bool
    drafts: int
    """So many drafts it wrote."""
    by: tuple[str, ...]
    """Who saved it on the desk, and which file; empty where the files were changed elsewhere."""
    files: tuple[ChangedFile, ...]


@dataclass(frozen=True)
class Casting:
    """The lines to choose from just now, and how the rounds before went."""

    name: str
    shown: str
    """The name she goes by."""
    language: str
    number: int
    lines: tuple[str, ...]
    how: str
    """Where the lines come from."""
    shares: tuple[tuple[int, int], ...]
    """Of each round: how many were called hers, of how many answered."""
    hers: int
    not_hers: int
    shared: tuple[str, ...]
    """What the refused lines have in common."""


@dataclass(frozen=True)
class TuningTools:
    """The verbs of tuning as functions. All raise NotThere for a persona or file that is not there."""

    files: Callable[[str], PersonaFiles]
    text: Callable[[str, str], PersonaText]
    attempt: Callable[[Edit], Tried]
    """What the edit would do, tried on today's news; nothing is saved."""
    save: Callable[[Edit], Saved]
    changes: Callable[[str], Sequence[VersionShown]]
    castings: Callable[[], Sequence[str]]
    casting: Callable[[str], Casting]
    draw: Callable[[str], None]
    """The next round, unless one waits."""
    finish: Callable[[str, str], None]
    """Makes a persona of who was being cast, by a person's word. Raises ConfigWrong while something is missing."""
    cast: Callable[[str, int, Sequence[int], Sequence[int], str], None]
    """Of a persona's round the numbers of the lines that are hers, and of those that are not; by whom."""
