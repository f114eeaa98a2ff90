"""Trees over plain arrays."""

import numpy as np

from agent.news.trees import Forest, chances, forest_of, grow


def rows_of(count: int, seed: int) -> tuple["np.ndarray", "np.ndarray"]:
    """Three columns of noise, and a rare outcome that the first two decide together."""
    chance = np.random.default_rng(seed)
    rows = chance.random((count, 3))
    return rows, ((rows[:, 0] > 0.7) & (rows[:, 1] < 0.3)).astype(int)


def grown(seed: int = 0) -> Forest:
    return grow(*rows_of(3000, 1), np.random.default_rng(seed), trees=30)


def test_they_learn_what_two_features_decide_together() -> None:
    rows, outcomes = rows_of(2000, 2)
    found = chances(grown(), rows)
    assert found[outcomes == 1].mean() > 0.4
    assert found[outcomes == 0].mean() < 0.06


def test_their_chances_are_as_frequent_as_the_outcome() -> None:
    chance = np.random.default_rng(3)
    rows = chance.random((4000, 2))
    outcomes = (chance.random(4000) < 0.02).astype(int)
    found = chances(grow(rows, outcomes, chance, trees=30), chance.random((4000, 2)))
    assert 0.01 < found.mean() < 0.04


def test_one_seed_grows_one_forest() -> None:
    rows, _ = rows_of(50, 4)
    assert (chances(grown(7), rows) == chances(grown(7), rows)).all()
    assert (chances(grown(7), rows) != chances(grown(8), rows)).any()


def test_a_stored_forest_foresees_the_same() -> None:
    rows, _ = rows_of(50, 5)
    assert (chances(forest_of(grown().arrays()), rows) == chances(grown(), rows)).all()


def test_a_column_that_never_changes_is_no_ground_to_part_rows() -> None:
    rows, outcomes = np.ones((40, 2)), np.arange(40) % 2
    found = chances(grow(rows, outcomes, np.random.default_rng(0), trees=3), rows)
    assert np.allclose(found, 0.5)
