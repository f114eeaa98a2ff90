"""What stands around her posts on her public page just now."""

from agent.config.read import Config
from agent.database import Database
from agent.newsroom.living.days import embargoed
from agent.publishing.channels.page.front import Front, front_of
from agent.types.clocks import Clocks


def front_now(database: Database, clocks: Clocks, config: Config, name: str) -> Front:
    persona, now = config.persona(name), clocks.world.now()
    return front_of(database, persona, config.label, now, embargoed(persona, now))
