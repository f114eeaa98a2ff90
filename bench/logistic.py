"""Logistic regression over sparse rows, held back by half the square of its weights (the constant's too,
as liblinear has it): Newton's method, each step solved by conjugate gradients."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]
    Places = NDArray[np.int64]

STEPS = 50
SOLVING = 200
"""Rounds of conjugate gradients a step at most."""
NEAR = 1e-5
"""Done where the slope has shrunk to so small a part of what it was at first."""


@dataclass(frozen=True)
class Rows:
    """Sparse entries one after the other (of which row, in which column, how large), and a full table beside
    them, whose columns come after theirs."""

    row: "Places"
    column: "Places"
    size: "Array"
    sparse_columns: int
    table: "Array"

    @classmethod
    def of(cls, vectors: Sequence[Mapping[int, float]], columns: int, table: "Array") -> "Rows":
        import numpy as np

        lengths = [len(vector) for vector in vectors]
        total = sum(lengths)
        return cls(
            np.repeat(np.arange(len(vectors)), lengths),
            np.fromiter((place for vector in vectors for place in vector), np.int64, total),
            np.fromiter((size for one in vectors for size in one.values()), np.float64, total),
            columns,
            table,
        )

    @property
    def columns(self) -> int:
        return self.sparse_columns + len(self.table[0])

    def times(self, weights: "Array") -> "Array":
        import numpy as np

        told = np.bincount(self.row, self.size * weights[self.column], len(self.table))
        return told + self.table @ weights[self.sparse_columns :]

    def across(self, values: "Array") -> "Array":
        import numpy as np

        shares = np.bincount(self.column, self.size * values[self.row], self.sparse_columns)
        return np.concatenate([shares, values @ self.table])


def fitted(rows: Rows, side: "Array", costs: "Array") -> "Array":
    """A weight for every column. `side` is +1 or −1, `costs` what a row counts (C, times the class's weight)."""
    import numpy as np

    def loss(weights: "Array") -> float:
        wrong = np.logaddexp(0.0, -side * rows.times(weights))
        return float(weights @ weights / 2 + costs @ wrong)

    weights, least = np.zeros(rows.columns), 0.0
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(np.clip(side * rows.times(weights), -500, 500)))
        slope = weights - rows.across(costs * side * chance)
        least = least or NEAR * float(np.linalg.norm(slope))
        if np.linalg.norm(slope) <= least:
            break
        curve = costs * chance * (1 - chance)
        step = _solved(lambda v, c=curve: v + rows.across(c * rows.times(v)), -slope)  # type: ignore[misc]
        weights = _walked(loss, weights, step, float(slope @ step))
    return weights


def _solved(matrix: Callable[["Array"], "Array"], wanted: "Array") -> "Array":
    """Nearly: to a hundredth of what is left, which is enough for one step of many."""
    import numpy as np

    found, left = np.zeros_like(wanted), wanted.copy()
    way, size = left.copy(), float(left @ left)
    enough = 1e-4 * size
    for _ in range(SOLVING):
        turned = matrix(way)
        share = size / float(way @ turned)
        found += share * way
        left -= share * turned
        before, size = size, float(left @ left)
        if size <= enough:
            break
        way = left + size / before * way
    return found


def _walked(
    loss: Callable[["Array"], float], weights: "Array", step: "Array", fall: float
) -> "Array":
    """The whole step, or a half, a quarter … of it, until the loss falls."""
    start, share = loss(weights), 1.0
    while loss(weights + share * step) > start + 1e-4 * share * fall and share > 1e-6:
        share /= 2
    return weights + share * step
