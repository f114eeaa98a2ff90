"""Moments to speak, as the rhythm draws them and as the table keeps them."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

SlotStatus = Literal[
    "planned", "writing", "drafted", "silent", "failed", "missed", "dropped",
]  # fmt: skip
Settled = Literal["drafted", "silent", "failed"]


@dataclass(frozen=True)
class Moment:
    """One planned moment of a local day; `position` counts from 1, times are UTC."""

    local_date: date
    position: int
    speak_at: datetime
    write_at: datetime


@dataclass(frozen=True)
class Slot:
    """A materialised moment; `attempt` counts writings that began, an earlier one having been settled as failed."""

    id: int
    persona: str
    local_date: date
    position: int
    speak_at: datetime
    write_at: datetime
    status: SlotStatus
    attempt: int = 0
    lease_until_wall: datetime | None = None
    why: str = ""

    @property
    def thread(self) -> str:
        """The writing thread: the same for whoever takes the attempt over."""
        return f"slot-{self.id}-{self.attempt}"
