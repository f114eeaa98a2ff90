"""How alike two items are: rare words weigh, a giant event's words hardly, disagreeing numbers or subjects forbid."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property, lru_cache
from itertools import product

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
DENSE = ("zh", "ja")
FEWEST_NAMES = 2
MARKS = ("st", "sst")
"""What an exchange puts before a company's name."""
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
        title = known_words(headline(self.title))
        if self.second_title:
            original = known_words(headline(self.second_title))
            return (Face(title, title), Face(original, original))
        return (Face(title, title | known_words(self.summary[:SUMMARY])),)

    @cached_property
    def second_title(self) -> str:
        return second_title(self.title, self.summary)

    @cached_property
    def names(self) -> Face | None:
        """Of a Chinese or Japanese title the spelled names and the numbers, if it has several: what any language shares."""
        kept = frozenset(word for word in self.faces[0].title if word.isascii())
        spelled = sum(not word[0].isdigit() and len(word) > 2 for word in kept)
        return Face(kept, kept) if spelled >= FEWEST_NAMES and self.language in DENSE else None

    @cached_property
    def title_words(self) -> frozenset[str]:
        return frozenset().union(*(face.title for face in self.faces))

    @cached_property
    def all_words(self) -> frozenset[str]:
        return frozenset().union(*(face.whole for face in self.faces))

    @cached_property
    def affair_words(self) -> frozenset[str]:
        """Of its title and the one that this was translated from, with their phrases: what sagas compare."""
        titles = (headline(self.title), headline(self.second_title))
        return frozenset().union(*(with_phrases(in_order(title)) for title in titles))

    @cached_property
    def head_words(self) -> frozenset[str]:
        """Of the subject that a title names before a colon: “Velmora Dairy: …”."""
        return frozenset(word for word in known_words(head(self.title)) if word not in MARKS)

    @cached_property
    def remarks(self) -> bool:
        return remarks(self.title) or remarks(self.second_title)

    @cached_property
    def untold(self) -> bool:
        return tells_no_story(self.title)

    @cached_property
    def title_key(self) -> str:
        return title_key(self.title)

    def shares_link(self, other: "Entry") -> bool:
        return other is not self and bool(self.link_key) and self.link_key == other.link_key


def comparable(one: Entry, other: Entry) -> bool:
    """Whether words can say anything: one language, a translation with its original, or names that any language has."""
    if one.language == other.language or len(one.faces) > 1 or len(other.faces) > 1:
        return True
    return one.names is not None or other.names is not None


def known_words(text: str) -> frozenset[str]:
    return frozenset(in_order(text))


@lru_cache(maxsize=24_000)
def in_order(text: str) -> tuple[str, ...]:
    """Kept between gathers, since nearly all of the window was there last time."""
    return tuple(words(text))


Vectors = tuple[dict[str, float], dict[str, float]]
"""Of a face: its title, and the whole of it."""
Seen = tuple[Face, Vectors]


class Likeness:
    """Compares entries of one window; vectors are made when first needed."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self._vectors: dict[int, list[Seen]] = {}

    def score(self, one: Entry, other: Entry) -> float:
        """0..1; 0 where evidence lacks or something forbids that the two tell of one happening."""
        apart = abs(one.at - other.at)
        if apart > APART or _other_subject(one, other):
            return 0.0
        best = max(
            self._score(mine, yours)
            for mine, yours in product(self._known(one), self._known(other))
        )
        if one.language != other.language:
            best = max(best, self._by_names(one, other))
        remark = REMARK * (one.remarks or other.remarks)
        return max(0.0, best - remark - FADES * math.log1p(apart / HOUR)) if best else 0.0

    def _by_names(self, one: Entry, other: Entry) -> float:
        """Between a Chinese or Japanese title and a spelled one; several names of the one must stand in the other."""
        for named, spelled in ((one, other), (other, one)):
            if named.names and spelled.language not in DENSE:
                face = named.names
                if len(face.title & spelled.faces[0].title) >= FEWEST_NAMES:
                    vector = self.weights.vector(face.title)
                    return self._score((face, (vector, vector)), self._known(spelled)[0])
        return 0.0

    def _score(self, one: Seen, other: Seen) -> float:
        (face, (title, whole)), (face2, (title2, whole2)) = one, other
        shared = face.title & face2.title
        evidence = self.evidence(shared)
        if evidence < EVIDENCE or _disagree(face.title, face2.title):
            return 0.0
        alike = TITLE * cosine(title, title2) + WHOLE * cosine(whole, whole2)
        alike += COVER * self._cover(shared, face.title, face2.title)
        return alike + EVIDENCE_TELLS * (min(evidence, MOST_EVIDENCE) - USUAL_EVIDENCE)

    def _known(self, entry: Entry) -> list[Seen]:
        if entry.id not in self._vectors:
            vector = self.weights.vector
            self._vectors[entry.id] = [
                (face, (vector(face.title), vector(face.whole))) for face in entry.faces
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
