"""How Chroma's graphs are built and searched (HNSW, Malkov and Yashunin 2016)."""

from typing import TYPE_CHECKING
from warnings import catch_warnings, simplefilter

if TYPE_CHECKING:
    from chromadb.api.collection_configuration import (
        CreateHNSWConfiguration,
        UpdateHNSWConfiguration,
    )
    from chromadb.api.models.Collection import Collection as Chroma

NEIGHBOURS, BUILD_DEPTH = 24, 200
DEPTHS = ((2_000, 100), (10_000, 200), (40_000, 400))
DEEPEST = 800
"""Up to so many vectors on a shelf, so deep is looked. Measured by bench/memory.py: of the ten nearest at least 97 in
a hundred are found."""
SYNC, SOON = 1000, 2
"""After so many changes Chroma writes its graph to disk and empties the queue before it."""


def graph() -> "CreateHNSWConfiguration":
    return {
        "space": "cosine",
        "max_neighbors": NEIGHBOURS,
        "ef_construction": BUILD_DEPTH,
        "ef_search": depth(0),
        "sync_threshold": SYNC,
    }


def depth(count: int) -> int:
    return next((depth for most, depth in DEPTHS if count <= most), DEEPEST)


def modify(collection: "Chroma", hnsw: "UpdateHNSWConfiguration") -> None:
    with catch_warnings():
        simplefilter("ignore", DeprecationWarning)  # of our having no embedding function
        collection.modify(configuration={"hnsw": hnsw})
