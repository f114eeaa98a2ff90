"""What people wish of her memories, checked to be about what is hers; and all verbs of memory as functions."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from agent.errors import NotLawful
from agent.newsroom import keeping, remembered, teachers
from agent.newsroom.believing import give_back_belief, retire_belief
from agent.newsroom.indexing import rebuild_document
from agent.newsroom.room import Newsroom
from agent.newsroom.threads import ThreadVerb, move_by_hand, rest_by_hand
from agent.types.keeping import Keeping, KeepingVerb, MemoryTools
from memory.types import Memory

Told = list[str]
"""Sentences that whoever wished must read: what other records keep by rule."""


def memory_tools(room: Newsroom) -> MemoryTools:
    return MemoryTools(
        timeline=partial(remembered.timeline_document, room),
        search=partial(remembered.found_document, room),
        one=partial(remembered.one_document, room),
        threads=partial(remembered.threads_document, room),
        beliefs=partial(remembered.beliefs_document, room),
        lessons=partial(remembered.lessons_page_document, room),
        keep=partial(tend, room),
        mute=partial(mute, room),
        forget=partial(keeping.forget, room),
        import_file=partial(keeping.import_file, room),
        rebuild=partial(rebuild_document, room),
    )


def tend(room: Newsroom, wish: Keeping) -> dict[str, Any]:
    """Carries one wish out. Raises NotThere for what is not hers, NotLawful for what cannot be."""
    found = remembered.hers(room, wish.persona, wish.ids)
    kept = [line for memory in found for line in VERBS[wish.verb](room, memory, wish)]
    return {"verb": wish.verb, "ids": list(wish.ids), "kept": list(dict.fromkeys(kept))}


def mute(room: Newsroom, name: str, off: bool, by: str) -> None:
    (teachers.mute if off else teachers.unmute)(room, name, by)


def _pin(room: Newsroom, memory: Memory, wish: Keeping) -> Told:
    keeping.pin(room, memory.id, wish.by, wish.why)
    return []


def _unpin(room: Newsroom, memory: Memory, wish: Keeping) -> Told:
    keeping.unpin(room, memory.id, wish.by, wish.why)
    return []


def _quarantine(room: Newsroom, memory: Memory, wish: Keeping) -> Told:
    keeping.quarantine(room, [memory.id], wish.by, wish.why)
    return []


def _release(room: Newsroom, memory: Memory, wish: Keeping) -> Told:
    """A belief that she no longer holds is given back to her; all else was set apart."""
    if memory.kind == "belief" and memory.status in ("retired", "superseded"):
        give_back_belief(room, memory.id, wish.by, wish.why)
    else:
        keeping.release(room, [memory.id], wish.by, wish.why)
    return []


def _retire(room: Newsroom, memory: Memory, wish: Keeping) -> Told:
    """Each kind by its own rule: a belief gets its end, a lesson is let go."""
    if memory.kind == "belief":
        retire_belief(room, memory.id, wish.by, wish.why)
    elif memory.kind == "lesson":
        teachers.drop(room, memory.id, wish.by, wish.why)
    else:
        keeping.retire(room, [memory.id], wish.by, wish.why)
    return []


def _forget(room: Newsroom, memory: Memory, wish: Keeping) -> Told:
    told = keeping.forget(room, memory.id, wish.by, wish.why)
    return [*told["kept"], *told["left"]]


def _moved(verb: ThreadVerb) -> Callable[[Newsroom, Memory, Keeping], Told]:
    def move(room: Newsroom, memory: Memory, wish: Keeping) -> Told:
        move_by_hand(room.database, room.clocks, memory.id, verb, wish.by, wish.why)
        return []

    return move


def _rest(room: Newsroom, memory: Memory, wish: Keeping) -> Told:
    if wish.until is None:
        raise NotLawful("until which day is it to rest?", "name a day, such as 2026-03-12")
    rest_by_hand(room.database, room.clocks, memory.id, wish.until, wish.by)
    return []


VERBS: Mapping[KeepingVerb, Callable[[Newsroom, Memory, Keeping], Told]] = {
    "pin": _pin,
    "unpin": _unpin,
    "quarantine": _quarantine,
    "release": _release,
    "retire": _retire,
    "forget": _forget,
    "drop": _moved("drop"),
    "reopen": _moved("reopen"),
    "rest": _rest,
}
