"""Her first draft, so that a newcomer sees the thing at work: one per persona and home, for good."""

from sqlalchemy import select

from agent.database.tables import drafts
from agent.errors import ModelFault
from agent.newsroom.room import Newsroom
from agent.newsroom.write import Asked, write


def welcome_all(room: Newsroom) -> int:
    """A welcome for each persona that never had a draft; returns how many were written."""
    return sum(_welcome(room, name) for name in room.config.personas if _never_wrote(room, name))


def _never_wrote(room: Newsroom, persona: str) -> bool:
    query = select(drafts.c.id).where(drafts.c.persona == persona).limit(1)
    with room.database.read.connect() as connection:
        return connection.execute(query).first() is None


def _welcome(room: Newsroom, persona: str) -> bool:
    try:
        return write(room, Asked(persona, f"welcome-{persona}", "welcome")).draft_id is not None
    except ModelFault:  # noted for status by write
        return False
