"""Sagas: running affairs, by resemblance to the centroid of all that was told of them."""

from collections import defaultdict
from collections.abc import Mapping

from agent.news.likeness import Entry, Weights

LOOSE = 0.20
FLATTER = 0.5
HEAVIEST = 8


class Sagas:
    """Online centroids over title words; a story belongs to the saga of its first item."""

    def __init__(self, weights: Weights, saga_of: Mapping[int, int]) -> None:
        self._weights = weights
        self._saga_of = dict(saga_of)
        self._sums: dict[int, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        self._squares: dict[int, float] = defaultdict(float)
        self._by_word: dict[tuple[str, str], set[int]] = defaultdict(set)
        self._fresh = 0

    def place(self, entry: Entry) -> int:
        """The most alike saga, or a new one with a negative number."""
        title = self._vector(entry)
        near = self._near(title, entry.language)
        best = max(((self._alike(title, saga), saga) for saga in near), default=(0.0, 0))
        if best[0] >= LOOSE:
            return best[1]
        self._fresh -= 1
        return self._fresh

    def note(self, entry: Entry, story: int, saga: int | None) -> None:
        """Add what the entry says to its saga's centroid."""
        saga = saga if saga is not None else self._saga_of.get(story)
        if saga is None:
            return
        sums = self._sums[saga]
        for word, value in self._vector(entry).items():
            self._squares[saga] += (sums[word] + value) ** 2 - sums[word] ** 2
            sums[word] += value
            self._by_word[entry.language, word].add(saga)

    def _vector(self, entry: Entry) -> dict[str, float]:
        return self._weights.vector(entry.title_words, entry.language, FLATTER)

    def _near(self, title: Mapping[str, float], language: str) -> set[int]:
        """Only through the weightiest words: a saga with none of them is another affair."""
        heaviest = sorted(title, key=lambda word: -title[word])[:HEAVIEST]
        return {saga for word in heaviest for saga in self._by_word.get((language, word), ())}

    def _alike(self, title: Mapping[str, float], saga: int) -> float:
        sums, length = self._sums[saga], self._squares[saga] ** 0.5
        shared = sum(value * sums[word] for word, value in title.items() if word in sums)
        return float(shared / length)
