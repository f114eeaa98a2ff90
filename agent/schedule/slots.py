"""The schedule as rows: planned ahead, claimed by one, settled once. What is due is said here alone."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, case, exists, or_, select, update

from agent.database import Database
from agent.database.tables import drafts, slots
from agent.schedule.plan import plan
from agent.types.clocks import Clocks, Stamp, stamp
from agent.types.review import LIVE
from agent.types.schedule import Settled, Slot

__all__ = ["claim", "coming", "due", "give", "miss", "next_free", "plan", "settle", "take_back"]
TRIES = 3
"""How often a slot's writing may begin before it counts as failed."""


def due(connection: Connection, clocks: Clocks) -> list[Slot]:
    """What may be written now, oldest first: at most one planned slot a persona, and writings whose lease ran out.

    After a suspension several planned slots of a persona may be due at once; only the newest of them is.
    """
    moment = stamp(clocks)
    rows = connection.execute(
        select(slots).where(_claimable(moment)).order_by(slots.c.speak_at, slots.c.id)
    )
    return [_slot(row) for row in rows]


def claim(
    database: Database, clocks: Clocks, slot_id: int, lease_seconds: int = 900
) -> Slot | None:
    """The slot if it is now mine, None if it is another's or not due.

    A lease that ran out is taken over with the same attempt, so that its writing thread goes on;
    `attempt` rises only after the earlier one was settled as failed.
    """
    moment = stamp(clocks)
    mine = (
        update(slots)
        .where(slots.c.id == slot_id, _claimable(moment))
        .values(
            status="writing",
            attempt=slots.c.attempt + case((slots.c.status == "planned", 1), else_=0),
            lease_until_wall=moment.wall + timedelta(seconds=lease_seconds),
            why="",
        )
    )
    with database.write.begin() as connection:
        if connection.execute(mine).rowcount != 1:
            return None
        return _slot(connection.execute(select(slots).where(slots.c.id == slot_id)).one())


def settle(database: Database, slot_id: int, status: Settled, why: str = "") -> None:
    """End a writing. A failed one is planned again until its tries are used up; one settled before stays so."""
    again = case((slots.c.attempt < TRIES, "planned"), else_="failed")
    ended = (
        update(slots)
        .where(slots.c.id == slot_id, slots.c.status == "writing")
        .values(status=again if status == "failed" else status, lease_until_wall=None, why=why)
    )
    with database.write.begin() as connection:
        connection.execute(ended)


def miss(database: Database, clocks: Clocks) -> int:
    """Mark planned slots whose time has passed, or for which a newer one is due, as missed; how many.

    A writing that was cut off and whose time has passed is missed too, unless its draft is in.
    """
    moment = stamp(clocks)
    with database.write.begin() as connection:
        connection.execute(
            update(slots)
            .where(_over(moment), _has_live_draft())
            .values(status="drafted", lease_until_wall=None)
        )
        gone = connection.execute(
            update(slots)
            .where(_over(moment))
            .values(status="missed", lease_until_wall=None, why=_why_missed(moment))
        )
    return gone.rowcount


def coming(database: Database, persona: str, now: datetime, limit: int = 10) -> list[Slot]:
    """The next moments that she may still speak at, whether written for or not."""
    wanted = (
        select(slots)
        .where(
            slots.c.persona == persona,
            slots.c.speak_at > now,
            slots.c.status.in_(("planned", "writing", "drafted")),
        )
        .order_by(slots.c.speak_at)
        .limit(limit)
    )
    with database.read.connect() as connection:
        return [_slot(row) for row in connection.execute(wanted)]


def next_free(database: Database, persona: str, after: datetime) -> Slot | None:
    """The first moment after `after` that nothing is written for yet."""
    wanted = (
        select(slots)
        .where(
            slots.c.persona == persona,
            slots.c.speak_at > after,
            slots.c.status == "planned",
            ~_has_live_draft(),
        )
        .order_by(slots.c.speak_at)
        .limit(1)
    )
    with database.read.connect() as connection:
        row = connection.execute(wanted).one_or_none()
    return _slot(row) if row else None


def give(database: Database, slot_id: int, draft_id: int) -> bool:
    """Let that draft speak at this moment: nothing is written for it any more. False if it was too late."""
    given = (
        update(slots)
        .where(slots.c.id == slot_id, slots.c.status == "planned")
        .values(status="dropped", why=_given(draft_id))
    )
    with database.write.begin() as connection:
        return connection.execute(given).rowcount == 1


def take_back(database: Database, draft_id: int, speaks: datetime | None, now: datetime) -> int:
    """Moments to come that were given to that draft and at which it speaks no more: written for again."""
    free = (
        update(slots)
        .where(
            slots.c.status == "dropped", slots.c.why == _given(draft_id), slots.c.speak_at > now,
            slots.c.speak_at.is_distinct_from(speaks),
        )
        .values(status="planned", why="")
    )  # fmt: skip
    with database.write.begin() as connection:
        return connection.execute(free).rowcount


def _given(draft_id: int) -> str:
    return f"given to draft {draft_id}"


def _claimable(moment: Stamp) -> ColumnElement[bool]:
    """Its time to be written has come, its time to speak has not, and nobody is at it."""
    planned = and_(
        slots.c.status == "planned",
        slots.c.write_at <= moment.world,
        slots.c.speak_at > moment.world,
        ~_has_live_draft(),
        ~_newer_is_due(moment),
    )
    return or_(planned, and_(_cut_off(moment), slots.c.speak_at > moment.world))


def _cut_off(moment: Stamp) -> ColumnElement[bool]:
    return and_(slots.c.status == "writing", slots.c.lease_until_wall <= moment.wall)


def _over(moment: Stamp) -> ColumnElement[bool]:
    """No writing can lawfully begin or go on any more."""
    waiting = or_(slots.c.status == "planned", _cut_off(moment))
    passed = and_(waiting, slots.c.speak_at <= moment.world)
    return or_(passed, and_(slots.c.status == "planned", _newer_is_due(moment)))


def _newer_is_due(moment: Stamp) -> ColumnElement[bool]:
    newer = slots.alias("newer")
    return exists().where(
        newer.c.persona == slots.c.persona,
        newer.c.status == "planned",
        newer.c.write_at <= moment.world,
        newer.c.speak_at > slots.c.speak_at,
        newer.c.speak_at > moment.world,
    )


def _has_live_draft() -> ColumnElement[bool]:
    return exists().where(drafts.c.slot_id == slots.c.id, drafts.c.status.in_(LIVE))


def _why_missed(moment: Stamp) -> ColumnElement[str]:
    return case(
        (slots.c.speak_at > moment.world, "a later moment was due at the same time"),
        (slots.c.status == "writing", "its writing was cut off and its time has passed"),
        else_="its time passed before it was written",
    )


def _slot(row: Row[Any]) -> Slot:
    return Slot(**row._mapping)
