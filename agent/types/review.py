"""What stands in the queue, and what may be done with it."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

DraftStatus = Literal["pending", "approved", "published", "rejected", "expired", "superseded"]
DraftKind = Literal["post", "belief", "piece"]
"""A piece is a commission: longer, and it leaves by hand."""
Origin = Literal["slot", "manual", "welcome", "imported"]
Verb = Literal["approve", "edit", "reject", "redo", "snooze", "reschedule", "swap", "undo"]
DeliveryStatus = Literal[
    "due", "shelved", "sending", "published", "failed", "unconfirmed", "withdrawn", "taken-down"
]  # fmt: skip

STATUSES: tuple[DraftStatus, ...] = (
    "pending", "approved", "published", "rejected", "expired", "superseded",
)  # fmt: skip
LIVE: tuple[DraftStatus, ...] = ("pending", "approved", "published")


@dataclass(frozen=True)
class NewDraft:
    """A draft on its way into the queue, as the graph hands it in."""

    persona: str
    text: str
    language: str
    kind: DraftKind
    origin: Origin
    occasion: str
    thread: str
    """The writing thread; handing in the same thread twice changes nothing."""
    trace: dict[str, Any]
    flags: tuple[dict[str, Any], ...]
    persona_version: str
    slot_id: int | None = None
    story_id: int | None = None
    speak_at: datetime | None = None
    expires_at: datetime | None = None
    supersedes: int | None = None
    opens_thread: str = ""
    closes_thread: int | None = None
    takes_up_thread: int | None = None
    sample: bool = False


@dataclass(frozen=True)
class Revision:
    """One version of a draft's text; `number` counts from 1."""

    id: int
    number: int
    text: str
    by: str
    at: datetime
    note: str = ""


@dataclass(frozen=True)
class Draft:
    """A draft as the queue shows it."""

    id: int
    persona: str
    kind: DraftKind
    origin: Origin
    occasion: str
    status: DraftStatus
    text: str
    language: str
    revision: int
    flags: tuple[dict[str, Any], ...]
    persona_version: str
    created_at: datetime
    speak_at: datetime | None
    not_before: datetime | None
    expires_at: datetime | None
    hold: str
    """Why it is held, empty if it is not."""
    slot_id: int | None
    story_id: int | None
    redo_wish: str | None
    sample: bool = False
    opens_thread: str = ""
    """What publishing it leaves open, in her words."""
    closes_thread: int | None = None
    takes_up_thread: int | None = None
    trace: dict[str, Any] = field(default_factory=dict)

    @property
    def single(self) -> bool:
        """Whether it must be decided on its own, never in a batch."""
        return any(flag["single"] for flag in self.flags)


@dataclass(frozen=True)
class AuditRow:
    """Who did what to a draft, on both clocks."""

    who: str
    action: str
    was: str
    became: str
    why: str
    world_at: datetime
    wall_at: datetime


@dataclass(frozen=True)
class Hold:
    """A stop that a person put on a persona ("yuri") or on the whole label ("*")."""

    id: int
    scope: str
    why: str
    by: str
    since: datetime
