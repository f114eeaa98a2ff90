"""Materialising the coming local days; only what nobody has claimed is ever moved."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Row, insert, select, update

from agent.database import Database
from agent.database.tables import slots
from agent.schedule.rhythm import APART, day_plan
from agent.types.clocks import Clocks
from agent.types.persona import Rhythm
from agent.types.schedule import Moment

Key = tuple[date, int]
Rows = dict[Key, Row[Any]]
_UNCLAIMED = ("planned", "dropped")
Lean = Callable[[date], float]
"""How far her mood draws the moments of a day: from -1, earlier, to 1, later."""


def level(day: date) -> float:
    """In no mood, as drawn."""
    return 0.0


def plan(
    database: Database, clocks: Clocks, persona: str, rhythm: Rhythm, days: int = 7, lean: Lean = level
) -> int:  # fmt: skip
    """Make the rows of the coming local days agree with the rhythm; how many were made, moved or dropped.

    A day's position is written for once only, so that a change of zone or rhythm never doubles a day.
    """
    now = clocks.world.now()
    with database.write.begin() as connection:
        rows = _rows(connection, persona, now)
        wanted = _without_crowding(_wanted(persona, rhythm, now, days, lean), rows.values())
        placed = sum(_place(connection, persona, moment, rows) for moment in wanted.values())
        unwanted = [rows[key].id for key in rows if key not in wanted]
        return placed + _drop(connection, unwanted, now, now + timedelta(days=days))


def _rows(connection: Connection, persona: str, now: datetime) -> Rows:
    """All rows that could meet a coming day: local dates differ from UTC's by a day at most."""
    since = (now - timedelta(days=2)).date()
    found = connection.execute(
        select(slots).where(slots.c.persona == persona, slots.c.local_date >= since)
    )
    return {(row.local_date, row.position): row for row in found}


def _wanted(
    persona: str, rhythm: Rhythm, now: datetime, days: int, lean: Lean
) -> dict[Key, Moment]:
    today = now.astimezone(ZoneInfo(rhythm.zone)).date()
    moments = (
        moment
        for day in (today + timedelta(days=ahead) for ahead in range(days))
        for moment in day_plan(persona, rhythm, day, lean(day))
    )
    return {(each.local_date, each.position): each for each in moments if each.speak_at > now}


def _without_crowding(wanted: dict[Key, Moment], rows: Iterable[Row[Any]]) -> dict[Key, Moment]:
    """Leave out what would stand too near to a moment that is already written for."""
    fixed = [row.speak_at for row in rows if row.status not in _UNCLAIMED]
    return {
        key: moment
        for key, moment in wanted.items()
        if all(abs(moment.speak_at - speak_at) >= APART for speak_at in fixed)
    }


def _place(connection: Connection, persona: str, moment: Moment, rows: Rows) -> bool:
    """Insert the moment, or move the unclaimed row that has its place; whether anything changed."""
    times = {"speak_at": moment.speak_at, "write_at": moment.write_at}
    row = rows.get((moment.local_date, moment.position))
    if row is None:
        place = {"persona": persona, "local_date": moment.local_date, "position": moment.position}
        connection.execute(insert(slots).values(**place, **times))
        return True
    same = row.status == "planned" and (row.speak_at, row.write_at) == tuple(times.values())
    if row.status not in _UNCLAIMED or same:
        return False
    connection.execute(
        update(slots).where(slots.c.id == row.id).values(status="planned", why="", **times)
    )
    return True


def _drop(connection: Connection, ids: list[int], now: datetime, until: datetime) -> int:
    """Give up unclaimed rows that the rhythm no longer knows; a past one is left to be missed."""
    given_up = (
        update(slots)
        .where(
            slots.c.id.in_(ids),
            slots.c.status == "planned",
            slots.c.speak_at > now,
            slots.c.speak_at < until,
        )
        .values(status="dropped", why="the rhythm or the zone changed")
    )
    return connection.execute(given_up).rowcount
