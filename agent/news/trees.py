"""Extremely randomised trees over plain arrays, for a rare outcome. numpy only, and numpy late.

After P. Geurts, D. Ernst, L. Wehenkel, "Extremely randomized trees", Machine Learning 63 (2006): at each node a few
features are drawn with one random cut each, and the cut that parts the outcomes best is kept. Each tree grows on
all positive rows and a draw of its own of the others, which is fast and makes the trees differ.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from numpy import ndarray
    from numpy.random import Generator

TREES = 100
NEGATIVES = 8  # rows with 0 per row with 1
LEAST = 5  # rows in a leaf
DEEPEST = 12
LEAF = -1


@dataclass(frozen=True)
class Forest:
    """All nodes of all trees in a row: a leaf has feature -1, other nodes their two children side by side."""

    feature: "ndarray"
    cut: "ndarray"
    child: "ndarray"
    """The left child; the right one follows it."""
    value: "ndarray"
    roots: "ndarray"
    kept: float
    """Which part of the negative rows a tree saw: its values are corrected by it."""

    def arrays(self) -> dict[str, "ndarray"]:
        import numpy as np

        names = ("feature", "cut", "child", "value", "roots")
        return {name: getattr(self, name) for name in names} | {"kept": np.array(self.kept)}


def forest_of(arrays: Mapping[str, "ndarray"]) -> Forest:
    names = ("feature", "cut", "child", "value", "roots")
    return Forest(**{name: arrays[name] for name in names}, kept=float(arrays["kept"]))


@dataclass
class _Growing:
    feature: list[int]
    cut: list[float]
    child: list[int]
    value: list[float]

    def node(self) -> int:
        self.feature.append(LEAF)
        self.cut.append(0.0)
        self.child.append(0)
        self.value.append(0.0)
        return len(self.feature) - 1


def grow(rows: "ndarray", outcomes: "ndarray", chance: "Generator", trees: int = TREES) -> Forest:
    """`outcomes` are 0, 1, or between them for what came near; at least one 0 and one 1."""
    import numpy as np

    outcomes = outcomes.astype(float)
    positive, negative = np.flatnonzero(outcomes > 0), np.flatnonzero(outcomes == 0)
    drawn = min(len(negative), NEGATIVES * int((outcomes == 1).sum()))
    growing, roots = _Growing([], [], [], []), []
    for _ in range(trees):
        some = np.concatenate([positive, chance.choice(negative, drawn, replace=False)])
        roots.append(_tree(growing, rows[some], outcomes[some], chance))
    return Forest(
        np.array(growing.feature, dtype=np.int16), np.array(growing.cut),
        np.array(growing.child, dtype=np.int32), np.array(growing.value, dtype=np.float32),
        np.array(roots, dtype=np.int32), drawn / len(negative),
    )  # fmt: skip


def _tree(growing: _Growing, rows: "ndarray", outcomes: "ndarray", chance: "Generator") -> int:
    import numpy as np

    root = growing.node()
    waiting = [(root, np.arange(len(outcomes)), 0)]
    while waiting:
        node, own, depth = waiting.pop()
        share = growing.value[node] = float(outcomes[own].mean())
        if depth == DEEPEST or len(own) < 2 * LEAST or share in (0.0, 1.0):
            continue
        split = _split(rows, outcomes, own, chance)
        if split is None:
            continue
        feature, cut = split
        left, right = growing.node(), growing.node()
        growing.feature[node], growing.cut[node], growing.child[node] = feature, cut, left
        low = rows[own, feature] <= cut
        waiting += [(left, own[low], depth + 1), (right, own[~low], depth + 1)]
    return root


def _split(
    rows: "ndarray", outcomes: "ndarray", own: "ndarray", chance: "Generator"
) -> tuple[int, float] | None:
    """The best by Gini of one random cut through each of a third of the features."""
    import numpy as np

    features = chance.permutation(rows.shape[1])[: max(1, rows.shape[1] // 3)]
    values = rows[own[:, None], features]
    low, high = values.min(0), values.max(0)
    cuts = low + (high - low) * chance.random(len(features))
    left = values <= cuts
    count, hits = left.sum(0), outcomes[own] @ left
    others, misses = len(own) - count, outcomes[own].sum() - hits
    allowed = (count >= LEAST) & (others >= LEAST)
    if not allowed.any():
        return None
    count, others = np.maximum(count, 1), np.maximum(others, 1)
    purity = (hits**2 + (count - hits) ** 2) / count + (misses**2 + (others - misses) ** 2) / others
    best = int(np.where(allowed, purity, -1.0).argmax())
    return int(features[best]), float(cuts[best])


def chances(forest: Forest, rows: "ndarray") -> "ndarray":
    """The probability of the outcome for each row, as frequent as it is outside the draws."""
    import numpy as np

    total = np.zeros(len(rows))
    for root in forest.roots:
        total += _values(forest, int(root), rows)
    mean = total / len(forest.roots)
    return np.asarray(mean * forest.kept / (mean * forest.kept + (1 - mean)))


def _values(forest: Forest, root: int, rows: "ndarray") -> "ndarray":
    import numpy as np

    at = np.full(len(rows), root)
    going = np.arange(len(rows))
    while True:
        going = going[forest.feature[at[going]] != LEAF]
        if not len(going):
            return np.asarray(forest.value[at])
        nodes = at[going]
        right = rows[going, forest.feature[nodes]] > forest.cut[nodes]
        at[going] = forest.child[nodes] + right
