"""A home of the moment around a copy of the database: what happens in it is thrown away with it."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from agent.config.home import Home
from agent.database.clocks import clocks_of
from agent.database.open import copy_database, open_database
from agent.newsroom.room import Newsroom, open_newsroom
from memory.index.embed import NgramEmbedder


@dataclass(frozen=True)
class ScratchHome(Home):
    """Config and keys are the home's own, all data lie elsewhere."""

    scratch: Path

    @property
    def data(self) -> Path:
        return self.scratch


@contextmanager
def scratch_room(home: Home) -> Iterator[Newsroom]:
    """A newsroom on a copy of the home's data; works beside a running daemon. Raises ConfigWrong.

    The daemon alone may read its index; beside it, the copy's memory is looked through by letters.
    """
    with tempfile.TemporaryDirectory(prefix="selfsame-") as folder:
        scratch = ScratchHome(home.path, Path(folder))
        database = home.data / "selfsame.db"
        open_database(home.database_url).close()
        copy_database(database, scratch.data / database.name)
        own_index = _copy_index(home, scratch)
        copied = open_database(scratch.database_url)
        clocks = clocks_of(copied, None)
        copied.close()
        room = open_newsroom(scratch, clocks, embedder=None if own_index else NgramEmbedder())
        try:
            yield room
        finally:
            room.close()


def _copy_index(home: Home, scratch: ScratchHome) -> bool:
    """Whether it could be copied: nobody may be writing it meanwhile."""
    try:
        with FileLock(home.lock, timeout=0):
            if home.index.is_dir():
                shutil.copytree(home.index, scratch.index)
            return True
    except Timeout:
        return False
