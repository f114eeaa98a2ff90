"""What a database says when the disk is full or failing, when somebody keeps it, or when it is damaged, as errors with
a mend; and the look through it that its owner takes before believing it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy.exc import SQLAlchemyError

from agent.errors import DatabaseBusy, DatabaseDamaged, DiskFull, SelfsameError

WHOLE_LOOK_BYTES = 100_000_000
"""Larger ones are looked through without their indexes, which takes a fraction of the time."""
EMPTY_BYTES = 16_384
"""A database of ours is larger; one without a table is not."""
_DAMAGED = ("malformed", "not a database", "disk image", "corrupt")
_FULL = ("disk is full", "disk i/o error", "unable to open database file", "readonly database")
_BUSY = ("database is locked", "database table is locked")


def as_fault(problem: BaseException, path: Path) -> SelfsameError | None:
    """The error that people are told, or None where it is something else."""
    original = getattr(problem, "orig", None) or problem
    if not isinstance(original, sqlite3.Error):
        return None
    words = str(original).lower()
    if any(sign in words for sign in _DAMAGED):
        return damaged(path, str(original))
    if any(sign in words for sign in _FULL):
        return DiskFull(
            f"{path}: could not be written ({original})",
            "make room on its disk, and see that the folder may be written; selfsame then goes on by itself",
        )
    if any(sign in words for sign in _BUSY):
        return DatabaseBusy(
            f"{path}: another program keeps it locked", "end that program; selfsame tries again"
        )
    return None


def damaged(path: Path, words: str) -> DatabaseDamaged:
    """Names the newest backup that there is."""
    copies = sorted(
        (path.parent / "backups").glob("*.db"), key=lambda each: each.stat().st_mtime, reverse=True
    )
    mend = (
        f"put the newest backup back: selfsame restore {copies[0]}"
        if copies
        else "there is no backup in data/backups: put one of your own back with selfsame restore FILE"
    )
    return DatabaseDamaged(f"{path}: the database is damaged ({words})", mend)


def refuse_emptied(path: Path) -> None:
    """A database that is empty or gone where there was a life: begun anew without a word, her page would be written
    over. Raises DatabaseDamaged."""
    if path.is_file() and not _without_tables(path):
        return
    folder = path.parent
    lived = _sign_of_life(folder)
    if lived is not None:
        how = "empty" if path.is_file() else "gone"
        fault = damaged(path, f"it is {how}, though this home has lived: {lived}")
        raise DatabaseDamaged(
            fault.message, f"{fault.mend}; to begin anew on purpose, move {folder} away"
        )


def _without_tables(path: Path) -> bool:
    """Empty, or opened since by somebody who only looked."""
    size = path.stat().st_size
    if size > EMPTY_BYTES:
        return False
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as found:
            return not found.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    except sqlite3.Error:
        return size == 0


def _sign_of_life(folder: Path) -> Path | None:
    return next(iter((*folder.glob("backups/*.db"), *folder.glob("page/*/index.html"))), None)


@contextmanager
def faults_told(path: Path) -> Iterator[None]:
    """What goes wrong in here is raised as an error with a mend."""
    try:
        yield
    except (sqlite3.Error, SQLAlchemyError) as problem:
        fault = as_fault(problem, path)
        if fault is None:
            raise
        raise fault from problem


def look_through(path: Path) -> None:
    """Every page once, before anything is sent from it. Raises DatabaseDamaged."""
    if not path.is_file():
        return
    how = "integrity" if path.stat().st_size <= WHOLE_LOOK_BYTES else "quick"
    with faults_told(path), closing(sqlite3.connect(path)) as connection:
        found: list[tuple[Any, ...]] = connection.execute(f"PRAGMA {how}_check(1)").fetchall()
        loose = connection.execute("PRAGMA foreign_key_check").fetchone()
    if found != [("ok",)]:
        raise damaged(path, str(found[0][0]).replace("\n", " "))
    if loose:
        raise damaged(path, f"a row of {loose[0]} names one of {loose[2]} that isn't there")
