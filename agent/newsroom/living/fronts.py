"""What stands around her posts on her public page just now."""

from agent.newsroom.living.days import embargoed
from agent.newsroom.room import Newsroom
from agent.publishing.channels.page.front import Front, front_of


def front_now(room: Newsroom, name: str) -> Front:
    persona, now = room.persona(name), room.clocks.world.now()
    return front_of(room.database, persona, room.config.label, now, embargoed(persona, now))
