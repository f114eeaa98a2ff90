"""Folding away what doesn't change meaning, so that texts and names can be compared."""

import re
import unicodedata
from collections.abc import Iterable

# Bidi controls, zero-width and other unseen marks; the joiners of emoji and scripts stay.
UNSEEN = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5"
    "\u180b-\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb"
    "\U000e0000\U000e0001\ud800-\udfff]"
)
_GAP = r"[\W_]*"
_NOT_LETTERS = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """Width, case and unseen marks folded; spaces to one each."""
    if text.isascii() and text.isprintable():  # nothing but case to fold, and much text is so
        return " ".join(text.casefold().split())
    return " ".join(UNSEEN.sub("", unicodedata.normalize("NFKC", text)).casefold().split())


def letters(text: str) -> str:
    """Folded, and only letters and digits left: what survives every trick of spacing."""
    return _NOT_LETTERS.sub("", fold(text))


def names(text: str, name: str) -> bool:
    """Whether `text` names `name`, whatever the case, width or spacing; Latin words only as a whole."""
    return _pattern(name).search(fold(text)) is not None


def first_named(text: str, wanted: Iterable[str]) -> str | None:
    """The first of `wanted` that stands in the text."""
    return next((name for name in wanted if names(text, name)), None)


def _pattern(name: str) -> re.Pattern[str]:
    key = letters(name)
    if not key:
        return re.compile(r"(?!)")
    before = r"(?<![a-z0-9])" if key[0].isascii() else ""
    after = r"(?![a-z0-9])" if key[-1].isascii() else ""
    return re.compile(before + _GAP.join(re.escape(char) for char in key) + after)
