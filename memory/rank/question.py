"""What is asked: a question, or the story that a post may spring from."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from memory.rank.dates import Span, spans
from memory.rank.signs import wanted
from memory.terms import STOP, is_dense, normal, terms

MOST_TERMS = 80
NAME = re.compile(r"[^\W\d_]+")
SHORTEST_NICKNAME = 3


@dataclass(frozen=True)
class Question:
    """`terms` are without the name of the one who is asked about, if one of the speakers is named:
    whoever is named in a talk is called by name by the others, and seldom by themselves."""

    terms: tuple[str, ...]
    who: str
    spans: tuple[Span, ...]
    wants: int


def read(text: str, speakers: Iterable[str], now: datetime, years: range) -> Question:
    named = _named(text, speakers)
    names = {term for words in named.values() for word in words for term in terms(word)}
    asked = [term for term in dict.fromkeys(terms(text)) if term not in names]
    return Question(
        terms=tuple(asked[:MOST_TERMS]),
        who=next(iter(named)) if len(named) == 1 else "",
        spans=tuple(spans(text, now.date(), years)),
        wants=wanted(text),
    )


def _named(text: str, speakers: Iterable[str]) -> dict[str, list[str]]:
    """The speakers whom a text names, with the words that it names them by."""
    words = [word for word in NAME.findall(text) if word[0].isupper() and normal(word) not in STOP]
    found: dict[str, list[str]] = {}
    for speaker in speakers:
        if by := [word for word in words if _means(word, speaker)]:
            found[speaker] = by
        elif is_dense(speaker) and speaker in text:
            found[speaker] = [speaker]
    return found


def _means(word: str, speaker: str) -> bool:
    """A name's first word, or its beginning: Mel is Melanie."""
    first = normal(speaker).partition(" ")[0]
    short = normal(word)
    return short == first or (len(short) >= SHORTEST_NICKNAME and first.startswith(short))
