"""What the desk is given for what stands beside a draft's text: her other languages, and files."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class BesideTools:
    """Documents are plain JSON types. All raise NotThere and NotLawful; writing also ModelFault."""

    write: Callable[[int, str, str, str], dict[str, Any]]
    """Given a draft, the language, who asks, and a note for this attempt."""
    word: Callable[[int, str, str, str, str], dict[str, Any]]
    """Given a draft, the language, text, gloss, and who words it."""
    attach: Callable[[int, bytes, str, bool, str], dict[str, Any]]
    """Given a draft, the file's bytes, its description, whether an AI made it, and who drops it in."""
    describe: Callable[[int, int, str, bool, str], dict[str, Any]]
    """Given a draft, the file's number in it, the description, whether an AI made it, and who says so."""
    media: Path
    """Where the files are kept."""
