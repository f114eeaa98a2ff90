"""Looking by meaning with whatever can serve: the index of the embedder that is set, or, until that one is
complete, the one that served before."""

from collections.abc import Callable, Collection
from pathlib import Path
from threading import Lock

from memory.errors import EmbedderChanged
from memory.index.chroma import Index
from memory.index.client import MEND
from memory.index.embed import Embedder, Vector
from memory.index.places import Place, Places
from memory.index.troubles import sound

KEPT = 16
Reopen = Callable[[str, int], Embedder | None]
"""Opens an embedder of the past by its id and dimension, or gives None where it can't."""


class Meaning:
    """`embedder` is the one that the settings name; `asked` made the index that serves, None where it can
    no longer be opened. `building` is the index that will take over."""

    def __init__(self, root: Path, embedder: Embedder, reopen: Reopen) -> None:
        """Raises IndexBroken only for troubles of the disk that may pass."""
        self.embedder = embedder
        self._places = Places(root)
        self._reopen = reopen
        self._vectors: dict[tuple[str, str], Vector] = {}
        self._turn = Lock()
        self.building: Index | None = None
        self._open()

    def _open(self) -> None:
        mine = (self.embedder.id, self.embedder.dimension)
        named = self._places.serving()
        self._place = named or self._places.begun(*mine) or self._places.fresh(*mine)
        self.serving = self._sound(self._place)
        if named is None:
            self._places.serve(self._place)
        self.asked = self._embedder_of(self._place)
        coming = self._places.begun(*mine)
        if coming:
            self.building = self._sound(coming)
        self._places.keep(self._place, *([coming] if coming else []))
        self._coming = coming

    def _sound(self, place: Place) -> Index:
        """Opened; a damaged one is deleted and an empty one stands in its place."""
        return sound(lambda: self._index(place), lambda: self._places.delete(place))

    def _index(self, place: Place) -> Index:
        return Index(self._places.path(place), place.embedder, place.dimension)

    def _embedder_of(self, place: Place) -> Embedder | None:
        if (place.embedder, place.dimension) == (self.embedder.id, self.embedder.dimension):
            return self.embedder
        return self._reopen(place.embedder, place.dimension)

    @property
    def served_by(self) -> str:
        """The id of the embedder whose index serves."""
        return self._place.embedder

    @property
    def outdated(self) -> EmbedderChanged | None:
        """What to tell people while another embedder's index serves and none is on its way."""
        return None if self.asked is self.embedder or self.building else self._changed()

    @property
    def unserved(self) -> EmbedderChanged | None:
        """What to tell while nothing can be found by meaning."""
        return self._changed() if self.asked is None else None

    def _changed(self) -> EmbedderChanged:
        how = "it serves meanwhile" if self.asked else "memory goes by words meanwhile"
        return EmbedderChanged(
            f"the index was made by {self._place.embedder} ({self._place.dimension} numbers), "
            f"the settings say {self.embedder.id} ({self.embedder.dimension}); {how}",
            f"{MEND} (or set embedder: in config/settings.yaml back)",
        )

    def vector(self, query: str) -> Vector:
        """Of what is asked, by the embedder that made the index. One occasion asks several times in
        the same words, and an answer may have to be paid for. May raise EmbedderFailed."""
        assert self.asked is not None
        key = self.asked.id, query
        vector = self._vectors.get(key) or self.asked([query])[0]
        with self._turn:
            while len(self._vectors) >= KEPT:
                del self._vectors[next(iter(self._vectors))]
            self._vectors[key] = vector
        return vector

    def drop(self, keys: Collection[str]) -> None:
        for index in self._both():
            index.drop(keys)

    def wipe(self, persona: str, kind: str, keys: Collection[str]) -> None:
        for index in self._both():
            index.wipe(persona, kind, keys)

    def begin(self) -> None:
        """An empty index beside the one that serves, unless one is on its way already."""
        if self.building is None:
            mine = (self.embedder.id, self.embedder.dimension)
            self._coming = self._places.fresh(*mine)
            self.building = self._sound(self._coming)

    def switch(self) -> None:
        """The one on its way serves from now on; the other is deleted."""
        assert self.building is not None
        assert self._coming is not None
        self._places.serve(self._coming)
        former, self.serving, self.building = self.serving, self.building, None
        self._place, self._coming = self._coming, None
        self.asked = self.embedder
        former.close()
        self._places.keep(self._place)

    def start_over(self) -> None:
        """An empty index in place of the one that serves: it was found damaged while it was open."""
        self.close()
        self._places.delete(self._place)
        if self.asked is not self.embedder:
            mine = (self.embedder.id, self.embedder.dimension)
            self._places.serve(self._places.begun(*mine) or self._places.fresh(*mine))
        self.building = None
        self._open()

    def rest(self) -> bool:
        """One that is on its way to take over is at work all the time."""
        return self.building is None and self.serving.rest()

    def close(self) -> None:
        for index in self._both():
            index.close()

    def _both(self) -> list[Index]:
        return [self.serving, *([self.building] if self.building else [])]


def unable(embedder: str, dimension: int) -> Embedder | None:
    """For callers that know no embedder but the one that is set."""
    return None
