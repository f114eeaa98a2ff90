"""Several things in one sentence."""

from collections.abc import Iterable

from agent.desk.words import word


def several(parts: Iterable[str]) -> str:
    """One after the other, as the language of the request strings them together."""
    return word("between").join(parts)
