"""shelf: at one of her moments for which nothing was approved, the oldest thought that lies ready leaves."""

from datetime import datetime, timedelta

from sqlalchemy import select

from agent.database import Database
from agent.database.tables import deliveries, posts, slots
from agent.newsroom.ceiling import label_is_full
from agent.newsroom.room import Newsroom
from agent.review.holds import held
from agent.review.law import OUT
from agent.review.shelf import leave, left_between, on_shelf
from agent.types.persona import Persona

LATE = timedelta(hours=3)
"""So long after her moment one still leaves; a machine that slept brings no night post in the morning."""


def leave_shelves(room: Newsroom) -> int:
    """How many left: at most one a day and persona."""
    hers = {each.persona for each in on_shelf(room.database)}
    personas = room.config.personas
    return sum(_leaves(room, personas[name]) for name in sorted(hers & set(personas)))


def _leaves(room: Newsroom, persona: Persona) -> bool:
    lying = on_shelf(room.database, persona.name)
    if not lying or not its_time(room.database, persona, room.clocks.world.now()):
        return False
    if label_is_full(room, room.clocks.world.now()):
        return False
    return leave(room.database, room.clocks, lying[0])


def its_time(database: Database, persona: Persona, now: datetime) -> bool:
    """One of her moments has just come, nobody holds her, and nothing of hers is out or on its way today."""
    name, (begins, ends) = persona.name, local_day(persona, now)
    if left_between(database, name, begins, ends):
        return False
    with database.read.connect() as connection:
        moment = select(slots.c.id).where(
            slots.c.persona == name, slots.c.status.not_in(("dropped", "writing")),
            slots.c.speak_at > now - LATE, slots.c.speak_at <= now,
        )  # fmt: skip
        mine = deliveries.join(posts)
        today = (deliveries.c.due_at >= begins) & (deliveries.c.due_at < ends)
        on_its_way = select(deliveries.c.id).select_from(mine).where(
            posts.c.persona == name,
            (deliveries.c.status == "due") | (deliveries.c.status.in_(OUT) & today),
            deliveries.c.due_at < ends,
        )  # fmt: skip
        return (
            connection.execute(moment).first() is not None
            and connection.execute(on_its_way).first() is None
            and held(connection, name) is None
        )


def local_day(persona: Persona, now: datetime) -> tuple[datetime, datetime]:
    """From midnight to midnight of her zone."""
    there = now.astimezone(persona.file.zone)
    begins = there.replace(hour=0, minute=0, second=0, microsecond=0)
    return begins, (begins + timedelta(days=1))
