"""Texts as sparse vectors: character 1–4-grams by log tf × idf, of length one, with style values beside them."""

from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log, sqrt
from typing import TYPE_CHECKING

from agent.text.scripts import language_of
from agent.voice.style import style

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]
    Places = NDArray[np.int64]

LONGEST = 4
STYLE_WEIGHT = {"ja": 0.03, "zh": 0.01, "en": 0.03}
"""Of a style value beside grams. A Chinese character is a gram already, so counting some of them adds little there."""
CLIP = 4.0
Norm = tuple[float, float, float]
"""Mean and spread of a style value among other voices, and what a spread weighs."""


@lru_cache(maxsize=16)
def counted(text: str) -> dict[str, float]:
    """How often each gram stands in it, damped. Few texts are kept: each takes some 80 kB."""
    padded = f" {text.strip().lower()} "
    found = Counter(
        padded[at : at + size]
        for size in range(1, LONGEST + 1)
        for at in range(len(padded) - size + 1)
    )
    return {gram: log(count) + 1 for gram, count in found.items()}


@lru_cache(maxsize=1024)
def styled(text: str) -> "array[float]":
    """Its style values: slow to find, and small to keep."""
    return array("d", style(text))


def often(texts: Iterable[str], least: int) -> dict[str, int]:
    """In how many of the texts each gram stands that stands in so many at least."""
    found = Counter(gram for text in texts for gram in counted(text))
    return {gram: count for gram, count in found.items() if count >= least}


def weighed(text: str, idf: Mapping[str, float], new: float) -> dict[str, float]:
    """Of length one, with every gram that is not known counted in the length as a new one: a line of hers
    is then as long when the others judge it as a text is that nobody has seen."""
    vector, square = {}, 0.0
    for gram, count in counted(text).items():
        size = count * idf.get(gram, new)
        square += size * size
        if gram in idf:
            vector[gram] = size
    norm = sqrt(square) or 1.0
    return {gram: size / norm for gram, size in vector.items()}


def norms_of(texts: Sequence[str]) -> tuple[Norm, ...]:
    columns = zip(*map(styled, texts), strict=True)
    weight = STYLE_WEIGHT.get(language_of("".join(texts)), min(STYLE_WEIGHT.values()))
    return tuple(_norm(column, weight) for column in columns)


def _norm(column: Sequence[float], weight: float) -> Norm:
    mean = sum(column) / len(column)
    spread = sqrt(sum((value - mean) ** 2 for value in column) / len(column)) or 0.01
    return mean, spread, weight


def scaled(text: str, norms: Sequence[Norm]) -> list[float]:
    return [
        weight * max(-CLIP, min(CLIP, (value - mean) / spread))
        for value, (mean, spread, weight) in zip(styled(text), norms, strict=True)
    ]


@dataclass(frozen=True)
class Rows:
    """Vectors one after the other: of which row, in which column, how large; style values as a table."""

    row: "Places"
    column: "Places"
    size: "Array"
    style: "Array"

    @classmethod
    def of(
        cls,
        texts: Sequence[str],
        idf: Mapping[str, float],
        place: Mapping[str, int],
        norms: Sequence[Norm],
        new: float,
    ) -> "Rows":
        import numpy as np

        vectors = [weighed(text, idf, new) for text in texts]
        lengths = [len(vector) for vector in vectors]
        total = sum(lengths)
        grams = (place[gram] for vector in vectors for gram in vector)
        sizes = (size for vector in vectors for size in vector.values())
        return cls(
            np.repeat(np.arange(len(texts)), lengths),
            np.fromiter(grams, np.int64, total),
            np.fromiter(sizes, np.float64, total),
            np.array([scaled(text, norms) for text in texts]),
        )

    def likeness(self, others: "Rows", columns: int) -> "Array":
        """Every row's product with every one of the others', with one for the constant."""
        import numpy as np

        product = self.style @ others.style.T + 1
        starts = np.searchsorted(self.row, np.arange(len(self.style) + 1))
        for number in range(len(self.style)):
            mine = slice(starts[number], starts[number + 1])
            spread = np.zeros(columns)
            spread[self.column[mine]] = self.size[mine]
            shares = others.size * spread[others.column]
            product[number] += np.bincount(others.row, shares, minlength=len(others.style))
        return product

    def weights(self, dual: "Array", columns: int) -> "Array":
        """A weight for every column, from one for every row."""
        import numpy as np

        found = np.bincount(self.column, self.size * dual[self.row], minlength=columns)
        return found.astype(np.float64)
