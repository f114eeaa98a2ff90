"""What stayed, read where a channel tells it: once a day, for the posts of the last two weeks. Nothing leaves by it."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from sqlalchemy import Row, select

from agent.database.audit import HOUSE, record
from agent.database.tables import audit, deliveries, posts
from agent.errors import DeliveryFault
from agent.newsroom.living.stayed import Figures, note_stayed
from agent.newsroom.publish import channels
from agent.newsroom.room import Newsroom
from agent.publishing.channel import Channel, Counting, Sent
from agent.types.clocks import stamp
from agent.types.persona import Persona

EVERY, AGE = timedelta(days=1), timedelta(days=14)
READ = "read what stayed"


def stayed_due(room: Newsroom) -> int:
    """How many figures were noted today. A channel that doesn't answer is asked tomorrow."""
    return sum(
        read_stayed(room, persona)
        for persona in room.config.personas.values()
        if not _looked(room, persona)
    )


def read_stayed(room: Newsroom, persona: Persona) -> int:
    able = {
        name: channel
        for name, channel in channels(room).items()
        if name in persona.file.channels and isinstance(channel, Counting)
    }
    count = sum(_followers(room, persona, name, channel) for name, channel in able.items())
    count += sum(_one(room, persona, able, row) for row in _out(room, persona, able))
    with room.database.write.begin() as connection:
        record(connection, stamp(room.clocks), f"stayed:{persona.name}", HOUSE, READ)
    return count


def _looked(room: Newsroom, persona: Persona) -> bool:
    since = room.clocks.world.now() - EVERY
    mine = (audit.c.subject == f"stayed:{persona.name}") & (audit.c.world_at > since)
    return bool(room.rows(select(audit.c.id).where(mine).limit(1)))


def _out(room: Newsroom, persona: Persona, able: Mapping[str, Channel]) -> list[Row[Any]]:
    mine = (posts.c.persona == persona.name) & deliveries.c.channel.in_(list(able))
    out = (deliveries.c.status == "published") & (deliveries.c.remote_id != "")
    lately = posts.c.published_at > room.clocks.world.now() - AGE
    query = select(deliveries, posts.c.persona, posts.c.language.label("hers")).join(posts)
    return room.rows(query.where(mine, out, lately).order_by(deliveries.c.id))


def _one(room: Newsroom, persona: Persona, able: Mapping[str, Counting], row: Row[Any]) -> int:
    sent = Sent(
        row.id, row.persona, row.post_id, row.channel, row.body, row.language or row.hers, row.sent_at,
        row.remote, row.remote_id,
    )  # fmt: skip
    try:
        found = able[row.channel].counts(sent)
    except DeliveryFault:
        return 0
    return _noted(room, persona, Figures(found.replies, found.saves), row.channel, row.post_id)


def _followers(room: Newsroom, persona: Persona, name: str, channel: Counting) -> int:
    try:
        found = channel.followers(persona.name)
    except DeliveryFault:
        return 0
    return _noted(room, persona, Figures(followers=found), name, None)


def _noted(
    room: Newsroom, persona: Persona, figures: Figures, channel: str, post: int | None
) -> int:
    if figures == Figures():
        return 0
    note_stayed(room.database, room.clocks, persona, figures, HOUSE, post, channel)
    return 1
