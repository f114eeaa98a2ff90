"""Pieces of a story for the built-in writer: a few words of a source, word for word. Pure."""

import re
from dataclasses import dataclass
from typing import Literal

from agent.text.scripts import language_of

MOST_CJK, MOST_WORDS, LEAST_CJK = 10, 6, 2
_QUOTED = re.compile(r"[《「『“‘]([^《》「」『』“”‘’]{2,40})[》」』”’]|\"([^\"]{2,40})\"")
_NUMBER_CJK = re.compile(
    r"(?<![\d.])\d[\d,.]*\s?(?:[万亿千百億兆]{1,2})?(?:[个年月天次米元家部首岁件台%％倍回人分秒円日只座]|小时|公里|时间|種)"
)
_NUMBER_EN = re.compile(
    r"(?<![\w.$£€])[$£€]?\d[\d,.]*\d?(?:%|\s?(?:million|billion|percent|years?|days?|hours?|minutes?|miles|people|times|pages|songs|films))(?!\w)",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"\b[A-Z][A-Za-z0-9'’&.-]*[A-Za-z0-9](?:\s[A-Z][A-Za-z0-9'’&.-]*[A-Za-z0-9]){0,2}\b"
)
_CLAUSE = re.compile(r"[，。！？：；、,.!?:;|｜—–\-\s…·()（）【】\[\]]+")
_PUBLISHER_TAIL = re.compile(r"\s+[-|–—]\s+[^-|–—]{2,40}$")
_WORD_CLAUSE = re.compile(r"\s*[,.!?:;|—–…()\[\]“”\"]+\s*|\s-\s")


@dataclass(frozen=True)
class Piece:
    """`kind` chooses the frames; `text` stands in the source as it is."""

    text: str
    kind: Literal["number", "name", "story"]


def pieces(title: str) -> list[Piece]:
    """All usable pieces of one headline, the most telling first, without doubles."""
    title = _PUBLISHER_TAIL.sub("", title)
    found = [*_quoted(title), *_numbers(title), *_clauses(title), *_names(title)]
    return [piece for piece in dict.fromkeys(found) if fits(piece.text)]


def fits(text: str) -> bool:
    """Short enough not to be the headline, long enough to mean something, with nothing loose at its ends."""
    if not text or text != text.strip() or len(text) < LEAST_CJK or "{" in text or "@" in text:
        return False
    if language_of(text) == "en" or text.isascii():
        return len(text.split()) <= MOST_WORDS and len(text) <= 48
    return len(text) <= MOST_CJK and not re.search(r"[《》「」『』“”]", text)


def _quoted(title: str) -> list[Piece]:
    return [Piece((a or b).strip(), "story") for a, b in _QUOTED.findall(title)]


def _numbers(title: str) -> list[Piece]:
    pattern = _NUMBER_EN if language_of(title) == "en" else _NUMBER_CJK
    return [Piece(found.group().strip(), "number") for found in pattern.finditer(title)]


def _names(title: str) -> list[Piece]:
    """Latin names; in an English headline in capitals every word looks like one, so only odd ones count."""
    found = [name.group() for name in _NAME.finditer(title)]
    if language_of(title) == "en":
        found = [name for name in found if re.search(r"[a-z][A-Z]|\d|^[A-Z]{3,}$", name)]
    return [Piece(name, "name") for name in found if len(name) > 2]


def _clauses(title: str) -> list[Piece]:
    pattern = _WORD_CLAUSE if language_of(title) == "en" else _CLAUSE
    parts = [part.strip() for part in pattern.split(title)]
    return [Piece(part, "story") for part in parts if len(part) >= 4]
