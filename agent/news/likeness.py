"""How alike two items are: rare words weigh, a giant event's words hardly, disagreeing numbers or subjects forbid."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from itertools import product

from agent.news.filled import filled_in_anew
from agent.news.said import DENSE, FEWEST_NAMES, Face, Said, said
from agent.news.weights import Weights
from agent.news.words import numbers

APART, HOUR = timedelta(hours=60), timedelta(hours=1)
EVIDENCE = 1.5
PAIR_EVIDENCE = 0.5
USUAL_EVIDENCE, MOST_EVIDENCE, EVIDENCE_TELLS = 2.0, 5.0, 0.06
FADES = 0.04
"""What time takes, per factor e of hours: happenings are told within hours, their like comes again next day."""
REMARK = 0.15
TITLE, WHOLE, COVER = 0.5, 0.3, 0.2


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
    def said(self) -> Said:
        return said(self.title, self.summary, self.language)

    def shares_link(self, other: "Entry") -> bool:
        return other is not self and bool(self.link_key) and self.link_key == other.link_key


def comparable(one: Entry, other: Entry) -> bool:
    """Whether words can say anything: one language, a translation with its original, or names that any language has."""
    if one.language == other.language or len(one.said.faces) > 1 or len(other.said.faces) > 1:
        return True
    return one.said.names is not None or other.said.names is not None


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
        elif best and filled_in_anew(one.title, other.title):
            return 0.0
        remark = REMARK * (one.said.remarks or other.said.remarks)
        return max(0.0, best - remark - FADES * math.log1p(apart / HOUR)) if best else 0.0

    def _by_names(self, one: Entry, other: Entry) -> float:
        """Between a Chinese or Japanese title and a spelled one; several names of the one must stand in the other."""
        for named, spelled in ((one, other), (other, one)):
            if named.said.names and spelled.language not in DENSE:
                face = named.said.names
                if len(face.title & spelled.said.faces[0].title) >= FEWEST_NAMES:
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
                (face, (vector(face.title), vector(face.whole))) for face in entry.said.faces
            ]
        return self._vectors[entry.id]

    def forget(self, entry: Entry) -> None:
        self._vectors.pop(entry.id, None)

    def evidence(self, shared: Iterable[str]) -> float:
        """Rare words in common; a character pair counts half, since a name alone makes several."""
        return sum(worth(word) for word in shared if self.weights.is_rare(word))

    def _cover(self, shared: Iterable[str], one: Iterable[str], other: Iterable[str]) -> float:
        """The share of the wordier title's weight that both have in common."""
        mass = self.weights.mass
        return mass(shared) / (max(mass(one), mass(other)) or 1.0)


def _other_subject(one: Entry, other: Entry) -> bool:
    """One form filled in twice: both name a subject before a colon, and these have nothing in common."""
    return (
        bool(one.said.head_words and other.said.head_words)
        and not one.said.head_words & other.said.head_words
    )


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
    return sum([value * large[word] for word, value in small.items() if word in large])
