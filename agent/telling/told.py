"""What was told to whom: one notice a problem until it is over."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import delete, insert, select

from agent.database import Database
from agent.database.tables import notices
from agent.types.telling import Alarm

DIGEST = "digest"


def untold(database: Database, person: str, alarms: Sequence[Alarm]) -> list[Alarm]:
    """Those that this person has not been told of yet."""
    known = told(database, person)
    return [alarm for alarm in alarms if alarm.key not in known]


def told(database: Database, person: str) -> set[tuple[str, str]]:
    mine = select(notices.c.kind, notices.c.subject).where(notices.c.person == person)
    with database.read.connect() as connection:
        return {(row.kind, row.subject) for row in connection.execute(mine)}


def note(
    database: Database, person: str, keys: Iterable[tuple[str, str]], now: datetime
) -> None:  # fmt: skip
    rows = [
        {"kind": kind, "subject": subject, "person": person, "told_wall": now}
        for kind, subject in keys
    ]
    with database.write.begin() as connection:
        connection.execute(insert(notices), rows)


def forget_over(database: Database, standing: Iterable[tuple[str, str]]) -> None:
    """Problems that are over may be told again when they come back."""
    holds = set(standing)
    with database.read.connect() as connection:
        rows = connection.execute(select(notices).where(notices.c.kind != DIGEST)).all()
    over = [row.id for row in rows if (row.kind, row.subject) not in holds]
    if over:
        with database.write.begin() as connection:
            connection.execute(delete(notices).where(notices.c.id.in_(over)))
