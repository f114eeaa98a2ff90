"""Trying the index that serves, for whoever wants to know before it is needed."""

from pathlib import Path

from memory.errors import EmbedderChanged
from memory.index.client import MEND
from memory.index.embed import Embedder
from memory.index.places import Places


def try_index(folder: Path, embedder: Embedder) -> str:
    """Opens it and closes it again; only for its one owner. Raises IndexBroken, EmbedderChanged."""
    places = Places(folder)
    place = places.serving()
    if place is None:
        return "no index serves; the next start makes one"
    from memory.index.chroma import Index

    Index(places.path(place), place.embedder, place.dimension).close()
    if (place.embedder, place.dimension) != (embedder.id, embedder.dimension):
        raise EmbedderChanged(
            f"the index was made by {place.embedder}, the settings say {embedder.id}", MEND
        )
    return "the index opens"
