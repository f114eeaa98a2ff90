"""What every verb is given, and what it gives back to `decide`, which writes it down."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row

from agent.errors import NotLawful
from agent.review.decision import Decision, Derive
from agent.types.clocks import Stamp
from agent.types.persona import Persona
from agent.types.review import DraftStatus
from agent.types.settings import ReviewSettings
from agent.types.writing import Flag


@dataclass(frozen=True)
class Case:
    """A decision inside its transaction; `row` is the draft before it, `by` the trimmed name."""

    connection: Connection
    row: Row[Any]
    at: Stamp
    by: str
    decision: Decision
    persona: Persona
    review: ReviewSettings
    found: list[Flag] | None = None
    """What the check found in a new text, worked out before the write lock was taken."""
    derive: Derive | None = None
    """What a new text does to her threads; without it they stay as they are."""

    @property
    def name(self) -> str:
        return f"draft {self.row.id}"

    @property
    def anew(self) -> str:
        return f"write a new one: selfsame write {self.row.persona}"


@dataclass(frozen=True)
class Change:
    """The draft's new status and columns; `words` go into the audit row."""

    status: DraftStatus
    values: dict[str, Any] = field(default_factory=dict)
    reason: str = ""
    """For the decisions row: a refusal's code, or the time that stood before."""
    words: str = ""


def future(case: Case) -> datetime:
    """`until`, if it is a time to come while the draft's news is fresh. Raises NotLawful."""
    until, stale = case.decision.until, case.row.expires_at
    if until is None or until.tzinfo is None:
        raise NotLawful(f"{case.decision.verb} needs a time with its zone", "such as 20:00+08:00")
    if until <= case.at.world:
        raise NotLawful(f"{until.isoformat()} has passed", "give a time to come")
    if stale is not None and until >= stale:
        raise NotLawful(
            f"{case.name} would be stale by then: its news ends at {stale.isoformat()}",
            f"give an earlier time, or {case.anew}",
        )
    return until
