"""Embedders weigh by what they show: one that tells nothing costs nothing, one that knows wins."""

from collections.abc import Callable, Sequence
from math import sqrt
from random import Random

import pytest

from memory.index.embed import Vector
from memory.memory import MemoryStore
from memory.types import NewMemory
from tests.memory.conftest import Opening
from tests.memory.questions import CHINESE, ENGLISH, JAPANESE

Make = Callable[..., NewMemory]
MEMORIES = [text for texts, _ in (ENGLISH, CHINESE, JAPANESE) for text in texts]
SETS = ((0, ENGLISH), (len(ENGLISH[0]), CHINESE), (len(ENGLISH[0]) + len(CHINESE[0]), JAPANESE))
QUESTIONS = {text: start + answer for start, (_, asked) in SETS for text, answer in asked}
DIMENSION = 256


def unit(values: list[float]) -> Vector:
    length = sqrt(sum(value * value for value in values))
    return [value / length for value in values]


def chance(text: str) -> Vector:
    random = Random(text)
    return unit([random.gauss(0, 1) for _ in range(DIMENSION)])


class Twin:
    """Knows the vectors of texts as it is told to make them."""

    dimension = DIMENSION

    def __init__(self, name: str, make: Callable[[str], Vector]) -> None:
        self.id = name
        self._make = make

    def __call__(self, texts: Sequence[str]) -> list[Vector]:
        return [self._make(text) for text in texts]


def perfect(text: str) -> Vector:
    """A question lies close to the memory that answers it; all else lies by chance."""
    if text not in QUESTIONS:
        return chance(text)
    answer = chance(MEMORIES[QUESTIONS[text]])
    return unit([near + 0.5 * noise for near, noise in zip(answer, chance(text), strict=True)])


@pytest.fixture
def by_words() -> Twin:
    """To it, everything is the same."""
    return Twin("flat", lambda _: unit([1.0] * DIMENSION))


def test_an_embedder_that_tells_nothing_costs_nothing(
    opening: Opening, a_memory: Make, by_words: Twin
) -> None:
    results = []
    for twin in (by_words, Twin("random", chance)):
        store = opening(twin)
        store.rebuild()
        results.append(share_of_first(store, a_memory))
        store.close()
    assert results[1] >= results[0] - 1


def test_an_embedder_that_knows_gains_at_least_half_the_way(
    opening: Opening, a_memory: Make, by_words: Twin
) -> None:
    results = []
    for twin in (by_words, Twin("perfect", perfect)):
        store = opening(twin)
        store.rebuild()
        results.append(share_of_first(store, a_memory))
        store.close()
    assert results[1] >= (100 + results[0]) / 2


def share_of_first(store: MemoryStore, a_memory: Make) -> float:
    """The share of questions whose answer is found first, in percent."""
    ids = store.remember_all([a_memory(text, f"post:{n}") for n, text in enumerate(MEMORIES)])
    store.catch_up()
    found = {question: store.recall("yuri", question, limit=1) for question in QUESTIONS}
    hits = [q for q, each in found.items() if each and each[0].memory.id == ids[QUESTIONS[q]]]
    return 100 * len(hits) / len(QUESTIONS)
