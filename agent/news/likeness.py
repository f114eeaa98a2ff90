"""How alike two items are: rare words weigh, a giant event's words hardly, disagreeing numbers or subjects forbid."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property, lru_cache

from agent.news.untold import remarks, tells_no_story
from agent.news.weights import Weights
from agent.news.words import head, headline, numbers, second_title, title_key, with_phrases, words

APART, HOUR = timedelta(hours=60), timedelta(hours=1)
SUMMARY = 240
EVIDENCE = 1.5
PAIR_EVIDENCE = 0.5
USUAL_EVIDENCE, MOST_EVIDENCE, EVIDENCE_TELLS = 2.0, 5.0, 0.06
FADES = 0.04
"""What time takes, per factor e of hours: happenings are told within hours, their like comes again next day."""
REMARK = 0.15
TITLE, WHOLE, COVER = 0.5, 0.3, 0.2


@dataclass(frozen=True)
class Face:
    """The words of a title, and of the title with its summary."""

    title: frozenset[str]
    whole: frozenset[str]


@dataclass(frozen=True)
class Entry:
    """An item as grouping sees it; `story` is the story that it already belongs to."""

    id: int
    title: str
    summary: str
    language: str
    publisher: str
    link_key: str
    at: datetime
    story: int | None = None

    @cached_property
    def faces(self) -> tuple["Face", ...]:
        """One for its title; one more for the title that this was translated from, which meets reports of that language."""
        title, second = known_words(headline(self.title)), second_title(self.title, self.summary)
        if second:
            original = known_words(headline(second))
            return (Face(title, title), Face(original, original))
        return (Face(title, title | known_words(self.summary[:SUMMARY])),)

    @cached_property
    def title_words(self) -> frozenset[str]:
        return frozenset().union(*(face.title for face in self.faces))

    @cached_property
    def all_words(self) -> frozenset[str]:
        return frozenset().union(*(face.whole for face in self.faces))

    @cached_property
    def affair_words(self) -> frozenset[str]:
        """Of its title and the one that this was translated from, with their phrases: what sagas compare."""
        titles = (headline(self.title), second_title(self.title, self.summary))
        return known_phrases(titles[0]) | known_phrases(headline(titles[1]))

    @cached_property
    def head_words(self) -> frozenset[str]:
        """Of the subject that a title names before a colon: “Velmora Dairy: …”."""
        return known_words(head(self.title))

    @cached_property
    def remarks(self) -> bool:
        return remarks(self.title) or remarks(second_title(self.title, self.summary))

    @cached_property
    def untold(self) -> bool:
        return tells_no_story(self.title)

    @cached_property
    def title_key(self) -> str:
        return title_key(self.title)

    def shares_link(self, other: "Entry") -> bool:
        return other is not self and bool(self.link_key) and self.link_key == other.link_key


def comparable(one: Entry, other: Entry) -> bool:
    """Whether words can say anything: one language, or one of them is a translation with its original."""
    return one.language == other.language or len(one.faces) > 1 or len(other.faces) > 1


@lru_cache(maxsize=24_000)
def known_words(text: str) -> frozenset[str]:
    """Kept between gathers, since nearly all of the window was there last time."""
    return frozenset(words(text))


@lru_cache(maxsize=12_000)
def known_phrases(text: str) -> frozenset[str]:
    return frozenset(with_phrases(text))


Vectors = tuple[dict[str, float], dict[str, float]]
"""Of a face: its title, and the whole of it."""


class Likeness:
    """Compares entries of one window; vectors are made when first needed."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self._vectors: dict[int, list[Vectors]] = {}

    def score(self, one: Entry, other: Entry) -> float:
        """0..1; 0 where evidence lacks or something forbids that the two tell of one happening."""
        apart = abs(one.at - other.at)
        if apart > APART or _other_subject(one, other):
            return 0.0
        best = max(
            self._score((face, vectors), (face2, vectors2))
            for face, vectors in zip(one.faces, self._known(one), strict=True)
            for face2, vectors2 in zip(other.faces, self._known(other), strict=True)
        )
        remark = REMARK * (one.remarks or other.remarks)
        return max(0.0, best - remark - FADES * math.log1p(apart / HOUR)) if best else 0.0

    def _score(self, one: tuple[Face, Vectors], other: tuple[Face, Vectors]) -> float:
        (face, (title, whole)), (face2, (title2, whole2)) = one, other
        shared = face.title & face2.title
        evidence = self.evidence(shared)
        if evidence < EVIDENCE or _disagree(face.title, face2.title):
            return 0.0
        alike = TITLE * cosine(title, title2) + WHOLE * cosine(whole, whole2)
        alike += COVER * self._cover(shared, face.title, face2.title)
        return alike + EVIDENCE_TELLS * (min(evidence, MOST_EVIDENCE) - USUAL_EVIDENCE)

    def _known(self, entry: Entry) -> list[Vectors]:
        if entry.id not in self._vectors:
            vector = self.weights.vector
            self._vectors[entry.id] = [
                (vector(face.title), vector(face.whole)) for face in entry.faces
            ]
        return self._vectors[entry.id]

    def forget(self, entry: Entry) -> None:
        self._vectors.pop(entry.id, None)

    def evidence(self, shared: Iterable[str]) -> float:
        """Rare words in common; a character pair counts half, since a name alone makes several."""
        return sum(worth(word) for word in shared if self.weights.is_rare(word))

    def _cover(self, shared: Iterable[str], one: Iterable[str], other: Iterable[str]) -> float:
        """The share of the wordier title's weight that both have in common."""

        def mass(bag: Iterable[str]) -> float:
            return sum(self.weights.idf(word) for word in bag)

        return mass(shared) / (max(mass(one), mass(other)) or 1.0)


def _other_subject(one: Entry, other: Entry) -> bool:
    """One form filled in twice: both name a subject before a colon, and these have nothing in common."""
    return bool(one.head_words and other.head_words) and not one.head_words & other.head_words


def worth(word: str) -> float:
    """A spelled word counts as evidence in full, a number or a pair of characters half."""
    spelled = word.isascii() and not word[0].isdigit() and len(word) > 2
    return 1.0 if spelled else PAIR_EVIDENCE


def _disagree(one: frozenset[str], other: frozenset[str]) -> bool:
    """Each gives numbers that the other lacks, and hardly any in common: one template, two happenings."""
    mine, yours = numbers(one), numbers(other)
    return bool(mine - yours and yours - mine) and len(mine & yours) < 2


def cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Of two vectors of unit length."""
    small, large = (one, other) if len(one) <= len(other) else (other, one)
    return sum(value * large[word] for word, value in small.items() if word in large)
