"""Which decision is lawful in which status: the whole table as data, and why not in a sentence."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from agent.errors import NotLawful
from agent.types.persona import PersonaFile
from agent.types.review import DraftKind, DraftStatus, Verb

HouseVerb = Literal["supersede", "expire", "publish"]

TABLE: Mapping[Verb, Mapping[DraftStatus, DraftStatus]] = {
    "approve": {"pending": "approved"},
    "edit": {"pending": "pending", "approved": "pending"},
    "reject": {"pending": "rejected", "approved": "rejected"},
    "redo": {"pending": "pending", "approved": "pending"},
    "snooze": {"pending": "pending", "approved": "approved"},
    "reschedule": {"pending": "pending", "approved": "approved"},
    "swap": {"pending": "pending", "approved": "pending"},
    "undo": {"pending": "pending", "approved": "pending", "rejected": "pending"},
}
"""Verb → status → new status. What is missing is not lawful."""

HOUSE: Mapping[HouseVerb, Mapping[DraftStatus, DraftStatus]] = {
    "supersede": {"pending": "superseded"},
    "expire": {"pending": "expired", "approved": "expired"},
    "publish": {"approved": "published"},
}
"""What the house does by itself. A redo takes an approved draft back to pending first."""

KEEPS: frozenset[Verb] = frozenset({"snooze", "reschedule"})
"""Verbs that change a time only; taking one of them back leaves the status as it is."""

OF_BELIEFS: frozenset[Verb] = frozenset({"approve", "edit", "reject", "snooze", "undo"})
"""What may be done with a proposed belief: nobody writes it anew, and it leaves at no time."""

OUT: tuple[str, ...] = ("sending", "published", "unconfirmed")
"""Deliveries that have left or may have; `failed` is proven not to have left."""

OWN_CHANNELS: frozenset[str] = frozenset({"page", "folder"})
"""Where an unofficial persona may go without her owner's word."""


@dataclass(frozen=True)
class Reason:
    """Why a draft is refused; people choose by number."""

    number: int
    code: str
    words: str


REASONS: tuple[Reason, ...] = (
    Reason(1, "not-her", "it doesn't sound like her"),
    Reason(2, "untrue", "it isn't true, or nothing supports it"),
    Reason(3, "dull", "it isn't worth a reader's time"),
    Reason(4, "repeats", "she has said it before"),
    Reason(5, "taboo", "she shouldn't touch this"),
    Reason(6, "timing", "not now"),
    Reason(7, "other", "another reason, in the note"),
)

_WHY_NOT: Mapping[DraftStatus, str] = {
    "pending": "is still waiting for a decision",
    "approved": "is approved already",
    "published": "is published; what is out can't be changed here",
    "rejected": "was rejected",
    "expired": "is expired",
    "superseded": "was replaced by a newer draft",
}


def after(verb: Verb, status: DraftStatus, draft_id: int, persona: str) -> DraftStatus:
    """The status that follows. Raises NotLawful with the reason and what to do instead."""
    found = TABLE[verb].get(status)
    if found is None:
        raise NotLawful(f"draft {draft_id} {_WHY_NOT[status]}", mend(status, draft_id, persona))
    return found


def suits(verb: Verb, kind: DraftKind, status: DraftStatus, draft_id: int) -> None:
    """Raises NotLawful for what only a post can undergo, and for a belief that is hers by now."""
    if kind != "belief":
        return
    if verb not in OF_BELIEFS:
        raise NotLawful(
            f"draft {draft_id} is a belief; {verb} is for posts",
            f"approve, edit or refuse it: selfsame queue show {draft_id}",
        )
    if status == "published":
        raise NotLawful(
            f"draft {draft_id} is a belief that she holds by now",
            "retire the belief, which keeps it in her history",
        )


def mend(status: DraftStatus, draft_id: int, persona: str) -> str:
    """What a person can do where a decision is not lawful."""
    if status in ("approved", "rejected"):
        return f"take that back first: selfsame queue undo {draft_id}"
    if status == "superseded":
        return "decide the newer one: selfsame queue list"
    return f"write a new one: selfsame write {persona}"


def undone(verb: Verb, status: DraftStatus) -> DraftStatus:
    """The status after `verb`, the last decision, is taken back. Undo never approves anything."""
    return status if verb in KEEPS else "pending"


def reason_code(given: str) -> str:
    """The code of a refusal's reason, given as its code or its number."""
    for reason in REASONS:
        if given.strip().lower() in (reason.code, str(reason.number)):
            return reason.code
    known = ", ".join(f"{reason.number} {reason.code}" for reason in REASONS)
    raise NotLawful(f"{given!r} is no reason for a refusal", f"one of: {known}")


def barred_channels(persona: PersonaFile) -> tuple[str, ...]:
    """Channels that an unofficial persona may not use until her owner has signed."""
    released = persona.release.signed_by.strip() and persona.release.canon_is_ours
    if released or not persona.unofficial:
        return ()
    return tuple(name for name in persona.channels if name not in OWN_CHANNELS)
