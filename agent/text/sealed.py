"""Looking for secrets in a text without ever naming them."""

import base64
import html
import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Any

from agent.text.folding import letters, names
from agent.text.lookalikes import as_latin
from agent.text.wrapped import rotated, unwrapped

SHORT = 6
"""Latin secrets shorter than this count only as words of their own: "Ann" is not in "planning"."""
_MARKS = re.compile("[\u0300-\u036f\u20d0-\u20ff\ufe00-\ufe0f]")
_KANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}
_DIGITS = str.maketrans("〇零一二三四五六七八九壹贰叁肆伍陆柒捌玖", "00123456789123456789")
_LEET = str.maketrans("0134578@$|", "oieastbasi")


def leaks(text: str, secrets: Sequence[str]) -> int | None:
    """The index of the first secret that stands in the text, however spaced, dressed, encoded or turned; None if none does."""
    if not secrets:
        return None
    readings = [reading for each in _turned(text) for reading in _readings(each)]
    for index, secret in enumerate(secrets):
        if _short(secret):
            if names(as_latin(unwrapped(text)), secret):
                return index
        elif any(key in reading for key in _keys(secret) for reading in readings):
            return index
    return None


def _short(secret: str) -> bool:
    key = letters(secret)
    return key.isascii() and len(key) < SHORT


def _turned(text: str) -> Iterator[str]:
    """As it is with what is wrapped in it, from its end, and in ROT13."""
    whole = unwrapped(html.unescape(text))
    yield whole
    yield whole[::-1]
    yield rotated(whole)


def _readings(text: str) -> tuple[str, ...]:
    """What is left of it once width, marks, script, look-alikes and digits for letters are folded away."""
    bare = _bare(text)
    return tuple(dict.fromkeys((letters(text), bare, bare.translate(_LEET).replace("1", "l"))))


def _bare(text: str) -> str:
    unmarked = unicodedata.normalize("NFC", _MARKS.sub("", unicodedata.normalize("NFKD", text)))
    simple = _simplified().convert(unmarked) if not text.isascii() else unmarked
    joined = letters(unmarked)  # joined first: 計畫 is 计划 only where the two stand together
    simple = joined if joined.isascii() else _simplified().convert(joined)
    return letters(as_latin(simple.translate(_KANA))).translate(_DIGITS)


@lru_cache(maxsize=512)
def _keys(secret: str) -> tuple[str, ...]:
    """Its readings, and what it is in base64 wherever it begins in a group of three bytes."""
    plain = tuple(key for key in _readings(secret) if key)
    coded = (
        base64.b64encode(b"\0" * at + secret.encode())[4 if at else 0 :].rstrip(b"=").decode()[:-1]
        for at in range(3)
    )
    return (*plain, *(letters(each) for each in coded if len(each) >= 12))


@cache
def _simplified() -> Any:
    """Traditional characters as simplified ones (OpenCC)."""
    from opencc import OpenCC

    return OpenCC("t2s")
