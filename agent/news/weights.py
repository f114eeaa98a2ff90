"""How much a word tells, from how often the latest items used it: a sliding window of document frequencies."""

import math
from collections import Counter, deque
from collections.abc import Collection, Iterable

WINDOW = 4_000
SMALLEST = 300
RARE_SHARE, RARE_LEAST = 0.012, 8
LEAST = 0.3


class Weights:
    """Inverse document frequency over the last items; spelled and Chinese or Japanese words apart."""

    def __init__(self, window: int = WINDOW) -> None:
        self._window = window
        self._counts: Counter[str] = Counter()
        self._sizes = {True: 0, False: 0}
        self._queue: deque[Collection[str]] = deque()

    def add(self, bag: Collection[str]) -> None:
        """Count an item's words; the oldest item's are forgotten when the window is full."""
        self._queue.append(bag)
        self._counts.update(bag)
        self._resize(bag, 1)
        if len(self._queue) > self._window:
            gone = self._queue.popleft()
            self._counts.subtract(gone)
            self._resize(gone, -1)

    def idf(self, word: str) -> float:
        size = max(SMALLEST, self._sizes[word[0].isascii()])
        return max(LEAST, math.log((size + 1) / (self._counts[word] + 0.5)))

    def is_rare(self, word: str) -> bool:
        most = max(RARE_LEAST, RARE_SHARE * self._sizes[word[0].isascii()])
        return self._counts[word] <= most

    def vector(self, bag: Iterable[str], power: float = 1.0) -> dict[str, float]:
        """Of unit length; a power below 1 lets a running affair's own words weigh more."""
        sizes = {spelled: max(SMALLEST, size) + 1 for spelled, size in self._sizes.items()}
        counts, log = self._counts, math.log
        raw = {
            word: max(LEAST, log(sizes[word[0].isascii()] / (counts[word] + 0.5))) ** power
            for word in bag
        }
        return unit(raw)

    def _resize(self, bag: Collection[str], by: int) -> None:
        for spelled in {word[0].isascii() for word in bag}:
            self._sizes[spelled] += by


def unit(raw: dict[str, float]) -> dict[str, float]:
    length = math.sqrt(sum(value * value for value in raw.values())) or 1.0
    return {word: value / length for word, value in raw.items()}
