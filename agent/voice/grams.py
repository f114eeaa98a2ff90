"""Texts as sparse vectors: character 1–4-grams by log tf × idf, of length one, with style values beside them.

A gram is kept as a number of 64 bits, which takes a tenth of its characters' room: of a hundred thousand grams, two
share one with a chance of one in several thousand million.
"""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import sqrt
from typing import TYPE_CHECKING

from agent.text.scripts import language_of
from agent.voice.style import style

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]
    Places = NDArray[np.int64]
    Keys = NDArray[np.uint64]

LONGEST = 4
_MIX = 0x9E3779B97F4A7C15
"""An odd number of 64 bits, whose powers keep a gram's characters apart."""
STYLE_WEIGHT = {"ja": 0.03, "zh": 0.01, "en": 0.03}
"""Of a style value beside grams. A Chinese character is a gram already, so counting some of them adds little there."""
CLIP = 4.0
Norm = tuple[float, float, float]
"""Mean and spread of a style value among other voices, and what a spread weighs."""


@lru_cache(maxsize=128)
def counted(text: str) -> tuple["Keys", "Array"]:
    """Its grams in the order of their numbers, and how often each stands in it, damped."""
    import numpy as np

    padded = f" {text.strip().lower()} ".encode("utf-32-le", "surrogatepass")
    signs = np.frombuffer(padded, "<u4").astype(np.uint64) + np.uint64(1)
    grams, found = signs, [signs]
    for size in range(1, LONGEST):
        grams = grams[:-1] * np.uint64(_MIX) + signs[size:]
        found.append(grams)
    keys, counts = np.unique(np.concatenate(found), return_counts=True)
    return keys, np.log(counts) + 1


@lru_cache(maxsize=1024)
def styled(text: str) -> "array[float]":
    """Its style values: slow to find, and small to keep."""
    return array("d", style(text))


def often(texts: Iterable[str], least: int) -> tuple["Keys", "Places"]:
    """Grams that stand in so many of the texts at least, in order, and in how many each does."""
    import numpy as np

    keys, counts = np.unique(
        np.concatenate([counted(text)[0] for text in texts]), return_counts=True
    )
    return keys[counts >= least], counts[counts >= least]


@dataclass(frozen=True)
class Vocabulary:
    """Grams in order, each with its idf."""

    keys: "Keys"
    idf: "Array"
    new: float
    """The idf of every other gram."""

    def weighed(self, text: str) -> tuple["Places", "Array"]:
        """The places of its known grams, and their sizes, of length one. Every gram that is not known counts in the
        length as a new one: a line of hers is then as long when the others judge it as a text is that nobody has
        seen."""
        import numpy as np

        keys, counts = counted(text)
        places = np.searchsorted(self.keys, keys)
        known = places < len(self.keys)
        known[known] = self.keys[places[known]] == keys[known]
        places, sizes = places[known], counts * self.new
        sizes[known] = counts[known] * self.idf[places]
        return places, sizes[known] / (sqrt(sizes @ sizes) or 1.0)

    def with_new(self, keys: "Keys") -> "Vocabulary":
        """With these as well, as grams that none of the others has."""
        import numpy as np

        every = np.union1d(self.keys, keys)
        idf = np.full(len(every), self.new)
        idf[np.searchsorted(every, self.keys)] = self.idf
        return Vocabulary(every, idf, self.new)


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
    """Vectors one after the other: how long each is, then in which column and how large; style values as a table."""

    lengths: "Places"
    column: "NDArray[np.int32]"
    size: "Array"
    style: "Array"

    @classmethod
    def of(cls, texts: Sequence[str], words: Vocabulary, norms: Sequence[Norm]) -> "Rows":
        import numpy as np

        vectors = [words.weighed(text) for text in texts]
        return cls(
            np.array([len(places) for places, _ in vectors]),
            np.concatenate([places for places, _ in vectors]).astype(np.int32),
            np.concatenate([sizes for _, sizes in vectors]),
            np.array([scaled(text, norms) for text in texts]),
        )

    def among(self, few: Vocabulary, more: Vocabulary) -> "Rows":
        """The same with columns of a vocabulary that has theirs and others."""
        import numpy as np

        moved = np.searchsorted(more.keys, few.keys).astype(np.int32)
        return replace(self, column=moved[self.column])

    @property
    def row(self) -> "Places":
        import numpy as np

        return np.repeat(np.arange(len(self.lengths)), self.lengths)

    def likeness(self, others: "Rows", columns: int) -> "Array":
        """Every row's product with every one of the others', with one for the constant."""
        import numpy as np

        product, theirs = self.style @ others.style.T + 1, others.row
        ends = np.cumsum(self.lengths)
        for number, (length, end) in enumerate(zip(self.lengths, ends, strict=True)):
            mine = slice(end - length, end)
            spread = np.zeros(columns)
            spread[self.column[mine]] = self.size[mine]
            shares = others.size * spread[others.column]
            product[number] += np.bincount(theirs, shares, minlength=len(others.style))
        return product

    def weights(self, dual: "Array", columns: int) -> "Array":
        """A weight for every column, from one for every row."""
        import numpy as np

        found = np.bincount(self.column, self.size * dual[self.row], minlength=columns)
        return found.astype(np.float64)
