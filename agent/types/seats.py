"""Who sits at the desk, and how far that carries."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Role = Literal["owner", "reviewer", "reader"]
ROLES: tuple[Role, ...] = ("owner", "reviewer", "reader")
"""Each may do what the ones after it may."""
How = Literal["session", "first", "token", "proxy", "home"]


@dataclass(frozen=True)
class Seat:
    """Whoever sends a request: `how` says by what they are known; `first` is the link of the first start, `home` the
    command line of this machine."""

    name: str
    role: Role
    how: How

    def may(self, needed: Role) -> bool:
        return ROLES.index(self.role) <= ROLES.index(needed)


@dataclass(frozen=True)
class Person:
    """Somebody who may sign in."""

    name: str
    role: Role
    password: bool
    """Whether one is set."""
    tokens: int
    sessions: int
    made_at: datetime


@dataclass(frozen=True)
class Token:
    """A program's key to the API, by its name; the key itself was shown once."""

    id: int
    label: str
    made_at: datetime


@dataclass(frozen=True)
class Knock:
    """What a request brings to be known by; each may be empty."""

    session: str = ""
    bearer: str = ""
    proxied: str = ""
    """The name that a proxy vouches for."""
