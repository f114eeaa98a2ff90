"""What is asked: a question, or the story that a post may spring from."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from memory.rank.dates import Span, spans
from memory.rank.signs import wanted
from memory.words.concepts import concepts
from memory.words.terms import STOP, concept_term, is_dense, normal, terms

MOST_UNITS = 60
NAME = re.compile(r"[^\W\d_]+")
SHORTEST_NICKNAME = 3


@dataclass(frozen=True)
class Unit:
    """One thing that is asked about: the terms that it is called by, and the concepts that it may
    stand for, which other words speak of as well."""

    name: str
    terms: tuple[str, ...]
    concepts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Question:
    """`units` are without the name of the one who is asked about, if one of the speakers is named:
    whoever is named in a talk is called by name by the others, and seldom by themselves. `fields`
    counts how often each field of the thesaurus is touched."""

    units: tuple[Unit, ...]
    fields: tuple[tuple[int, int], ...]
    who: str
    spans: tuple[Span, ...]
    wants: int

    @property
    def terms(self) -> list[str]:
        """All that is to be looked for, each once."""
        return list(dict.fromkeys(t for unit in self.units for t in (*unit.terms, *unit.concepts)))


def read(text: str, speakers: Iterable[str], now: datetime, years: range) -> Question:
    named = _named(text, speakers)
    names = {term for words in named.values() for word in words for term in terms(word)}
    mentions = concepts().mentions(text, names)
    known: dict[str, dict[int, None]] = {}
    for mention in mentions:
        known.setdefault(mention.words, {})[mention.concept] = None
    fields = Counter(concepts().fields[mention.concept] for mention in mentions)
    asked = [term for term in dict.fromkeys(terms(text)) if term not in names]
    return Question(
        units=tuple(_units(asked, known))[:MOST_UNITS],
        fields=tuple(fields.items()),
        who=next(iter(named)) if len(named) == 1 else "",
        spans=tuple(spans(text, now.date(), years)),
        wants=wanted(text),
    )


def _units(asked: list[str], known: Mapping[str, Iterable[int]]) -> Iterable[Unit]:
    """Words of the thesaurus with their terms, and every other term by itself."""
    covered: set[str] = set()
    for words, numbers in known.items():
        cut = terms(words) if is_dense(words) else words.split(" ")
        own = tuple(term for term in dict.fromkeys(cut) if term in asked)
        covered.update(own)
        yield Unit(words, own, tuple(map(concept_term, numbers)))
    yield from (Unit(term, (term,)) for term in asked if term not in covered)


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
