"""Checksums of an index's files. Chroma answers from damaged files without a word, or brings the process
down with it: so they are compared before they are opened."""

import json
from collections.abc import Iterator
from os import replace
from pathlib import Path
from typing import Any
from zlib import crc32

from memory.index.graph import VECTORS, blank_unused

NAME = "sums.json"
BLOCK = 1 << 20
GRAPH = {".bin", ".pickle"}
"""Files that Chroma writes whole, every thousand changes: one that is newer than its sum was being
written when the process was killed. The others change all the time and are summed when closed."""

Sum = tuple[int, int, int]


class Damaged(OSError):
    """A file is not as it was left."""


class Sums:
    """The sums of one folder, kept in a file of its own there: time of change, size, CRC-32."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._noted = _read(folder / NAME)

    def check(self) -> None:
        """Raises Damaged. SQLite's files are compared only if they were closed in order: after a kill they
        are newer than their sums, and SQLite itself sees to them."""
        there = {_name(self._folder, path): path for path in _files(self._folder)}
        for name in {*there, *self._noted}:
            path, noted = there.get(name), self._noted.get(name)
            if path is not None and noted is not None and _marks(path) == noted[:2]:
                if _sum(path) != noted[2]:
                    raise Damaged(f"{name} is damaged")
            elif path is None or path.suffix in GRAPH:
                raise Damaged(f"{name} is not as it was left")

    def note(self, *, closed: bool = False) -> None:
        """Sums what has changed: the graph's files, and all of them once nothing has them open."""
        found = {
            _name(self._folder, path): self._known(path)
            for path in _files(self._folder)
            if closed or path.suffix in GRAPH
        }
        kept = {} if closed else {name: s for name, s in self._noted.items() if not _graph(name)}
        if {**kept, **found} != self._noted:
            self._noted = {**kept, **found}
            _write(self._folder / NAME, self._noted)

    def _known(self, path: Path) -> Sum:
        marks, noted = _marks(path), self._noted.get(_name(self._folder, path))
        if noted and noted[:2] == marks:
            return noted
        if path.name == VECTORS:
            blank_unused(path)
        return (*_marks(path), _sum(path))


def _graph(name: str) -> bool:
    return Path(name).suffix in GRAPH


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file() and path.name != NAME)


def _name(folder: Path, path: Path) -> str:
    return path.relative_to(folder).as_posix()


def _marks(path: Path) -> tuple[int, int]:
    stat = path.stat()
    return stat.st_mtime_ns, stat.st_size


def _sum(path: Path) -> int:
    found = 0
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            found = crc32(block, found)
    return found


def _read(path: Path) -> dict[str, Sum]:
    """Nothing where there is none or it is damaged itself: then the graph is distrusted, too."""
    try:
        told: dict[str, Any] = json.loads(path.read_text("utf-8"))
        return {name: (int(at), int(size), int(crc)) for name, (at, size, crc) in told.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def _write(path: Path, noted: dict[str, Sum]) -> None:
    fresh = path.with_suffix(".new")
    fresh.write_text(json.dumps(noted), "utf-8")
    replace(fresh, path)
