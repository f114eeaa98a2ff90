"""All that her life offers for a moment, the most pressing first, without what she has taken up before."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select

from agent.newsroom.living.days import day_offers
from agent.newsroom.living.mates import mate_offers
from agent.newsroom.living.told import take_in_told, told_offers
from agent.newsroom.room import Newsroom
from agent.types.writing import Offer, Recalled
from memory.tables import memories


def offers(room: Newsroom, name: str, speak_at: datetime, spent: Collection[str]) -> list[Offer]:
    """`spent`: the keys of what she has taken up."""
    take_in_told(room)
    persona = room.persona(name)
    found = [
        *told_offers(room, persona, speak_at),
        *day_offers(persona, speak_at, spent),
        *mate_offers(room, persona, speak_at, spent),
    ]
    fresh = [offer for offer in found if offer.occasion.key not in spent]
    return sorted(fresh, key=lambda offer: -offer.chance)


def event(room: Newsroom, memory_id: int) -> list[Recalled]:
    """The memory that an occasion springs from, while it is remembered."""
    query = select(memories).where(memories.c.id == memory_id, memories.c.status == "active")
    return [
        Recalled(row.id, row.kind, row.text, 1.0, happened_at=row.happened_at.isoformat())
        for row in room.rows(query)
    ]
