"""Where vector indexes lie under a home's index folder: one serves, and a second one may be on its way to
take its place. A small file names the one that serves, so that switching is one step."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from hashlib import sha256
from os import replace
from pathlib import Path
from shutil import rmtree

SERVING = "serving.json"
PREFIX = "chroma"


@dataclass(frozen=True)
class Place:
    """A folder below the index folder, and whose vectors are in it."""

    folder: str
    embedder: str
    dimension: int


class Places:
    """The folders of one home."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def path(self, place: Place) -> Path:
        return self._root / place.folder

    def serving(self) -> Place | None:
        """None where none was named yet, the file is damaged, or the folder is gone."""
        try:
            told = json.loads((self._root / SERVING).read_text("utf-8"))
            place = Place(str(told["folder"]), str(told["embedder"]), int(told["dimension"]))
        except (OSError, ValueError, TypeError, LookupError):
            return None
        sound = place.folder in _names(place.embedder, place.dimension)
        return place if sound and self.path(place).is_dir() else None

    def serve(self, place: Place) -> None:
        """From now on this one."""
        self._root.mkdir(parents=True, exist_ok=True)
        fresh = self._root / f"{SERVING}.new"
        fresh.write_text(json.dumps(asdict(place)), "utf-8")
        replace(fresh, self._root / SERVING)

    def begun(self, embedder: str, dimension: int) -> Place | None:
        """An index of this embedder that is there and does not serve."""
        serving = self.serving()
        for name in _names(embedder, dimension):
            if (self._root / name).is_dir() and (serving is None or name != serving.folder):
                return Place(name, embedder, dimension)
        return None

    def fresh(self, embedder: str, dimension: int) -> Place:
        """A place for a new index of this embedder, beside the one that serves."""
        serving = self.serving()
        taken = serving.folder if serving else ""
        name = next(name for name in _names(embedder, dimension) if name != taken)
        return Place(name, embedder, dimension)

    def keep(self, *places: Place) -> None:
        """Deletes all other indexes: those of embedders that are no longer wanted, and damaged ones."""
        kept = {place.folder for place in places}
        for path in self._folders():
            if path.name not in kept:
                rmtree(path, ignore_errors=True)

    def delete(self, place: Place) -> None:
        rmtree(self.path(place), ignore_errors=True)

    def _folders(self) -> Iterator[Path]:
        return (path for path in self._root.glob(f"{PREFIX}*") if path.is_dir())


def _names(embedder: str, dimension: int) -> tuple[str, str]:
    """An embedder's two folders, which take turns."""
    short = sha256(f"{embedder}\n{dimension}".encode()).hexdigest()[:12]
    return f"{PREFIX}-{short}-a", f"{PREFIX}-{short}-b"
