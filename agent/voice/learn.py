"""The regression behind a fingerprint: weighted ridge in its dual form, with exact leave-one-out values."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

Row = tuple[dict[str, float], list[float]]


@dataclass(frozen=True)
class Learned:
    """Weights, and where the middle of either side lies when each text is judged by the others."""

    grams: dict[str, float]
    style: list[float]
    bias: float
    canon_middle: float
    background_middle: float


def learn(rows: Sequence[Row], grams: Sequence[str], canon: int, ridge: float) -> Learned:
    """`rows` are gram vectors with style values, the first `canon` of them hers (+1), the others not (−1)."""
    import numpy as np

    table = _table(rows, grams)
    sides = np.where(np.arange(len(rows)) < canon, 1.0, -1.0)
    weights, alone = _ridge(table, sides, ridge)
    named = dict(zip(grams, weights[: len(grams)].tolist(), strict=True))
    return Learned(
        {gram: weight for gram, weight in named.items() if weight},
        weights[len(grams) : -1].tolist(),
        float(weights[-1]),
        float(np.median(alone[:canon])),
        float(np.median(alone[canon:])),
    )


def _table(rows: Sequence[Row], grams: Sequence[str]) -> "Array":
    """Grams, then style, then a constant."""
    import numpy as np

    column = {gram: place for place, gram in enumerate(grams)}
    table = np.ones((len(rows), len(grams) + len(rows[0][1]) + 1))
    table[:, : len(grams)] = 0
    for number, (vector, values) in enumerate(rows):
        table[number, [column[gram] for gram in vector]] = list(vector.values())
        table[number, len(grams) : -1] = values
    return table


def _ridge(table: "Array", sides: "Array", ridge: float) -> tuple["Array", "Array"]:
    """Weights with both sides weighing the same, and each row's value as told by the others."""
    import numpy as np

    size = len(sides)
    counts = np.where(sides > 0, (sides > 0).sum(), (sides < 0).sum())
    root = np.sqrt(size / (2 * counts))
    rows = table * root[:, None]
    inverse = np.linalg.inv(rows @ rows.T + ridge * np.eye(size))
    dual = inverse @ (sides * root)
    return rows.T @ dual, sides - dual / np.diag(inverse) / root
