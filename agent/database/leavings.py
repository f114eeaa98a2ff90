"""Who has left: nothing is done under that name any more, until somebody lets them back in."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select

from agent.database.tables import leavings
from agent.errors import NotLawful

_OPEN = select(leavings).where(leavings.c.back_at.is_(None)).order_by(leavings.c.id)


def refuse_left(connection: Connection, name: str) -> None:
    """Raises NotLawful for somebody who has left."""
    row = left(connection, name)
    if row is not None:
        raise NotLawful(
            f"{row.name} has left (on {row.at.date().isoformat()}), so nothing is done under that name",
            f"give your own: selfsame --as NAME; or let them back in: selfsame leave {row.name} --back",
        )


def left(connection: Connection, name: str) -> Row[Any] | None:
    """Their last leaving, if they are not back; letters' case and blanks around a name don't count."""
    return next((row for row in gone(connection) if same_name(row.name, name)), None)


def gone(connection: Connection) -> list[Row[Any]]:
    """All who have left and are not back."""
    return list(connection.execute(_OPEN).all())


def history(connection: Connection) -> Iterable[tuple[datetime, str, bool]]:
    """Every leaving and coming back: when, who, and whether it was the leaving."""
    for row in connection.execute(select(leavings).order_by(leavings.c.id)):
        yield row.at, row.name, True
        if row.back_at is not None:
            yield row.back_at, row.name, False


def same_name(one: str, other: str) -> bool:
    return one.strip().casefold() == other.strip().casefold()
