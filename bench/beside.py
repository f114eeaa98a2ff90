"""Two recipes of authorship attribution that need no product of ours, to be held beside it: bench.voice --beside.

Character n-grams by tf × idf, of length one, and one logistic regression of her reference against all
background posts; a batch has the mean of its texts' values.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log, sqrt
from typing import TYPE_CHECKING

from agent.voice.grams import CLIP
from agent.voice.style import style
from bench.logistic import Rows, fitted

if TYPE_CHECKING:
    from bench.logistic import Array


@dataclass(frozen=True)
class Recipe:
    sizes: tuple[int, int]
    """Of n-grams, from and to."""
    padded: bool
    """With a space on either side."""
    least: int
    """A gram counts that so many texts have."""
    damped: bool
    """Logarithm of the count, rather than the count."""
    style: float
    """What a standard deviation of a style value weighs; none where 0."""
    cost: float
    """C of the regression."""
    balanced: bool

    def of(self, reference: Sequence[str], background: Sequence[str]) -> "Attribution":
        return learned(self, reference, background)


RECIPES = {
    "plain": Recipe((2, 4), False, 1, False, 0.0, 10.0, False),
    "recipe": Recipe((1, 4), True, 2, True, 0.03, 2.0, True),
}
"""plain: 2–4-grams; recipe: 1–4-grams with style values, the best of an earlier trial of many."""


@dataclass(frozen=True)
class Attribution:
    """One author's, learned."""

    recipe: Recipe
    idf: Mapping[str, float]
    norms: "Norms"
    grams: Mapping[str, float]
    habits: "Array"
    bias: float

    def raw(self, text: str) -> float:
        grams = vector(text, self.recipe, self.idf)
        told = sum(self.grams[gram] * size for gram, size in grams.items())
        return self.bias + told + float(self.norms.of(text) @ self.habits)

    def together(self, values: Sequence[float]) -> float:
        return sum(values) / len(values)


@dataclass(frozen=True)
class Norms:
    """What a style value is among other voices, and what a spread from there weighs."""

    mean: "Array"
    spread: "Array"
    weight: float

    def of(self, text: str) -> "Array":
        """Empty where style weighs nothing."""
        if not self.weight:
            return self.mean[:0]
        away = (habits_of(text) - self.mean) / self.spread
        return self.weight * away.clip(-CLIP, CLIP)


@lru_cache(maxsize=8)
def norms_of(background: tuple[str, ...], weight: float) -> Norms:
    import numpy as np

    table = np.array([habits_of(text) for text in background])
    spread = table.std(axis=0)
    return Norms(table.mean(axis=0), np.where(spread > 0, spread, 0.01), weight)


@lru_cache(maxsize=16384)
def habits_of(text: str) -> "Array":
    import numpy as np

    return np.array(style(text))


def learned(recipe: Recipe, reference: Sequence[str], background: Sequence[str]) -> Attribution:
    import numpy as np

    texts = [*reference, *background]
    idf = idf_of(texts, recipe)
    norms = norms_of(tuple(background), recipe.style)
    place = {gram: number for number, gram in enumerate(idf)}
    vectors = [
        {place[gram]: size for gram, size in vector(text, recipe, idf).items()} for text in texts
    ]
    table = np.array([[*norms.of(text), 1.0] for text in texts])
    side, costs = _sides(recipe, len(reference), len(background))
    weights = fitted(Rows.of(vectors, len(place), table), side, costs)
    grams = dict(zip(place, weights[: len(place)].tolist(), strict=True))
    return Attribution(recipe, idf, norms, grams, weights[len(place) : -1], float(weights[-1]))


def _sides(recipe: Recipe, own: int, others: int) -> tuple["Array", "Array"]:
    """+1 for hers and −1 for others', and what each text counts."""
    import numpy as np

    side = np.repeat([1.0, -1.0], [own, others])
    half = (own + others) / 2
    each = [half / own, half / others] if recipe.balanced else [1.0, 1.0]
    return side, recipe.cost * np.repeat(each, [own, others])


def idf_of(texts: Sequence[str], recipe: Recipe) -> dict[str, float]:
    having = Counter(gram for text in texts for gram in counted(text, recipe))
    return {
        gram: log((1 + len(texts)) / (1 + count)) + 1
        for gram, count in having.items()
        if count >= recipe.least
    }


def vector(text: str, recipe: Recipe, idf: Mapping[str, float]) -> dict[str, float]:
    """Of length one, over the grams that are known."""
    found = {
        gram: (1 + log(count) if recipe.damped else count) * idf[gram]
        for gram, count in counted(text, recipe).items()
        if gram in idf
    }
    norm = sqrt(sum(size * size for size in found.values())) or 1.0
    return {gram: size / norm for gram, size in found.items()}


@lru_cache(maxsize=16384)
def counted(text: str, recipe: Recipe) -> Counter[str]:
    shown = f" {text.strip().lower()} " if recipe.padded else text.lower()
    first, last = recipe.sizes
    return Counter(
        shown[at : at + size]
        for size in range(first, last + 1)
        for at in range(len(shown) - size + 1)
    )
