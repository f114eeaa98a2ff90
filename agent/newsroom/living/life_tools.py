"""The verbs of her life that need an open newsroom, bound to one."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from agent.newsroom.living.commissions import commission
from agent.newsroom.living.heard import Pasted, forget_regular, hear
from agent.newsroom.room import Newsroom
from agent.types.living import LifeTools


def life_tools(room: Newsroom) -> LifeTools:
    return LifeTools(
        hear=partial(_hear, room),
        forget_regular=partial(forget_regular, room),
        commission=partial(commission, room),
    )


def _hear(
    room: Newsroom, persona: str, text: str, post_id: int | None, regulars: Sequence[str], by: str
) -> dict[str, Any]:
    return hear(room, Pasted(persona, text, by, post_id, tuple(regulars)))
