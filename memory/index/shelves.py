"""Chroma's collections, one per persona and kind; open only while something needs them."""

from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from memory.errors import EmbedderChanged, IndexBroken
from memory.index.client import MEND, broken_if_not, client
from memory.index.hnsw import graph

if TYPE_CHECKING:
    from chromadb.api.client import Client
    from chromadb.api.models.Collection import Collection as Chroma

Shelf = tuple[str, str]
"""A persona and a kind."""


class Shelves:
    """Each that is touched keeps 3 MB while Chroma is open, for hnswlib's 65,536 locks: so it is shut when nothing has
    needed it for a while, and wakes by itself, in a tenth of a second."""

    def __init__(self, folder: Path, embedder: str, dimension: int) -> None:
        """Raises IndexBroken if it cannot be read, EmbedderChanged if it was made by another embedder."""
        self._folder = folder
        self._made = {"embedder": embedder, "dimension": dimension}
        self._client: Client | None = None
        self._open: dict[Shelf, Chroma] = {}
        self._used = True
        self.known: frozenset[Shelf] = frozenset()
        self.wake()

    @property
    def awake(self) -> bool:
        return self._client is not None

    def needed(self) -> bool:
        """Whether anything needed it since this was last asked; nothing needs what is shut."""
        used, self._used = self._used, False
        return used or not self.awake

    def wake(self) -> None:
        with broken_if_not(self._folder):
            self._client = client(self._folder)
        try:
            self._open = self._found(self._client)
        except (IndexBroken, EmbedderChanged):
            self.shut()
            raise
        self.known = frozenset(self._open)

    def shut(self) -> None:
        if self._client is not None:
            self._open = {}
            self._client.close()
            self._client = None

    def all(self) -> "dict[Shelf, Chroma]":
        self._awoken()
        return self._open

    def one(self, shelf: Shelf) -> "Chroma":
        """Made where there is none yet."""
        chroma = self._awoken()
        if shelf not in self._open:
            persona, kind = shelf
            self._open[shelf] = chroma.get_or_create_collection(
                _name(shelf),
                embedding_function=None,
                configuration={"hnsw": graph()},
                metadata={"persona": persona, "kind": kind, **self._made},
            )
            self.known |= {shelf}
        return self._open[shelf]

    def _awoken(self) -> "Client":
        self._used = True
        if self._client is None:
            self.wake()
        assert self._client is not None
        return self._client

    def _found(self, chroma: "Client") -> "dict[Shelf, Chroma]":
        with broken_if_not(self._folder):
            return {
                self._shelf_of(each): chroma.get_collection(each.name, embedding_function=None)
                for each in chroma.list_collections()
            }

    def _shelf_of(self, collection: "Chroma") -> Shelf:
        made = collection.metadata or {}
        if any(made.get(name) != value for name, value in self._made.items()):
            raise EmbedderChanged(
                f"{self._folder}: made by {made.get('embedder')} ({made.get('dimension')} numbers), "
                f"asked for with {self._made['embedder']} ({self._made['dimension']})",
                MEND,
            )
        shelf = str(made.get("persona")), str(made.get("kind"))
        if collection.name != _name(shelf):
            raise IndexBroken(f"{self._folder}: {collection.name} is no shelf of {shelf[0]}", MEND)
        return shelf


def _name(shelf: Shelf) -> str:
    """Chroma allows few characters in names; any persona's name comes out as letters and digits."""
    persona, kind = shelf
    return f"{sha256(persona.encode()).hexdigest()[:20]}-{kind}"
