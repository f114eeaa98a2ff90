"""Copies of the database: made while it runs, looked through before they are believed."""

from contextlib import closing
from datetime import datetime
from pathlib import Path
from sqlite3 import DatabaseError, connect

from agent.database.damage import as_fault
from agent.database.open import copy_database
from agent.errors import BackupFault, DatabaseDamaged


def make_copy(path: Path, copy: Path) -> int:
    """Its size in bytes; the copy has its name only once it is whole. Raises BackupFault."""
    if not path.is_file():
        raise BackupFault(
            f"{path}: there is no database yet", "start selfsame once, or name another home"
        )
    half = copy.with_name(f"{copy.name}.part")
    try:
        copy_database(path, half)
        _looked_through(half)
        half.replace(copy)
    except (OSError, DatabaseError) as problem:
        half.unlink(missing_ok=True)
        if isinstance(as_fault(problem, path), DatabaseDamaged):
            raise as_fault(problem, path) from problem  # type: ignore[misc]
        raise BackupFault(
            f"{copy}: could not be written ({problem})", "make room, or write it elsewhere"
        ) from problem
    finally:
        for rest in ("-wal", "-shm"):  # looking through it leaves these
            half.with_name(half.name + rest).unlink(missing_ok=True)
    return copy.stat().st_size


def put_back(copy: Path, path: Path, now: datetime) -> Path | None:
    """Where what stood there is kept now. Raises BackupFault for a copy that is damaged or none."""
    try:
        _looked_through(copy)
    except DatabaseError as problem:
        raise BackupFault(
            f"{copy}: is no whole backup ({problem})", "choose another one from data/backups"
        ) from problem
    kept = _set_aside(path, now) if path.is_file() else None
    copy_database(copy, path)
    return kept


def _set_aside(path: Path, now: datetime) -> Path:
    """As a copy with all that its -wal holds; as the files themselves where they can't be read any more."""
    kept = path.with_name(f"selfsame-before-restore-{now:%Y%m%dT%H%M%S%f}.db")
    try:
        copy_database(path, kept)
    except DatabaseError:
        kept.write_bytes(path.read_bytes())
    for rest in ("", "-wal", "-shm"):
        path.with_name(path.name + rest).unlink(missing_ok=True)
    return kept


def _looked_through(path: Path) -> None:
    """Raises sqlite3.DatabaseError."""
    with closing(connect(f"file:{path}?mode=ro", uri=True)) as database:
        found = database.execute("PRAGMA integrity_check").fetchone()
        database.execute("SELECT version_num FROM alembic_version").fetchone()
    if found != ("ok",):
        raise DatabaseError(str(found))
