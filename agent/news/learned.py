"""What was learned from the boards' looks: kept as a row, learned anew each night in a process of its own."""

import os
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, insert, select

from agent.database import Database
from agent.database.tables import learned
from agent.database.tables import looks as looks_table
from agent.news.foresight import Foresight, learn, packed, unpacked
from agent.news.looks import KEPT, read_looks
from agent.news.parse import ParseFailure
from agent.news.rising import Look
from agent.news.worker import Worker

NAME = "rising"
EVERY = timedelta(hours=20)
SECONDS = 300.0


def read_foresight(connection: Connection) -> Foresight:
    """The mix by hand where nothing was learned yet."""
    body = connection.execute(select(learned.c.body).where(learned.c.name == NAME)).scalar()
    return unpacked(body) if body else Foresight()


def learning_is_due(connection: Connection, now: datetime) -> bool:
    """Where there are looks, and nothing was learned for most of a day (or in a future, when the clock went back)."""
    at = connection.execute(select(learned.c.at).where(learned.c.name == NAME)).scalar()
    if at is not None and at <= now < at + EVERY:
        return False
    return connection.execute(select(looks_table.c.rank).limit(1)).first() is not None


def learn_again(database: Database, worker: Worker, now: datetime) -> str:
    """Learn from all looks that are kept; how it is foreseen now: learned, by hand, or why as before."""
    with database.read.connect() as connection:
        looks = read_looks(connection, now - KEPT)
    body = worker.run(learned_bytes, looks, now)
    worker.close()  # what it took is given back until the next night
    if not isinstance(body, bytes):
        return f"as before: {body.words if isinstance(body, ParseFailure) else 'learning failed'}"
    with database.write.begin() as connection:
        connection.execute(delete(learned).where(learned.c.name == NAME))
        connection.execute(insert(learned).values(name=NAME, at=now, body=body))
    return unpacked(body).how


def learned_bytes(looks: list[Look], until: datetime) -> bytes:
    """In the worker process. numpy's threads would take more memory than the process may have."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    return packed(learn(looks, until))


def open_learner() -> Worker:
    """Beside the parsing one, so that the news goes on meanwhile."""
    return Worker(SECONDS)
