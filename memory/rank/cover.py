"""Choosing from what was found a set in which each adds something."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

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
    Near copies of one that was chosen are passed over."""
    waiting, kept = list(found), list[Found]()
    times: Counter[str] = Counter()
    said: list[tuple[frozenset[str], list[str]]] = []
    while waiting and len(kept) < limit:
        near = [each for each in waiting if each.score >= waiting[0].score - ADDS]
        gains = [_adds(covers.get(each.memory.id, {}), times) for each in near]
        at = max(range(len(near)), key=lambda n: (near[n].score + gains[n], -n))
        chosen, gain = waiting.pop(at), gains[at]
        pieces, numbers = _pieces(chosen.memory.text), _numbers(chosen.memory.text)
        if any(numbers == told and _alike(pieces, others) for others, told in said):
            continue
        said.append((pieces, numbers))
        times.update(covers.get(chosen.memory.id, {}).keys())
        parts = chosen.parts | ({"adds": gain} if gain else {})
        kept.append(Found(chosen.memory, chosen.score + gain, parts))
    return kept


def _adds(covered: Mapping[str, float], times: Mapping[str, int]) -> float:
    return ADDS * sum(share * 0.5 ** times.get(term, 0) for term, share in covered.items())


def near_copies(one: str, other: str) -> bool:
    """Whether they say the same; texts whose numbers differ don't."""
    return _numbers(one) == _numbers(other) and _alike(_pieces(one), _pieces(other))


def likeness(one: str, other: str) -> float:
    """The share of their three-character pieces that two texts have in common."""
    return _shared(_pieces(one), _pieces(other))


def _alike(mine: frozenset[str], others: frozenset[str]) -> bool:
    return _shared(mine, others) > ALIKE


def _shared(mine: frozenset[str], others: frozenset[str]) -> float:
    return len(mine & others) / len(mine | others)


def _pieces(text: str) -> frozenset[str]:
    """Its three-character pieces without what stands between words; the text itself where it has none."""
    letters = "".join(filter(str.isalnum, normal(text)))
    pieces = frozenset(letters[at : at + 3] for at in range(len(letters) - 2))
    return pieces or frozenset({letters or text})


def _numbers(text: str) -> list[str]:
    return NUMBER.findall(normal(text))
