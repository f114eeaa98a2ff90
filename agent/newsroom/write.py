"""write: a slot whose time has come, a redo that was wished, or a post asked for by hand."""

from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Any

from sqlalchemy import func, select

from agent.database.tables import decisions, drafts
from agent.errors import CapReached, ModelDeclined, ModelFault, SelfsameError
from agent.newsroom.ceiling import label_is_full
from agent.newsroom.living.again import occasion_again
from agent.newsroom.modelling import cap_today, model_answered, model_failed, resting
from agent.newsroom.plan import keep_version
from agent.newsroom.planting import plant_beside
from agent.newsroom.room import Newsroom
from agent.newsroom.spending import CALLS_PER_DRAFT, calls_of
from agent.newsroom.standing_in import second_wrote, written_by
from agent.newsroom.tools import note_used, writing_tools
from agent.review.queue import hand_in, waiting_redos
from agent.review.wishes import withdraw_wish
from agent.schedule.slots import claim, due, miss, settle
from agent.types.persona import Persona
from agent.types.review import Draft, NewDraft, Origin
from agent.types.schedule import Slot
from agent.types.writing import Occasion, plain
from agent.writing.graph import run
from agent.writing.state import State
from agent.writing.trace import trace_of


@dataclass(frozen=True)
class Asked:
    """What is asked of one writing; `thread` makes a repetition after a crash the same writing."""

    persona: str
    thread: str
    origin: Origin = "manual"
    slot_id: int | None = None
    speak_at: datetime | None = None
    story_id: int | None = None
    thread_id: int | None = None
    given: Occasion | None = None
    """What it springs from, where that is not for her to choose."""
    note: str = ""
    supersedes: int | None = None
    dry_run: bool = False


@dataclass(frozen=True)
class Outcome:
    """The draft's number, or None for silence or a dry run; the trace says why either way."""

    persona: str
    draft_id: int | None
    trace: dict[str, Any]
    state: State


def write_by_hand(room: Newsroom, persona: str, *, dry_run: bool = False) -> Outcome:
    """Raises NotThere, ModelFault."""
    room.persona(persona)
    with room.turns["write"]:
        return write(room, Asked(persona, manual_thread(room), dry_run=dry_run))


def manual_thread(room: Newsroom) -> str:
    """A name that no writing before it had: the wall clock's moment, and how many drafts there are."""
    with room.database.read.connect() as connection:
        count = connection.execute(select(func.count()).select_from(drafts)).scalar_one()
    return f"manual-{int(room.clocks.wall.now().timestamp() * 1000)}-{count}"


def write(room: Newsroom, asked: Asked) -> Outcome:
    """Run the graph for one post. Raises ModelFault, which is told in status, too."""
    with room.live.steady():
        return _written(room, asked)


def _written(room: Newsroom, asked: Asked) -> Outcome:
    try:
        tools = writing_tools(room, asked.persona, asked.thread, dry_run=asked.dry_run)
        tools = replace(tools, hand_in=partial(_handed_in, room, asked, tools.persona))
        with room.turns["write"]:
            end = run(tools, _start(room, asked), room.checkpoints)
    except ModelDeclined:  # it is well, and answers other subjects
        raise
    except ModelFault as fault:
        model_failed(room, fault)
        raise
    calls = calls_of(room.database, asked.thread)
    model_answered(room, calls)
    trace = {**trace_of(tools, end), **written_by(calls)}
    return Outcome(asked.persona, end.get("draft_id"), trace, end)


def _start(room: Newsroom, asked: Asked) -> State:
    zone = room.persona(asked.persona).file.zone
    return State(
        thread=asked.thread,
        origin=asked.origin,
        slot_id=asked.slot_id,
        speak_at=asked.speak_at.isoformat() if asked.speak_at else None,
        story_id=asked.story_id,
        thread_id=asked.thread_id,
        given=plain(asked.given) if asked.given else None,
        supersedes=asked.supersedes,
        note=asked.note,
        today=(asked.speak_at or room.clocks.world.now())
        .astimezone(zone)
        .strftime("%Y-%m-%d, %A, %H:%M"),
    )


