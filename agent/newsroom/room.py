"""Opens everything once: database, memory, the feed worker. The verbs beside this file work on it."""

import json
import os
import threading
from collections import defaultdict
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from filelock import FileLock, Timeout
from sqlalchemy import Row, Select

from agent.config.home import Home
from agent.config.read import Config
from agent.database import Database, open_database
from agent.database.clocks import enter_world
from agent.database.damage import look_through
from agent.errors import EmbedderFailed, HomeBusy
from agent.model import read_key
from agent.news.kept import Groupings
from agent.news.learned import open_learner
from agent.news.worker import Worker, open_worker
from agent.newsroom.config import LiveConfig, live_config
from agent.newsroom.taking_over import a_moment, catch_up, end_leases
from agent.review.editing import Editors
from agent.types.clocks import Clocks
from agent.types.persona import Persona
from agent.types.settings import EmbedderSettings
from agent.writing.checkpoints import Checkpoints
from memory.index.embed import Embedder, NgramEmbedder, OpenAIEmbedder, Vector
from memory.memory import MemoryStore

LOCK_WAIT_SECONDS = 5
LARGE = 20_000
"""With so many memories a daemon brings the indexes in line while it runs; with fewer, once its desk is open."""


@dataclass
class Newsroom:
    """One per home and process: whoever holds the home's lock."""

    home: Home
    database: Database
    clocks: Clocks
    live: LiveConfig
    memory: MemoryStore
    worker: Worker
    lock: FileLock
    embedder: Embedder
    checkpoints: Checkpoints
    learner: Worker = field(default_factory=open_learner)
    vectors: dict[str, Vector] = field(default_factory=dict)
    """Of headlines and interests, by their text."""
    groupings: Groupings = field(default_factory=Groupings)
    wrote: set[str] = field(default_factory=set)
    """Personas that are known to have had a draft, and so need no welcome any more."""
    editors: Editors = field(default_factory=Editors)
    stopping: threading.Event = field(default_factory=threading.Event)
    turns: dict[str, threading.RLock] = field(default_factory=lambda: defaultdict(threading.RLock))
    """One at a time per verb: two writers would choose one story, two presses race for one post."""

    @property
    def config(self) -> Config:
        return self.live.current()

    @property
    def embed(self) -> Embedder | None:
        """The configured embedding model; None for the built-in one, which knows no meaning across languages."""
        return None if isinstance(self.embedder, NgramEmbedder) else self.embedder

    def persona(self, name: str) -> Persona:
        return self.config.persona(name)

    def rows(self, query: Select[Any]) -> list[Row[Any]]:
        with self.database.read.connect() as connection:
            return list(connection.execute(query).all())

    def close(self) -> None:
        self.stopping.set()
        self.worker.close()
        self.learner.close()
        self.checkpoints.close()
        self.memory.close()
        self.database.close()
        self.lock.release()


def own(home: Home, wait: float = LOCK_WAIT_SECONDS) -> FileLock:
    """The home's lock, or HomeBusy naming who holds it."""
    home.data.mkdir(parents=True, exist_ok=True)
    lock = FileLock(home.lock)
    try:
        lock.acquire(timeout=wait)
    except Timeout as problem:
        raise HomeBusy(
            f"{home.path}: another selfsame owns this home ({_holder(home)})",
            "use the running one, or stop it first",
        ) from problem
    home.daemon.unlink(missing_ok=True)  # left by one that was killed
    home.owner.write_text(str(os.getpid()), encoding="utf-8")
    return lock


def _holder(home: Home) -> str:
    try:
        told = json.loads(home.daemon.read_text(encoding="utf-8"))
        return f"process {told['pid']}, desk at {told['url']}"
    except (OSError, ValueError, KeyError):
        return _at_work(home)


def _at_work(home: Home) -> str:
    """A command, or a daemon that is not up yet."""
    try:
        return f"process {int(home.owner.read_text(encoding='utf-8'))}, which is still at work"
    except (OSError, ValueError):
        return "a command that is still at work"


def open_newsroom(
    home: Home,
    clocks: Clocks,
    *,
    daemon: bool = False,
    lock: FileLock | None = None,
    embedder: Embedder | None = None,
) -> Newsroom:
    """With another embedder than the configured one, if it is given. Raises ConfigWrong, HomeBusy,
    HomeSimulated, EmbedderFailed, DatabaseDamaged."""
    os.environ.setdefault("LANGGRAPH_STRICT_MSGPACK", "true")
    live = live_config(home)
    lock = lock or own(home)
    with ExitStack() as undo:
        undo.callback(lock.release)
        look_through(home.database)
        database = open_database(home.database_url)
        undo.callback(database.close)
        enter_world(database, clocks, daemon=daemon)
        end_leases(database, clocks)
        embedder = embedder or open_embedder(home, live.last.settings.embedder)
        memory = MemoryStore.open(
            read=database.read, write=database.write, folder=home.index, embedder=embedder,
            now=clocks.world.now, reopen=partial(reopened, home, live.last.settings.embedder),
        )  # fmt: skip
        undo.callback(memory.close)
        if daemon:
            memory.put_off(larger_than=LARGE)
        else:
            catch_up(database, clocks, memory, a_moment(clocks))
        undo.pop_all()
    return Newsroom(
        home, database, clocks, live, memory, open_worker(), lock, embedder,
        Checkpoints(home.checkpoints),
    )  # fmt: skip


def reopened(
    home: Home, settings: EmbedderSettings, embedder: str, dimension: int
) -> Embedder | None:
    """The embedder that made an index, if it can still be opened: any built-in one, and others at the
    address that the settings name."""
    built_in = NgramEmbedder(dimension)
    if embedder == built_in.id:
        return built_in
    former = settings.model_copy(update={"name": embedder.removeprefix("openai/")})
    if settings.provider == "built-in" or former.name == embedder:
        return None
    try:
        opened = open_embedder(home, former)
    except EmbedderFailed:
        return None
    return opened if opened.dimension == dimension else None


def open_embedder(home: Home, settings: EmbedderSettings) -> Embedder:
    if settings.provider == "built-in":
        return NgramEmbedder()
    key = read_key(settings.api_key_file, home.path)
    return OpenAIEmbedder(settings.base_url, settings.name, key)
