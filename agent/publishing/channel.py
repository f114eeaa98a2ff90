"""The contract of a channel: a name, and one function that takes a parcel out.

It raises DeliveryFault only where it is certain that nothing left, and DeliveryUnsure where it cannot know.
Anything else that it raises leaves the delivery claimed, and it becomes `unconfirmed` when its lease has run
out. What it can do besides, it says by having `check`, `take_down`, `correct` or `counts`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol, runtime_checkable

from agent.types.media import Attachment


@dataclass(frozen=True)
class Parcel:
    """One delivery, checked and claimed. `body` is what leaves, byte for byte, disclosure included."""

    delivery: int
    persona: str
    post: int
    channel: str
    body: str
    sha256: str
    language: str
    published_at: datetime
    """World time of the first claim of which it isn't certain that nothing left; the same on every repetition."""
    sample: bool
    attempt: int
    """Counts from 1."""
    doubt: timedelta | None = None
    """For how long, on the wall clock, an earlier try may have left already; None: none has."""
    variants: Mapping[str, str] = field(default_factory=dict)
    """The same in other languages, byte for byte, where the channel shows several."""
    attachments: tuple[Attachment, ...] = ()
    """Files that go along; their bytes are read by `agent/publishing/channels/media.py`, which checks them."""

    @property
    def number(self) -> str:
        """Names the delivery for ever, within this installation."""
        return f"{self.persona}-{self.delivery}-{self.sha256[:16]}"


@dataclass(frozen=True)
class Receipt:
    """Where it can be read now, and by what id the platform knows it; unproven ones are a person's to look after."""

    remote: str = ""
    proven: bool = True
    id: str = ""


@dataclass(frozen=True)
class Sent:
    """A delivery that is out, as whoever takes it down or corrects it needs it."""

    delivery: int
    persona: str
    post: int
    channel: str
    body: str
    language: str
    sent_at: datetime
    remote: str
    id: str
    attachments: int = 0
    """So many files stand there with it."""


@dataclass(frozen=True)
class Counts:
    """What readers did with a post, as the platform counts it; None for what it doesn't tell."""

    replies: int | None = None
    saves: int | None = None
    """Those who marked it for keeps or as liked."""


class Channel(Protocol):
    """A place where posts go. `repeatable`: sending a parcel again, even in doubt, leaves it there once."""

    @property
    def name(self) -> str: ...

    @property
    def repeatable(self) -> bool: ...

    def send(self, parcel: Parcel) -> Receipt: ...


@runtime_checkable
class Checked(Protocol):
    """Its account is looked at before the first post: whether it says that she is a machine."""

    def check(self, persona: str) -> None:
        """Raises DeliveryFault where she may not post there as it is."""
        ...


@runtime_checkable
class Removing(Protocol):
    """Can take a post down again."""

    def take_down(self, sent: Sent) -> None: ...


@runtime_checkable
class Correcting(Protocol):
    """Can put another text in a post's place."""

    def correct(self, sent: Sent, body: str) -> Receipt: ...


@runtime_checkable
class Counting(Protocol):
    """Tells what stayed with people. Reading only: both raise DeliveryFault, and nothing has left."""

    def counts(self, sent: Sent) -> Counts: ...

    def followers(self, persona: str) -> int | None: ...
