"""Keeping memory's indexes whole while selfsame runs, and making them anew when somebody asks."""

from typing import Any

from agent.newsroom.room import Newsroom
from agent.newsroom.taking_over import a_moment, catch_up


def look_over(room: Newsroom) -> None:
    """What a daemon does once its desk is open, before it writes: opening the indexes takes longer than
    all else. With very many memories that is left to keep_index."""
    if room.memory.behind is None:
        with room.turns["index"]:
            catch_up(room.database, room.clocks, room.memory, a_moment(room.clocks))


def keep_index(room: Newsroom) -> None:
    """Goes on with what is left, until it is done or selfsame stops; where nothing is, it costs nothing."""
    with room.turns["index"]:
        if room.memory.lacking is not None:
            catch_up(room.database, room.clocks, room.memory, room.stopping.is_set)


def rebuild_document(room: Newsroom, begin: bool) -> dict[str, Any]:
    """How far it is; with `begin`, the daemon's next look at the index begins it. Asked again and again
    by whoever waits."""
    if begin:
        room.memory.begin_rebuild()
    behind, fault = room.memory.behind, room.memory.fault
    return {
        "finished": behind is None,
        "done": behind.done if behind else 0,
        "total": behind.total if behind else 0,
        "fault": fault.message if fault else "",
        "indexed": held(room),
    }


def held(room: Newsroom) -> dict[str, int]:
    """How many memories each persona has in the indexes once they are whole."""
    return {name: sum(room.memory.counts(name).values()) for name in room.config.personas}
