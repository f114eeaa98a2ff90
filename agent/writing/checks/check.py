"""The contract of a check, and how a flag is made."""

from collections.abc import Callable, Iterable

from agent.types.writing import Candidate, Flag
from agent.writing.brief import Brief

Check = Callable[[Candidate, Brief], Iterable[Flag]]


def refuse(code: str, words: str) -> Flag:
    """It may not go out like this, whoever approves."""
    return Flag(code, "refuse", words, single=True)


def warn(code: str, words: str, *, single: bool = False) -> Flag:
    """A person should look at this before saying yes."""
    return Flag(code, "warn", words, single)


def note(code: str, words: str) -> Flag:
    """Worth knowing, no more."""
    return Flag(code, "note", words)
