"""How alike two items are: rare words weigh, a giant event's words hardly, disagreeing numbers forbid."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property, lru_cache

from agent.news.words import numbers, words

APART = timedelta(hours=60)
SUMMARY = 240
SMALLEST_WINDOW = 500
RARE_SHARE, RARE_LEAST = 0.015, 8


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
    def title_words(self) -> frozenset[str]:
        return known_words(self.title)

    @cached_property
    def all_words(self) -> frozenset[str]:
        return self.title_words | known_words(self.summary[:SUMMARY])


@lru_cache(maxsize=12_000)
def known_words(text: str) -> frozenset[str]:
    """Kept between gathers, since nearly all of the window was there last time."""
    return frozenset(words(text))


class Weights:
    """Inverse document frequency over a window of items, per language."""

    def __init__(self, window: Iterable[Entry]) -> None:
        self._counts: dict[str, Counter[str]] = {}
        self._sizes: Counter[str] = Counter()
        self._cache: dict[tuple[str, str], float] = {}
        for entry in window:
            self._counts.setdefault(entry.language, Counter()).update(entry.all_words)
            self._sizes[entry.language] += 1

    def idf(self, word: str, language: str) -> float:
        key = (word, language)
        if key not in self._cache:
            size = max(SMALLEST_WINDOW, self._sizes[language])
            self._cache[key] = max(0.1, math.log(size / (self._count(word, language) + 0.5)))
        return self._cache[key]

    def is_rare(self, word: str, language: str) -> bool:
        most = max(RARE_LEAST, RARE_SHARE * self._sizes[language])
        return self._count(word, language) <= most

    def vector(self, bag: Iterable[str], language: str, power: float = 1.0) -> dict[str, float]:
        """Of unit length; a power below 1 lets a running affair's own words weigh more."""
        raw = {word: self.idf(word, language) ** power for word in bag}
        length = math.sqrt(sum(value * value for value in raw.values())) or 1.0
        return {word: value / length for word, value in raw.items()}

    def _count(self, word: str, language: str) -> int:
        counts = self._counts.get(language)
        return counts[word] if counts else 0


class Likeness:
    """Compares entries of one window; vectors are made when first needed."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self._vectors: dict[int, tuple[dict[str, float], dict[str, float]]] = {}

    def score(self, one: Entry, other: Entry) -> float:
        """0..1; 0 where evidence lacks or something forbids that the two tell of one happening."""
        shared = one.title_words & other.title_words
        if abs(one.at - other.at) > APART or not self._evident(shared, one.language):
            return 0.0
        if _disagree(one.title_words, other.title_words):
            return 0.0
        (title, whole), (title2, whole2) = self.vectors(one), self.vectors(other)
        cover = self._cover(shared, one, other)
        return 0.5 * cosine(title, title2) + 0.3 * cosine(whole, whole2) + 0.2 * cover

    def vectors(self, entry: Entry) -> tuple[dict[str, float], dict[str, float]]:
        """Of the title, and of title and summary."""
        if entry.id not in self._vectors:
            bags = (entry.title_words, entry.all_words)
            title, whole = (self.weights.vector(bag, entry.language) for bag in bags)
            self._vectors[entry.id] = (title, whole)
        return self._vectors[entry.id]

    def _evident(self, shared: Iterable[str], language: str) -> bool:
        """Two rare words in common; a character pair counts half, since a name alone makes several."""
        rare = (word for word in shared if self.weights.is_rare(word, language))
        return sum(1.0 if _spelled(word) else 0.5 for word in rare) >= 2

    def _cover(self, shared: Iterable[str], one: Entry, other: Entry) -> float:
        """The share of the wordier title's weight that both have in common."""

        def mass(bag: Iterable[str]) -> float:
            return sum(self.weights.idf(word, one.language) for word in bag)

        return mass(shared) / (max(mass(one.title_words), mass(other.title_words)) or 1.0)


def _spelled(word: str) -> bool:
    return word.isascii() and not word[0].isdigit() and len(word) > 2


def _disagree(one: frozenset[str], other: frozenset[str]) -> bool:
    """Each gives numbers that the other lacks, and hardly any in common: one template, two happenings."""
    mine, yours = numbers(one), numbers(other)
    return bool(mine - yours and yours - mine) and len(mine & yours) < 2


def cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Of two vectors of unit length."""
    small, large = (one, other) if len(one) <= len(other) else (other, one)
    return sum(value * large[word] for word, value in small.items() if word in large)
