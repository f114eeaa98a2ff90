"""Sagas: running affairs, by resemblance to the centroid of all that was lately told of them.

Online centroids over the words and phrases of titles (a sliding window of items, flat idf weights). A word that
many sagas share tells less of each than one that is nearly all its own. Two centroids that an item shows to be
alike are merged, the larger the more alike they must be; small sagas are swept into large ones now and then,
since the words that tie them together often come later.
"""

import heapq
from collections import Counter, defaultdict, deque
from collections.abc import Collection, Iterable, Mapping
from math import log2, sqrt

from agent.news.weights import SMALLEST, WINDOW, Weights

LOOSE = 0.16
FLATTER = 0.55
OWN = 0.4
"""How much less a word tells of a saga that has but a part of it: its share to this power."""
ALIKE, ALIKE_GROWTH = 0.15, 0.02
SWEEP_EVERY, SMALL, SWEPT = 200, 20, 0.05
RIVALS = 3
ASKED_AGAIN = 0.1
"""Two sagas that were found apart are compared again when they have grown by this part (asked at every item, it took a fifth of the time)."""
COMMON = 64
"""A word that more sagas than this share adds to what others brought up, and brings up none by itself."""
EMPTY = 1e-6


class Sagas:
    """Cost per item depends on the window alone. New sagas get negative numbers."""

    def __init__(self, window: int = WINDOW) -> None:
        self.merged: dict[int, int] = {}
        """saga → the saga that it turned out to be."""
        self._weights = Weights(window)
        self._window = window
        self._by_word: dict[str, dict[int, float]] = defaultdict(dict)
        """word → saga → its part of the word to the power 1 + OWN, so that asking costs no power."""
        self._totals: dict[str, float] = defaultdict(float)
        self._sums: dict[int, dict[str, float]] = defaultdict(dict)
        self._squares: dict[int, float] = defaultdict(float)
        self._sizes: Counter[int] = Counter()
        self._queue: deque[tuple[int, dict[str, float]]] = deque()
        self._fresh = 0
        self._apart: dict[frozenset[int], float] = {}
        self._touched: list[int] = []

    def place(self, bag: Collection[str]) -> int:
        """The saga most like an item of these words, or a new one; the item is noted in it."""
        vector = self._vector(bag)
        rivals = self._ranked(vector, RIVALS)
        if rivals and rivals[0][0] >= LOOSE:
            saga = self._united(rivals)
        else:
            self._fresh -= 1
            saga = self._fresh
        self._note(vector, saga)
        self._touched.append(saga)
        if len(self._touched) >= max(SWEEP_EVERY, len(self._sizes)):
            self._sweep(list(self._sizes))
        return self.current(saga)

    def note(self, bag: Collection[str], saga: int) -> None:
        """Add what an item says to the saga that it is known to belong to."""
        self._note(self._vector(bag), self.current(saga))

    def take_up(self, known: Iterable[tuple[Collection[str], int]]) -> None:
        """What many items say, each with the saga that it is known to belong to; before anything else is placed."""
        placed = list(known)
        for bag, _ in placed:
            self._weights.add(bag)
        vectors = self._weights.vectors((bag for bag, _ in placed), FLATTER)
        for (_, saga), vector in zip(placed, vectors, strict=True):
            sums = self._sums[saga]
            for word, value in vector.items():
                sums[word] = sums[word] + value if word in sums else value
            self._sizes[saga] += 1
            self._queue.append((saga, vector))
        for saga, sums in self._sums.items():
            self._squares[saga] = sum([value * value for value in sums.values()])
            for word, value in sums.items():
                self._by_word[word][saga] = value ** (1 + OWN)
                self._totals[word] += value
        while len(self._queue) > self._window:
            self._forget(*self._queue.popleft())

    def current(self, saga: int) -> int:
        while saga in self.merged:
            saga = self.merged[saga]
        return saga

    def settle(self) -> None:
        """At the end of a gather: sweep the sagas that it touched; not before there is enough to tell common words
        from telling ones by."""
        if len(self._queue) < SMALLEST:
            return
        self._sweep([self.current(saga) for saga in self._touched])

    def _sweep(self, sagas: Iterable[int]) -> None:
        """Merge the small ones into the saga that they are most like by now. Many sagas are swept the less often."""
        self._touched.clear()
        for saga in dict.fromkeys(sagas):
            if 0 < self._sizes[saga] <= SMALL:
                ranked = self._ranked(self._sums[saga], 2, but=saga)
                rivals = [rival for rival in ranked if rival[1] != saga]
                if rivals and rivals[0][0] >= SWEPT * sqrt(self._squares[saga]):
                    self._merge(saga, rivals[0][1])

    def _vector(self, bag: Collection[str]) -> dict[str, float]:
        self._weights.add(bag)
        return self._weights.vector(bag, FLATTER)

    def _ranked(
        self, vector: Mapping[str, float], most: int, but: int | None = None
    ) -> list[tuple[float, int]]:
        """The sagas nearest to the vector, by the dot product with their centroids' directions; of two that
        are as near, the older first. How near `but` is, is not worked out."""
        dots = self._dots(vector, but)
        squares = self._squares
        found = [
            (dot / sqrt(square), -abs(saga), saga)
            for saga, dot in dots.items()
            if (square := squares[saga]) > EMPTY
        ]
        return [(near, saga) for near, _, saga in heapq.nlargest(most, found)]

    def _dots(self, vector: Mapping[str, float], but: int | None) -> dict[int, float]:
        """Saga → its centroid's product with the vector; for `but` only a part of it, since most words of a saga
        are its alone."""
        dots: dict[int, float] = defaultdict(float)
        common: list[tuple[float, dict[int, float]]] = []
        for word, value in vector.items():
            parts = self._by_word.get(word)
            if not parts or (len(parts) == 1 and but in parts):
                continue
            scaled = value * self._totals[word] ** -OWN
            if len(parts) > COMMON:
                common.append((scaled, parts))
                continue
            for saga, part in parts.items():
                dots[saga] += scaled * part
        for scaled, parts in common:
            for saga in dots.keys() & parts.keys():
                dots[saga] += scaled * parts[saga]
        return dots

    def _united(self, rivals: list[tuple[float, int]]) -> int:
        """The first of the rivals, after those that are alike with it were merged."""
        best = rivals[0][1]
        for _, rival in rivals[1:]:
            sizes = self._sizes[best], self._sizes[rival]
            if sum(sizes) < self._apart.get(frozenset((best, rival)), 0.0):
                continue
            if self._alike(best, rival) >= ALIKE + ALIKE_GROWTH * log2(min(sizes) or 1):
                best = self._merge(best, rival)
            else:
                self._apart[frozenset((best, rival))] = sum(sizes) * (1 + ASKED_AGAIN)
        return best

    def _alike(self, one: int, other: int) -> float:
        small, large = sorted((self._sums[one], self._sums[other]), key=len)
        dot = sum([value * large[word] for word, value in small.items() if word in large])
        return dot / sqrt(self._squares[one] * self._squares[other])

    def _merge(self, one: int, other: int) -> int:
        """Into the larger of the two, which is returned; one of the archive keeps its id before a new one."""
        gone, into = sorted((one, other), key=lambda s: (s > 0, self._sizes[s], -abs(s)))
        self.merged[gone] = into
        for word, value in self._sums.pop(gone).items():
            del self._by_word[word][gone]
            self._totals[word] -= value
            self._put(into, word, value)
        self._sizes[into] += self._sizes.pop(gone)
        self._squares.pop(gone)
        return into

    def _note(self, vector: dict[str, float], saga: int) -> None:
        sums, by_word, totals = self._sums[saga], self._by_word, self._totals
        known, power = sums.get, 1 + OWN
        square = self._squares[saga]
        for word, value in vector.items():
            before = known(word, 0.0)
            square += value * (2 * before + value)
            sums[word] = after = before + value
            by_word[word][saga] = after**power
            totals[word] += value
        self._squares[saga] = square
        self._sizes[saga] += 1
        self._queue.append((saga, vector))
        if len(self._queue) > self._window:
            self._forget(*self._queue.popleft())

    def _put(self, saga: int, word: str, value: float) -> None:
        sums = self._sums[saga]
        before = sums.get(word, 0.0)
        self._squares[saga] += value * (2 * before + value)
        self._totals[word] += value
        sums[word] = after = before + value
        self._by_word[word][saga] = max(0.0, after) ** (1 + OWN)

    def _forget(self, saga: int, vector: dict[str, float]) -> None:
        saga = self.current(saga)
        sums, by_word, totals = self._sums[saga], self._by_word, self._totals
        square, power = self._squares[saga], 1 + OWN
        for word, value in vector.items():
            before = sums[word]
            after = before - value
            square += value * (value - 2 * before)
            totals[word] -= value
            if after >= EMPTY:
                sums[word], by_word[word][saga] = after, after**power
                continue
            del sums[word], by_word[word][saga]
            if not by_word[word]:
                del by_word[word], totals[word]
        self._squares[saga] = square
        self._sizes[saga] -= 1
        if not self._sizes[saga]:
            del self._sizes[saga], self._sums[saga], self._squares[saga]
