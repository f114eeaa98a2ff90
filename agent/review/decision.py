"""What a person decides, and what else it takes to carry it out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from agent.types.review import DraftStatus, Verb
from agent.types.writing import Flag

Check = Callable[[str], list[Flag]]
"""Judges a text that a person wrote or chose; what it returns are the new revision's flags."""

Derive = Callable[[str, str, Mapping[str, Any]], dict[str, Any]]
"""The thread columns of a text, from the text that stood before and its thread columns."""


@dataclass(frozen=True)
class Decision:
    """One decision by a named person.

    `text` goes with edit, `reason` (code or number) with reject, `until` with snooze and reschedule,
    `candidate` (its index in trace["candidates"], from 0) with swap, `note` with any. `revision` and
    `status` are those that the person saw: where the draft has another by now, nothing happens.
    """

    draft_id: int
    verb: Verb
    by: str
    text: str | None = None
    reason: str = ""
    note: str = ""
    until: datetime | None = None
    candidate: int | None = None
    revision: int | None = None
    status: DraftStatus | None = None
    shelf: bool = False
    """With approve: it gets no time, and leaves the shelf on a day on which nothing else is approved."""
