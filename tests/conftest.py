"""What every test may ask for: a fresh database, a settled home, two clocks that stand still."""

import gc
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from shutil import disk_usage

import pytest

from agent.database import Database, open_database
from agent.types.clocks import Clocks, FrozenClock
from tests.houses import home_in

collect_ignore = [] if "SELFSAME_SOAK" in os.environ else ["soak"]
"""The long trials are for `make soak`."""

MEMORY = Path("/dev/shm")
if "TMPDIR" not in os.environ and os.access(MEMORY, os.W_OK) and disk_usage(MEMORY).free > 4 << 30:
    os.environ["TMPDIR"] = tempfile.tempdir = str(MEMORY)
"""Every commit waits until the disk has it, as it must; tests need not wait with it."""

os.environ.pop("SSL_CERT_FILE", None)
os.environ["SSL_CERT_DIR"] = str(Path(__file__).parent)
"""No test speaks TLS, and reading all certificates anew for every client takes longer than most answers."""

gc.set_threshold(20_000, 20, 40)
"""Looking through all that the libraries hold, time and again, would take a tenth of the tests' time."""

Settled = Callable[[datetime], Path]
NOON = datetime(2026, 3, 11, 4, 0, tzinfo=UTC)  # noon in Shanghai


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever may take longer than others begins first, so that no worker ends long after the rest."""
    items.sort(key=_patience, reverse=True)


def pytest_collection_finish() -> None:
    """What is imported by now stays, and need not be looked through again."""
    gc.collect()
    gc.freeze()


def _patience(item: pytest.Item) -> float:
    marker = item.get_closest_marker("timeout")
    return float(marker.args[0]) if marker else 0.0


@pytest.fixture
def world() -> FrozenClock:
    return FrozenClock(NOON)


@pytest.fixture
def wall() -> FrozenClock:
    return FrozenClock(NOON)


@pytest.fixture
def clocks(world: FrozenClock, wall: FrozenClock) -> Clocks:
    return Clocks(world, wall)


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database that tests copy, since making one takes most of a test's time."""
    path = tmp_path_factory.mktemp("migrated") / "empty.db"
    open_database(f"sqlite:///{path}").close()
    return path


@pytest.fixture(scope="session")
def settled(tmp_path_factory: pytest.TempPathFactory, migrated: Path) -> Settled:
    """The data/ of a starter home whose personas have read their lore at that moment and nothing else
    has happened: tests copy it, since reading takes most of a first tick."""
    from agent.newsroom.plan import read_in
    from agent.newsroom.room import open_newsroom

    @cache
    def at_that_moment(at: datetime) -> Path:
        home = home_in(tmp_path_factory.mktemp("settled") / "home")
        shutil.copy(migrated, home.database)
        room = open_newsroom(home, Clocks(FrozenClock(at), FrozenClock(at)))
        read_in(room)
        room.close()
        return home.data

    return at_that_moment


@pytest.fixture
def database(migrated: Path, tmp_path: Path) -> Iterator[Database]:
    shutil.copy(migrated, tmp_path / "selfsame.db")
    database = open_database(f"sqlite:///{tmp_path / 'selfsame.db'}")
    yield database
    database.close()
