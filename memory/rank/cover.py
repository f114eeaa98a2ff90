"""Choosing from what was found a set in which each adds something."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from heapq import heapify, heappop, heappush

from memory.types import Found
from memory.words.terms import normal

ALIKE = 0.6
"""Two texts that share more than this of their three-character pieces say the same."""
NUMBER = re.compile(r"\d+")
ADDS = 1.0
"""What a memory is worth more that covers all of the question; half of that is left for the second
that covers the same term, a quarter for the third."""
Covers = Mapping[int, Mapping[str, float]]
"""By memory id, which share of the question each of the terms is that it covers."""


def cover(found: Iterable[Found], covers: Covers, limit: int) -> list[Found]:
    """At most `limit`, chosen one by one: the best by its score and by what it adds to those before.
    Near copies of one that was chosen are passed over. What one adds only shrinks, so that it is worked out
    anew for the foremost alone (Minoux 1978, "Accelerated greedy algorithms")."""
    every = list(found)
    times: Counter[str] = Counter()

    def worth(at: int) -> tuple[float, int, float]:
        gain = _adds(covers.get(every[at].memory.id, {}), times)
        return -(every[at].score + gain), at, gain

    waiting = [worth(at) for at in range(len(every))]
    heapify(waiting)
    kept, told = list[Found](), Told()
    while waiting and len(kept) < limit:
        _, at, _ = heappop(waiting)
        now = worth(at)
        if waiting and now > waiting[0]:
            heappush(waiting, now)
        elif told.new(every[at].memory.text):
            kept.append(_chosen(every[at], now[2]))
            times.update(covers.get(every[at].memory.id, {}).keys())
    return kept


def _chosen(found: Found, gain: float) -> Found:
    return Found(found.memory, found.score + gain, found.parts | ({"adds": gain} if gain else {}))


class Told:
    """What has been chosen, to know near copies by."""

    def __init__(self) -> None:
        self._texts: list[tuple[frozenset[str], list[str]]] = []

    def new(self, text: str) -> bool:
        """Whether nothing like it was there; it is from now on."""
        pieces, numbers = _pieces(text), _numbers(text)
        for others, told in self._texts:
            if numbers == told and _alike(pieces, others):
                return False
        self._texts.append((pieces, numbers))
        return True


def _adds(covered: Mapping[str, float], times: Mapping[str, int]) -> float:
    return ADDS * sum([share * 0.5 ** times.get(term, 0) for term, share in covered.items()])


def near_copies(one: str, other: str) -> bool:
    """Whether they say the same; texts whose numbers differ don't."""
    return _numbers(one) == _numbers(other) and _alike(_pieces(one), _pieces(other))


def likeness(one: str, other: str) -> float:
    """The share of their three-character pieces that two texts have in common."""
    return _shared(_pieces(one), _pieces(other))


def _alike(mine: frozenset[str], others: frozenset[str]) -> bool:
    fewer, more = sorted((len(mine), len(others)))
    return fewer > ALIKE * more and _shared(mine, others) > ALIKE


def _shared(mine: frozenset[str], others: frozenset[str]) -> float:
    both = len(mine & others)
    return both / (len(mine) + len(others) - both)


def _pieces(text: str) -> frozenset[str]:
    """Its three-character pieces without what stands between words; the text itself where it has none."""
    letters = "".join(filter(str.isalnum, normal(text)))
    pieces = frozenset([letters[at : at + 3] for at in range(len(letters) - 2)])
    return pieces or frozenset({letters or text})


def _numbers(text: str) -> list[str]:
    return NUMBER.findall(normal(text))
