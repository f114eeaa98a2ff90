"""How far what she wrote lately is from her voice."""

from collections.abc import Sequence

from agent.voice.fingerprint import Fingerprint

FEWEST = 3


def drift(fingerprint: Fingerprint, texts: Sequence[str], last: int = 10) -> float | None:
    """The mean score of the last texts (newest last) less 50: below zero is away from her; None for fewer than 3."""
    recent = texts[-last:]
    if len(recent) < FEWEST:
        return None
    return sum(fingerprint.score(text) for text in recent) / len(recent) - 50
