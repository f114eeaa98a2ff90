"""Writers of this process wait for each other in a row. SQLite has no queue: left to itself, whoever finds the
database locked looks again after some milliseconds, and may find it locked by the next one each time."""

from threading import Lock
from typing import Any

from sqlalchemy import Connection, Engine, event

TURN = "turn"


class Turns:
    """One of these for an engine. Whoever waited in vain tries all the same: other processes wait on SQLite's
    own lock, and its answer is the one that counts."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._lock = Lock()

    def watch(self, engine: Engine) -> None:
        event.listen(engine, "checkin", self._leave)

    def enter(self, connection: Connection) -> None:
        """Before the write lock is asked for; the turn ends when the connection goes back to the pool."""
        if TURN not in connection.info and self._lock.acquire(timeout=self._seconds):
            connection.info[TURN] = True

    def _leave(self, connection: Any, record: Any) -> None:
        if record.info.pop(TURN, None):
            self._lock.release()
