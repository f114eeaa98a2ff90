"""Looking through all vectors of a small shelf, one by one: exact, and quicker than any graph."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from memory.entry import id_of

if TYPE_CHECKING:
    from numpy import float32
    from numpy.typing import NDArray

    Vectors = NDArray[float32]

ROOM = 5 / 4
"""So much more than is needed is laid out when it grows, so that it seldom does."""


def unit(vectors: "Vectors") -> "Vectors":
    """Each brought to length 1; what has none stays nothing."""
    import numpy

    lengths = numpy.linalg.norm(vectors, axis=1, keepdims=True)
    found: Vectors = vectors / numpy.maximum(lengths, numpy.float32(1e-12))
    return found


class Near:
    """Keys and their vectors, brought to length 1, so that a product is a cosine. Each vector is a column:
    multiplied that way round, they are gone through several times as fast."""

    def __init__(self, dimension: int) -> None:
        import numpy

        self._keys: list[str] = []
        self._rows: dict[str, int] = {}
        self._columns: Vectors = numpy.zeros((dimension, 0), numpy.float32)

    def put(self, keys: Sequence[str], vectors: "Vectors") -> None:
        """In place of what was known under these keys."""
        if not keys:
            return
        self.drop(keys)
        start, end = len(self._keys), len(self._keys) + len(keys)
        self._make_room(end)
        self._columns[:, start:end] = unit(vectors).T
        self._keys += keys
        self._rows.update(zip(keys, range(start, end), strict=True))

    def _make_room(self, wanted: int) -> None:
        import numpy

        if wanted > self._columns.shape[1]:
            held = self._columns[:, : len(self._keys)]
            self._columns = numpy.zeros((len(held), int(wanted * ROOM)), numpy.float32)
            self._columns[:, : held.shape[1]] = held

    def drop(self, keys: Sequence[str]) -> None:
        """The last one takes the place of each; unknown ones do no harm."""
        for key in keys:
            row = self._rows.pop(key, None)
            if row is None:
                continue
            last = self._keys.pop()
            if last != key:
                self._keys[row], self._rows[last] = last, row
                self._columns[:, row] = self._columns[:, len(self._keys)]

    def search(self, vector: "Vectors", limit: int) -> dict[int, float]:
        """Cosine similarities of the nearest `limit`, by memory id."""
        import numpy

        length = float(numpy.linalg.norm(vector)) or 1.0
        found = (vector / length) @ self._columns[:, : len(self._keys)]
        if len(found) > limit:
            best = numpy.argpartition(found, len(found) - limit)[-limit:].tolist()
        else:
            best = list(range(len(found)))
        return {id_of(self._keys[row]): float(found[row]) for row in best}
