"""What people do with her memories."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

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
