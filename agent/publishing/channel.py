"""The contract of a channel: a name, and one function that takes a parcel out.

A channel raises DeliveryFault only where it is certain that nothing left; `permanent` says that trying
again is useless. Where it cannot know, it returns a Receipt with `proven=False`. Anything else that it
raises leaves the delivery claimed, and it becomes `unconfirmed` when its lease has run out.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


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
    """World time of the claim; the same again where a repeatable channel repeats a crashed try."""
    sample: bool
    attempt: int
    """Counts from 1."""


@dataclass(frozen=True)
class Receipt:
    """Where it can be read now; unproven receipts are for a person to look after."""

    remote: str = ""
    proven: bool = True


class Channel(Protocol):
    """A place where posts go. `repeatable`: sending the same parcel twice leaves it there once."""

    @property
    def name(self) -> str: ...

    @property
    def repeatable(self) -> bool: ...

    def send(self, parcel: Parcel) -> Receipt: ...
