"""Looking for secrets in a text without ever naming them."""

from collections.abc import Sequence

from agent.text.folding import letters, names

SHORT = 6
"""Latin secrets shorter than this count only as words of their own: "Ann" is not in "planning"."""


def leaks(text: str, secrets: Sequence[str]) -> int | None:
    """The index of the first secret that stands in the text, however spaced or dressed; None if none does."""
    plain = letters(text)
    for index, secret in enumerate(secrets):
        key = letters(secret)
        short = key.isascii() and len(key) < SHORT
        if key and (names(text, secret) if short else key in plain):
            return index
    return None