def _handed_in(room: Newsroom, asked: Asked, persona: Persona, new: NewDraft) -> int | None:
    """With the version that wrote it, which may have changed since the files were read in."""
    if asked.dry_run:
        return None
    keep_version(room, persona)
    calls = calls_of(room.database, asked.thread)
    told = second_wrote(room.config.settings.model, calls)
    trace, flags = {**new.trace, **written_by(calls)}, (*new.flags, *told)
    draft_id = hand_in(room.database, replace(new, trace=trace, flags=flags), room.clocks)
    note_used(room, new.persona, new.story_id)
    if new.slot_id is not None and new.supersedes is None:
        plant_beside(room, replace(new, trace=trace))
    return draft_id


def write_due(room: Newsroom) -> int:
    """All that is due: wishes of reviewers first, then slots. Returns how many drafts came of it.

    After a fault of the model there is a rest, so that a dead endpoint is not asked every tick.
    """
    miss(room.database, room.clocks)
    wishes = [] if cap_today(room) else waiting_redos(room.database)
    written = sum(_rewritten(room, draft) for draft in wishes if not resting(room))
    with room.database.read.connect() as connection:
        slots = due(connection, room.clocks)
    return written + sum(_slot_written(room, slot) for slot in slots if not resting(room))


def _slot_written(room: Newsroom, slot: Slot) -> bool:
    """Claim it, write it, settle it; somebody else's claim is no error."""
    mine = (
        claim(room.database, room.clocks, slot.id) if slot.persona in room.config.personas else None
    )
    if mine is None:
        return False
    reached = cap_today(room, mine.persona) or label_is_full(room, mine.speak_at)
    if reached:
        settle(room.database, mine.id, "silent", reached)
        return False
    asked = Asked(mine.persona, mine.thread, "slot", slot_id=mine.id, speak_at=mine.speak_at)
    try:
        outcome = write(room, asked)
    except SelfsameError as fault:
        silent = isinstance(fault, CapReached | ModelDeclined)
        settle(room.database, mine.id, "silent" if silent else "failed", fault.message)
        return False
    silent = outcome.draft_id is None
    settle(
        room.database, mine.id, "silent" if silent else "drafted", outcome.state.get("silence", "")
    )
    return not silent


def _rewritten(room: Newsroom, draft: Draft) -> bool:
    """A wish that comes to nothing is told on the draft, which stays as it was; a fault keeps the wish
    until its calls are used up."""
    thread = _wish_thread(room, draft.id)
    asked = Asked(
        persona=draft.persona, thread=thread, story_id=draft.story_id,
        origin="slot" if draft.slot_id else "manual", slot_id=draft.slot_id,
        speak_at=draft.speak_at, note=draft.redo_wish or "", supersedes=draft.id,
        thread_id=(draft.trace.get("occasion") or {}).get("thread_id"),
        given=occasion_again(room, draft.trace),
    )  # fmt: skip
    try:
        outcome = write(room, asked)
    except ModelFault as fault:
        if len(calls_of(room.database, thread)) >= CALLS_PER_DRAFT:
            withdraw_wish(room.database, room.clocks, draft.id, fault.message)
        return False
    if outcome.draft_id is None:
        withdraw_wish(room.database, room.clocks, draft.id, outcome.state.get("silence", ""))
    return outcome.draft_id is not None


def _wish_thread(room: Newsroom, draft_id: int) -> str:
    """Another wish is another writing: the checkpoints of an earlier one would bring its note back."""
    wishes = (decisions.c.draft_id == draft_id) & (decisions.c.verb == "redo")
    with room.database.read.connect() as connection:
        count = connection.execute(select(func.count()).where(wishes)).scalar_one()
    return f"redo-{draft_id}-{count}"
