"""Passwords, hashed with argon2id as RFC 9106 advises for little memory."""

import threading
from functools import cache
from typing import Any

from agent.errors import NotLawful

SHORTEST, LONGEST = 10, 200
_ONE_AT_A_TIME = threading.Lock()
"""A hash takes 64 MiB: many sign-ins at once must not take the machine's memory."""


@cache
def _hasher() -> Any:
    from argon2 import PasswordHasher

    return PasswordHasher()


def hashed(password: str) -> str:
    """Raises NotLawful for one that is too short or too long."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise NotLawful(
            f"a password has {SHORTEST} to {LONGEST} characters",
            "a few words in a row are easy to keep",
        )
    with _ONE_AT_A_TIME:
        return str(_hasher().hash(password))


@cache
def _nobodys() -> str:
    return hashed("nobody has this password")


def matches(known: str, password: str) -> bool:
    """As slow for a name that has no password as for one that has."""
    from argon2.exceptions import InvalidHashError, VerificationError

    given = password[: LONGEST + 1]
    against = known or _nobodys()
    try:
        with _ONE_AT_A_TIME:
            _hasher().verify(against, given)
    except (VerificationError, InvalidHashError):
        return False
    return bool(known)


def outdated(known: str) -> bool:
    """Whether the library hashes more strongly by now."""
    return bool(_hasher().check_needs_rehash(known))
