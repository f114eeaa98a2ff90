"""The regression that stands beside ours, held against what must hold where its slope is nought."""

import numpy as np

from bench.beside import RECIPES, vector
from bench.logistic import Rows, fitted

SIDE = np.array([1.0, 1.0, -1.0, -1.0, -1.0])
COSTS = np.array([3.0, 3.0, 2.0, 2.0, 2.0])
ROWS = Rows.of(
    [{0: 1.0}, {0: 0.5, 1: 1.0}, {1: 2.0}, {2: 1.0}, {0: 0.2, 2: 0.7}],
    3,
    np.array([[0.3, 1.0], [0.1, 1.0], [-0.2, 1.0], [0.4, 1.0], [-0.5, 1.0]]),
)


def test_every_weight_is_what_the_rows_pull_it_to() -> None:
    weights = fitted(ROWS, SIDE, COSTS)
    wrong = 1 / (1 + np.exp(SIDE * ROWS.times(weights)))
    assert np.allclose(weights, ROWS.across(COSTS * SIDE * wrong), atol=1e-3)
    assert (np.sign(ROWS.times(weights)) == SIDE).all()


def test_no_weights_near_them_lose_less() -> None:
    weights, chance = fitted(ROWS, SIDE, COSTS), np.random.default_rng(1)

    def loss(tried: "np.ndarray[tuple[int], np.dtype[np.float64]]") -> float:
        return float(tried @ tried / 2 + COSTS @ np.log1p(np.exp(-SIDE * ROWS.times(tried))))

    near = [weights + 0.05 * chance.normal(size=5) for _ in range(50)]
    assert all(loss(weights) < loss(tried) for tried in near)


def test_texts_are_of_length_one_over_the_grams_that_are_known() -> None:
    found = vector("雨雨灯", RECIPES["plain"], {"雨雨": 2.0, "雨灯": 1.5, "灯门": 1.0})
    assert set(found) == {"雨雨", "雨灯"}
    assert abs(sum(size * size for size in found.values()) - 1) < 1e-9
