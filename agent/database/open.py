"""Opening the database: SQLite in WAL mode with full sync, made new or migrated to what this program knows."""

from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from sqlite3 import Connection as SqliteConnection
from sqlite3 import connect
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import OperationalError

from agent.database.damage import faults_told, refuse_emptied
from agent.database.tables import metadata
from agent.database.turns import Turns
from agent.errors import DatabaseNewer
from memory.tables import metadata as ledger

HEAD = "0024"
BUSY_MS = 10_000
VERSION = text("SELECT version_num FROM alembic_version")
TABLES = text("SELECT name FROM sqlite_master WHERE type = 'table'")
NUMBERED = (
    "alembic_version (version_num VARCHAR(32) NOT NULL, "
    "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
)
"""As Alembic itself would make it."""


@dataclass(frozen=True)
class Database:
    """Two faces of one engine: `read` sees a snapshot, `write` takes the write lock at once."""

    url: str
    read: Engine
    write: Engine

    def close(self) -> None:
        self.read.dispose()


def open_database(url: str) -> Database:
    """Open and, where needed, migrate. Raises DatabaseNewer for one that this program can't know, and
    DatabaseDamaged, DatabaseBusy, DiskFull."""
    path = make_url(url).database
    if path and path != ":memory:":
        refuse_emptied(Path(path))
    database = _opened(url)
    with faults_told(Path(database.read.url.database or "")):
        _bring_up(database.read)
    return database


def as_it_is(url: str) -> Database:
    """Only for looking at it: nothing is brought up to date. One that isn't there would be made empty."""
    return _opened(url)


def version_of(database: Database) -> str | None:
    """The number of its schema, HEAD for one that is up to date; None where it has none."""
    return _version(database.read)


def passing_database(url: str) -> Database:
    """One that is thrown away after use: the tables of news and review as they are today, and no more."""
    database = _opened(url)
    event.listen(database.read, "connect", _unsynced)
    with database.write.begin() as connection:
        metadata.create_all(connection)
    return database


def copy_database(path: Path, copy: Path) -> None:
    """As it stands at this moment, whoever else is at work in it."""
    copy.parent.mkdir(parents=True, exist_ok=True)
    with closing(connect(path)) as source, closing(connect(copy)) as target:
        source.backup(target)


def _opened(url: str) -> Database:
    path = make_url(url).database
    if path and path != ":memory:":
        Path(path).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url, connect_args={"check_same_thread": False})
    turns = Turns(BUSY_MS / 1000)
    turns.watch(engine)
    event.listen(engine, "connect", _pragmas)
    event.listen(engine, "begin", partial(_begin, turns))
    return Database(url, engine, engine.execution_options(write=True))


def _pragmas(connection: SqliteConnection, record: Any) -> None:
    connection.isolation_level = None
    connection.execute(f"PRAGMA busy_timeout={BUSY_MS}")
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA secure_delete=ON")  # what is forgotten is gone from the file, too


def _unsynced(connection: SqliteConnection, record: Any) -> None:
    """Nobody will read it after a power cut."""
    connection.execute("PRAGMA synchronous=OFF")


def _begin(turns: Turns, connection: Connection) -> None:
    if connection.get_execution_options().get("write"):
        turns.enter(connection)
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        return
    plain = connection.connection.driver_connection  # a look begins a dozen times for a page
    assert plain is not None
    plain.execute("BEGIN")


def _bring_up(engine: Engine) -> None:
    version = _version(engine)
    if version == HEAD:
        return
    if version is not None and version > HEAD:
        raise DatabaseNewer(
            f"{engine.url.database}: made by a newer selfsame (schema {version}, this one knows {HEAD})",
            "install that version again, or restore the backup that was made before it",
        )
    if version is not None:
        _copy_first(engine, version)
    _upgrade(engine)


def _copy_first(engine: Engine, version: str) -> None:
    """Beside it, under the schema's name: whoever must go back has what to go back to."""
    path = Path(engine.url.database or "")
    if path.is_file():
        copy_database(path, path.parent / "backups" / f"before-{HEAD}-from-{version}.db")


def _version(engine: Engine) -> str | None:
    try:
        with engine.connect() as connection:
            return connection.execute(VERSION).scalar()
    except OperationalError as problem:
        if "no such table" in str(problem):
            return None
        raise


def _upgrade(engine: Engine) -> None:
    """Looked at again once nobody else can do the same; all of it, or nothing."""
    with engine.execution_options(write=True).begin() as connection:
        tables = connection.execute(TABLES).scalars().all()
        if not tables:
            _make(connection)
        elif "alembic_version" not in tables or connection.execute(VERSION).scalar() != HEAD:
            migrate_all(connection)


def _make(connection: Connection) -> None:
    """An empty one needs no history, and no Alembic: the tables as they are today, and their number. That the
    migrations end in the same is tested."""
    metadata.create_all(connection)
    ledger.create_all(connection)
    connection.execute(text(f"CREATE TABLE {NUMBERED}"))
    connection.execute(text("INSERT INTO alembic_version VALUES (:head)"), {"head": HEAD})


def migrate_all(connection: Connection) -> None:
    """From whatever version it has."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
