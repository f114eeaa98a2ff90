"""A small shelf gone through vector by vector, in memory."""

import numpy

from memory.index.near import Near

DIMENSION = 8


def vectors(count: int) -> "numpy.typing.NDArray[numpy.float32]":
    return numpy.random.default_rng(5).standard_normal((count, DIMENSION)).astype(numpy.float32)


def test_what_is_dropped_and_put_again_leaves_the_others_where_they_were() -> None:
    all_of_them, near = vectors(50), Near(DIMENSION)
    for start in range(0, 50, 7):
        rows = range(start, min(start + 7, 50))
        near.put([f"{row}.x" for row in rows], all_of_them[rows.start : rows.stop])
    near.drop([f"{row}.x" for row in (0, 49, 13, 48)] + ["99.unknown"])
    near.put(["13.x"], all_of_them[13:14])
    near.put(["7.x"], all_of_them[7:8])
    for row in range(50):
        found = near.search(all_of_them[row], 1)
        assert (found.keys() == {row}) == (row not in (0, 49, 48))


def test_an_empty_shelf_answers_with_nothing() -> None:
    near = Near(DIMENSION)
    near.put([], vectors(0))
    assert near.search(vectors(1)[0], 3) == {}
    near.put(["1.x"], vectors(1))
    near.drop(["1.x"])
    assert near.search(vectors(1)[0], 3) == {}
