"""Letters that pass for others: Cyrillic е for Latin e. Which does for which says Unicode (UTS #39, confusables.txt)."""

import json
import re
import unicodedata
from functools import cache
from importlib.resources import files

_WORD = re.compile(r"[^\W\d_]{3,}")
_LATIN = re.compile(r"[A-Za-z]")
_ALPHABETS = ("CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC", "LISU", "DESERET", "OSAGE")
_EAST_ASIAN = (
    "CJK",
    "HIRAGANA",
    "KATAKANA",
    "HANGUL",
    "HALFWIDTH",
    "IDEOGRAPHIC",
    "BOPOMOFO",
    "KANGXI",
)


def as_latin(text: str) -> str:
    """Every letter and digit that looks like a plain one as that one; Chinese and Japanese stay."""
    return text if text.isascii() else text.translate(_table())


def mixed_words(text: str) -> list[str]:
    """Words in which letters of another alphabet stand among Latin ones as if they were Latin."""
    if text.isascii():
        return []
    return [word for word in _WORD.findall(text) if _mixed(word)]


def _mixed(word: str) -> bool:
    strangers = [char for char in word if _alphabet(char)]
    return (
        bool(strangers) and _LATIN.search(as_latin(word)) is not None and _passes(word, strangers)
    )


def _passes(word: str, strangers: list[str]) -> bool:
    """Beside Latin letters one stranger is enough; alone, all of them must look like Latin."""
    if _LATIN.search(word):
        return any(as_latin(char).isascii() for char in strangers)
    return as_latin(word).isascii()


def _alphabet(char: str) -> bool:
    return not char.isascii() and unicodedata.name(char, "").startswith(_ALPHABETS)


@cache
def _table() -> dict[int, str]:
    """Read from the file of confusable-homoglyphs, whose own module keeps 18 MB of it in memory."""
    known = json.loads(
        files("confusable_homoglyphs").joinpath("confusables.json").read_text("utf-8")
    )
    pairs = ((char, _plain_of(found)) for char, found in known.items() if _foreign(char))
    return {ord(char): plain for char, plain in pairs if plain}


def _foreign(char: str) -> bool:
    plain = len(char) == 1 and not char.isascii()
    return plain and not unicodedata.name(char, "").startswith(_EAST_ASIAN)


def _plain_of(found: list[dict[str, str]]) -> str:
    alike = (each["c"] for each in found)
    return next(
        (char for char in alike if len(char) == 1 and char.isascii() and char.isalnum()), ""
    )
