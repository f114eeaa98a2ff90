"""Whether a channel would take her posts, as far as that can be tried without posting."""

from functools import partial

from agent.config.home import Home
from agent.config.read import Config
from agent.database import Database
from agent.newsroom.living.fronts import front_now
from agent.publishing.channel import Checked
from agent.publishing.channels.every import every_channel
from agent.publishing.channels.keys import account_secret
from agent.secret import BETTER, in_environment
from agent.types.accounts import KeyedAccount
from agent.types.by_hand import BY_HAND
from agent.types.clocks import Clocks, SystemClock
from agent.types.persona import Persona


def reach(database: Database, home: Home, config: Config, persona: Persona, channel: str) -> str:
    """What was found. Raises DeliveryFault, DeliveryUnsure where she may not or cannot post there as it is."""
    if channel in BY_HAND:
        return "a person puts it out"
    clocks = Clocks(SystemClock(), SystemClock())
    front = partial(front_now, database, clocks, config)
    found = every_channel(database, clocks.wall, config.personas, home.path, front)[channel]
    account = getattr(persona.file.accounts, channel, None)
    if not isinstance(account, KeyedAccount):
        return "needs no key"
    account_secret(home.path, persona.name, channel, account.key_file)
    loose = f" (in the environment: {BETTER})" if in_environment(account.key_file) else ""
    if not isinstance(found, Checked):
        return f"its key is there{loose}; more can't be tried without posting"
    found.check(persona.name)
    return f"the account answers, and says that she is a machine{loose}"
