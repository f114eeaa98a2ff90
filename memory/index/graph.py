"""The room that HNSW's file of vectors has for those to come. It is written as it lay in the process's memory: with
pieces of whatever was there before, which may be words that people made her forget. So it is blanked."""

from pathlib import Path
from struct import Struct, error

VECTORS, HEADER = "data_level0.bin", "header.bin"
FORM = Struct("<i6QiIQQQdQ")
"""hnswlib's header: a version, then offset, capacity, count, and the size of an element."""
BLOCK = 1 << 20


def blank_unused(vectors: Path) -> None:
    """Nothing is touched where header and file don't fit together: then the sums see to it."""
    try:
        told = FORM.unpack((vectors.parent / HEADER).read_bytes())
    except (OSError, error):
        return
    capacity, count, size = told[2], told[3], told[4]
    if count > capacity or vectors.stat().st_size != capacity * size:
        return
    left = (capacity - count) * size
    with vectors.open("r+b") as file:
        file.seek(count * size)
        while left > 0:
            left -= file.write(bytes(min(left, BLOCK)))
