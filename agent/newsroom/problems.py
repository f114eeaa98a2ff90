"""What is wrong at the moment: one row a problem, gone when it is over."""

from typing import Any

from sqlalchemy import delete, insert, select, update

from agent.database import Database
from agent.database.tables import problems
from agent.errors import SelfsameError
from agent.types.clocks import Clocks


def raise_problem(
    database: Database, clocks: Clocks, area: str, subject: str, fault: SelfsameError
) -> None:
    """Note it, or note that it goes on."""
    key = (problems.c.area == area) & (problems.c.subject == subject)
    told = {"message": fault.message, "mend": fault.mend, "last": clocks.world.now()}
    with database.write.begin() as connection:
        if not connection.execute(update(problems).where(key).values(**told)).rowcount:
            row = {"area": area, "subject": subject, "since": clocks.world.now(), **told}
            connection.execute(insert(problems).values(**row))


def clear_problem(database: Database, area: str, subject: str | None = None) -> None:
    """This one, or all of the area."""
    key = problems.c.area == area
    if subject is not None:
        key &= problems.c.subject == subject
    with database.read.connect() as connection:
        there = connection.execute(select(problems.c.area).where(key)).first()
    if there:
        with database.write.begin() as connection:
            connection.execute(delete(problems).where(key))


def open_problems(database: Database) -> list[dict[str, Any]]:
    """All of them, the oldest first, as status prints them."""
    with database.read.connect() as connection:
        rows = connection.execute(select(problems).order_by(problems.c.since)).mappings().all()
    return [
        {**{key: row[key] for key in ("area", "subject", "message", "mend")},
         "since": row["since"].isoformat(), "last": row["last"].isoformat()}
        for row in rows
    ]  # fmt: skip
