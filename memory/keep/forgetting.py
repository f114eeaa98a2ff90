"""Forgetting in the ledger: a tombstone without content, and nothing of it left in SQLite's files."""

from contextlib import closing
from datetime import datetime
from time import sleep

from sqlalchemy import Connection, Engine, delete, update

from memory import ledger
from memory.mind import threads
from memory.tables import lesson_givings, lessons

TRIES = 40
PAUSE_SECONDS = 0.05


def erase(connection: Connection, memory_id: int, now: datetime) -> bool:
    """The memory's words, and what its rows as thread or lesson say; False if there was nothing left."""
    gone = ledger.erase(connection, memory_id, now)
    if gone:
        threads.finish(connection, memory_id, "forgotten", "dropped", now)
        blank = update(lessons).where(lessons.c.memory_id == memory_id)
        connection.execute(blank.values(trait="", strength=0.0))
        connection.execute(delete(lesson_givings).where(lesson_givings.c.lesson_id == memory_id))
    return gone


def empty_log(write: Engine, tries: int = TRIES) -> bool:
    """Moves SQLite's write-ahead log into the file and cuts it off: pages as they were before an erasure
    stand in it. False where somebody kept reading it all the while; the next call sees to it."""
    if write.dialect.name != "sqlite":
        return True
    with closing(write.raw_connection()) as raw:
        cursor = raw.cursor()
        for _ in range(tries):
            busy = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
            if not busy:
                return True
            sleep(PAUSE_SECONDS)
    return False
