"""How much a word tells, from how often the latest items used it: a sliding window of document frequencies."""

from collections import Counter, deque
from collections.abc import Collection, Iterable, Iterator
from math import log, sqrt

WINDOW = 4_000
SMALLEST = 300
RARE_SHARE, RARE_LEAST = 0.012, 8
LEAST = 0.3
SPELLED_END = "\x80"
"""Words that sort before this are spelled in ASCII letters or are numbers."""


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
        self._count(bag, 1)
        if len(self._queue) > self._window:
            self._count(self._queue.popleft(), -1)

    def _count(self, bag: Collection[str], by: int) -> None:
        if not bag:
            return
        if by > 0:
            self._counts.update(bag)
        else:
            for word in bag:
                self._counts[word] -= 1
        self._sizes[True] += by * (min(bag) < SPELLED_END)
        self._sizes[False] += by * (max(bag) >= SPELLED_END)

    def mass(self, bag: Iterable[str]) -> float:
        """What its words weigh together, by inverse document frequency."""
        spelled, other = self._most()
        known, whole = self._counts.get, 0.0
        for word in bag:
            told = (spelled if word < SPELLED_END else other) - log(known(word, 0) + 0.5)
            whole += told if told > LEAST else LEAST
        return whole

    def _most(self) -> tuple[float, float]:
        """What a word would weigh that half an item used: spelled, Chinese or Japanese."""
        return (
            log(max(SMALLEST, self._sizes[True]) + 1.0),
            log(max(SMALLEST, self._sizes[False]) + 1.0),
        )

    def is_rare(self, word: str) -> bool:
        most = max(RARE_LEAST, RARE_SHARE * self._sizes[word < SPELLED_END])
        return self._counts[word] <= most

    def vector(self, bag: Iterable[str], power: float = 1.0) -> dict[str, float]:
        """Of unit length; a power below 1 lets a running affair's own words weigh more."""
        return next(self.vectors((bag,), power))

    def vectors(
        self, bags: Iterable[Iterable[str]], power: float = 1.0
    ) -> Iterator[dict[str, float]]:
        """The same of each; nothing may be added meanwhile, since a word is weighed but once."""
        spelled, other = self._most()
        known, weighed = self._counts.get, dict[str, float]()
        for bag in bags:
            raw, squares = {}, 0.0
            for word in bag:
                if word in weighed:
                    weight = weighed[word]
                else:
                    told = (spelled if word < SPELLED_END else other) - log(known(word, 0) + 0.5)
                    weight = weighed[word] = (told if told > LEAST else LEAST) ** power
                raw[word] = weight
                squares += weight * weight
            scale = 1.0 / (sqrt(squares) or 1.0)
            yield {word: weight * scale for word, weight in raw.items()}
