"""publish: what is approved and due goes out, once; what nobody decided in time expires."""

from collections.abc import Mapping
from functools import partial

from agent.newsroom.autonomy import approve_by_rules
from agent.newsroom.grave_turn import hold_grave_turns, may_not_leave
from agent.newsroom.living.fronts import front_now
from agent.newsroom.room import Newsroom
from agent.newsroom.shelf import leave_shelves
from agent.newsroom.used_threads import flag_used_threads
from agent.publishing.channel import Channel
from agent.publishing.channels.by_hand import expire_cards
from agent.publishing.channels.every import every_channel
from agent.publishing.press import press
from agent.review.editing import let_go_silent
from agent.review.queue import expire


def publish_due(room: Newsroom) -> list[int]:
    """The numbers of the deliveries that went out."""
    expire(room.database, room.clocks, room.config.settings.review)
    expire_cards(room.database, room.clocks, room.config.settings.review)
    let_go_silent(room.database, room.clocks, room.editors)
    with room.turns["publish"]:
        approve_by_rules(room)
        leave_shelves(room)
        hold_grave_turns(room)
        out = press(room.database, room.clocks, channels(room), also=partial(may_not_leave, room))
        flag_used_threads(room, out)
        return out


def channels(room: Newsroom) -> Mapping[str, Channel]:
    """Every channel that this installation can speak through, by its name in persona.yaml."""
    config = room.config
    front = partial(front_now, room.database, room.clocks, config)
    return every_channel(room.database, room.clocks.wall, config.personas, room.home.path, front)
