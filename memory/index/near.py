"""Looking through all vectors of a small shelf, one by one: exact, and quicker than any graph."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from memory.entry import id_of

if TYPE_CHECKING:
    from numpy import float32
    from numpy.typing import NDArray

    Vectors = NDArray[float32]


def unit(vectors: "Vectors") -> "Vectors":
    """Each brought to length 1; what has none stays nothing."""
    import numpy

    lengths = numpy.linalg.norm(vectors, axis=1, keepdims=True)
    found: Vectors = vectors / numpy.maximum(lengths, numpy.float32(1e-12))
    return found


class Near:
    """Keys and their vectors, brought to length 1, so that a product is a cosine."""

    def __init__(self, dimension: int) -> None:
        import numpy

        self._keys: list[str] = []
        self._vectors: Vectors = numpy.zeros((0, dimension), numpy.float32)

    def put(self, keys: Sequence[str], vectors: "Vectors") -> None:
        """In place of what was known under these keys."""
        import numpy

        if not keys:
            return
        self.drop(keys)
        self._keys += keys
        self._vectors = numpy.concatenate((self._vectors, unit(vectors)))

    def drop(self, keys: Sequence[str]) -> None:
        """Unknown ones do no harm."""
        gone = set(keys)
        kept = [row for row, key in enumerate(self._keys) if key not in gone]
        if len(kept) < len(self._keys):
            self._keys = [self._keys[row] for row in kept]
            self._vectors = self._vectors[kept]

    def search(self, vector: "Vectors", limit: int) -> dict[int, float]:
        """Cosine similarities of the nearest `limit`, by memory id."""
        import numpy

        found = self._vectors @ (vector / (float(numpy.linalg.norm(vector)) or 1.0))
        if len(found) > limit:
            best = numpy.argpartition(-found, limit)[:limit].tolist()
        else:
            best = list(range(len(found)))
        return {id_of(self._keys[row]): float(found[row]) for row in best}
