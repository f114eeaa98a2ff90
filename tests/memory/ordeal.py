"""A process that remembers, forgets, sets apart and reads lore without end, to be killed at any moment; and what must
hold each time when its home is opened again."""

import multiprocessing
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

from agent.database import Database, open_database
from agent.types.clocks import FrozenClock
from memory import ledger
from memory.entry import entry_of
from memory.index.embed import NgramEmbedder
from memory.memory import MemoryStore
from memory.types import Document, NewMemory
from tests.conftest import NOON

FACTS = 12
MOST = 300


@contextmanager
def opened(home: Path) -> Iterator[tuple[MemoryStore, Database]]:
    database = open_database(f"sqlite:///{home / 'selfsame.db'}")
    store = MemoryStore.open(
        read=database.read, write=database.write, folder=home / "index",
        embedder=NgramEmbedder(32), now=FrozenClock(NOON).now,
    )  # fmt: skip
    yield store, database
    store.close()
    database.close()


def live(home: Path, seed: int, begun: Path) -> None:
    """Until it is killed."""
    chance = Random(seed)
    with opened(home) as (store, _):
        store.catch_up()
        begun.touch()
        while True:
            step(store, chance)


def step(store: MemoryStore, chance: Random) -> None:
    number = chance.randrange(1, MOST)
    kind = chance.random()
    if kind < 0.6:
        text = f"Lamp number {number}, called {token(number)}, is lit."
        store.remember(NewMemory("yuri", "post", text, f"s:{number}", NOON))
    elif kind < 0.7:
        store.forget(chance.randrange(1, 60))
    elif kind < 0.8:
        store.keeping.quarantine([number])
        store.keeping.release([chance.randrange(1, MOST)])
    else:
        facts = [f"Fact {n}, that is {token(1000 + n)}." for n in range(FACTS)]
        chosen = chance.sample(facts, chance.randrange(FACTS))
        store.read_lore("yuri", [Document("lore/a.md", "\n\n".join(chosen))])


def token(number: int) -> str:
    """A word that stands nowhere else."""
    return f"zq{number:04d}qz"


def survive(home: Path, kills: int, seed: int) -> None:
    """Kill it so often, and check each time that the index ends up with what the ledger says."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["chromadb", "memory.memory", "agent.database.open"])
    chance = Random(seed)
    for number in range(kills):
        begun = home / f"begun-{number}"
        process = context.Process(target=live, args=(home, seed * 1000 + number, begun))
        process.start()
        if chance.random() < 0.8:
            _wait(begun)
        time.sleep(chance.uniform(0.0, 0.7))
        process.kill()
        process.join()
        begun.unlink(missing_ok=True)
        check(home)


def _wait(file: Path) -> None:
    end = time.monotonic() + 60
    while not file.exists():
        assert time.monotonic() < end
        time.sleep(0.005)


def check(home: Path) -> None:
    with opened(home) as (store, database):
        store.catch_up()
        assert store.fault is None
        with database.read.connect() as connection:
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
            keys = {entry_of(memory).key for memory in ledger.active(connection)}
            gone = [
                m.source
                for m in ledger.fetch(connection, range(1, 2000)).values()
                if m.status == "forgotten"
            ]
        words, meaning = store._indexes.held()
        assert {key.partition("@")[0] for key in words} == meaning == keys
        counted = [each.count() for each in store._indexes._meaning.serving._shelves.all().values()]
        assert sum(counted) == len(keys)
    told = {token(int(source[2:])) for source in gone if source.startswith("s:")}
    assert not [word for word in told if word in _all_bytes(home)]


def _all_bytes(home: Path) -> str:
    files = (path for path in home.rglob("*") if path.is_file())
    return "".join(path.read_bytes().decode("latin-1").lower() for path in files)
