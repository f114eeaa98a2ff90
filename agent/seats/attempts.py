"""Failed sign-ins: the more of them, the longer the next one has to wait. Nobody is ever locked out for good."""

import math
from datetime import datetime, timedelta

from sqlalchemy import delete, insert, select

from agent.database import Database
from agent.database.tables import attempts
from agent.errors import Slowed
from agent.types.clocks import Clocks

REMEMBERED = timedelta(minutes=15)
FREE, FREE_FOR_ALL = 3, 30
"""So many may fail at once: of one name, and of all names together."""
LONGEST_SECONDS = 300


def wait_seconds(failed: int, free: int) -> int:
    """After the free ones: 2, 4, 8 … seconds from the last failure on."""
    return 0 if failed < free else min(LONGEST_SECONDS, 2 ** (failed - free + 1))


def check(database: Database, clocks: Clocks, folded: str) -> None:
    """Raises Slowed while this name, or the desk as a whole, must wait."""
    now = clocks.wall.now()
    query = select(attempts).where(attempts.c.at_wall > now - REMEMBERED)
    with database.read.connect() as connection:
        rows = connection.execute(query).all()
    own = [row.at_wall for row in rows if row.folded == folded]
    every = [row.at_wall for row in rows]
    left = max(_left(own, FREE, now), _left(every, FREE_FOR_ALL, now))
    if left > 0:
        raise Slowed(math.ceil(left))


def _left(failed: list[datetime], free: int, now: datetime) -> float:
    if not failed:
        return 0
    until = max(failed) + timedelta(seconds=wait_seconds(len(failed), free))
    return (until - now).total_seconds()


def note_failure(database: Database, clocks: Clocks, folded: str) -> None:
    now = clocks.wall.now()
    with database.write.begin() as connection:
        connection.execute(delete(attempts).where(attempts.c.at_wall <= now - REMEMBERED))
        connection.execute(insert(attempts).values(folded=folded, at_wall=now))


def forget(database: Database, folded: str) -> None:
    """Signing in well clears the name."""
    with database.write.begin() as connection:
        connection.execute(delete(attempts).where(attempts.c.folded == folded))
