"""Her threads: what a post moves, what a brief is offered, and what a named person does with them."""

from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Row, select

from agent.database import Database
from agent.database.audit import record
from agent.database.tables import drafts
from agent.errors import NotLawful, NotThere
from agent.newsroom.room import Newsroom
from agent.review.holds import named
from agent.review.queue import flag_spent_threads, flag_touched_threads
from agent.types.clocks import Clocks, stamp
from agent.types.writing import OpenThread
from agent.writing.threads import kind_of
from memory.mind import threads
from memory.tables import memories
from memory.types import Kind, Thread, ThreadState

FEW = 5
"""So many come along with any occasion; among more, those that touch it."""
RESTS_DAYS, RESTS_AGAIN_DAYS = 3, 7
THREAD: tuple[Kind, ...] = ("thread",)

ThreadVerb = Literal["drop", "close", "reopen"]
BECOMES: dict[ThreadVerb, ThreadState] = {"drop": "dropped", "close": "closed", "reopen": "open"}


def move_threads(room: Newsroom, post: Row[Any], source: str) -> None:
    """What a published post opens, closes and takes up, and what that means for the drafts that wait."""
    memory, persona = room.memory, post.persona
    if post.opens_thread:
        kind = kind_of(post.opens_thread, post.language, _kind_named(post.trace, post.opens_thread))
        memory.mind.open_thread(
            persona, post.opens_thread, source=source, rests_days=RESTS_DAYS, kind=kind
        )
    closes, takes_up = post.closes_thread, post.takes_up_thread
    if closes is not None and memory.mind.close_thread(persona, closes, by=source):
        flag_spent_threads(room.database, room.clocks, closes, post.draft_id, post.text)
    if takes_up is not None and memory.mind.take_up_thread(
        persona, takes_up, by=source, rests_days=RESTS_AGAIN_DAYS
    ):
        flag_touched_threads(room.database, room.clocks, takes_up, post.draft_id, post.text)


def _kind_named(trace: dict[str, Any], opens: str) -> str:
    found = trace.get("candidates") or []
    return next((c.get("opens_kind", "") for c in found if c.get("opens_thread") == opens), "")


def rested(room: Newsroom, persona: str) -> list[OpenThread]:
    """What a callback may take up, the longest untouched first."""
    return _offered(room, sorted(_free(room, persona), key=lambda each: each.touched_at))


def touching(room: Newsroom, persona: str, query: str) -> list[OpenThread]:
    """The rested threads that touch an occasion; all of them where they are few."""
    found = _free(room, persona)
    if len(found) > FEW:
        recalled = room.memory.recall(persona, query, kinds=THREAD, limit=4 * FEW)
        by_id = {each.id: each for each in found}
        found = [by_id[each.memory.id] for each in recalled if each.memory.id in by_id][:FEW]
    return _offered(room, found)


def _free(room: Newsroom, persona: str) -> list[Thread]:
    """Those that rest no more and that no approved draft goes on with, however long it is held."""
    query = select(drafts.c.closes_thread, drafts.c.takes_up_thread).where(
        drafts.c.status == "approved"
    )
    taken = {thread for row in room.rows(query) for thread in row}
    return [each for each in room.memory.mind.threads(persona) if each.id not in taken]


def _offered(room: Newsroom, found: list[Thread]) -> list[OpenThread]:
    """With the words of the post that opened each; found by persona and source, on which the ledger has its index."""
    hers = memories.c.persona.in_({each.persona for each in found})
    opening = memories.c.source.in_([each.opened_by for each in found])
    said = (
        {
            (row.persona, row.source): row.text
            for row in room.rows(
                select(memories).where(hers, opening, memories.c.status == "active")
            )
        }
        if found
        else {}
    )
    return [
        OpenThread(each.id, each.text, each.opened_at.date().isoformat(), each.kind,
                   said.get((each.persona, each.opened_by), ""))
        for each in found
    ]  # fmt: skip


def move_by_hand(
    database: Database, clocks: Clocks, memory_id: int, verb: ThreadVerb, by: str, why: str = ""
) -> Thread:
    """Drop, close or reopen it, whatever the posts say. Raises NotThere, NotLawful."""
    by, at = named(by), stamp(clocks)
    with database.write.begin() as connection:
        found = _there(threads.listed(connection), memory_id)
        was = threads.move(connection, memory_id, BECOMES[verb], by, at.world)
        if was is None:
            raise NotLawful(
                f"thread {memory_id} is {found.state.replace('_', ' ')} already",
                "an open one can be dropped or closed, an ended one reopened",
            )
        subject = f"memory:{memory_id}"
        record(connection, at, subject, by, f"{verb} thread", was, BECOMES[verb], why)
        return _there(threads.listed(connection), memory_id)


def rest_by_hand(
    database: Database, clocks: Clocks, memory_id: int, until: datetime, by: str
) -> Thread:
    """Nobody is reminded of it before `until`. Raises NotThere, NotLawful."""
    by, at = named(by), stamp(clocks)
    with database.write.begin() as connection:
        found = _there(threads.listed(connection), memory_id)
        if not threads.rest(connection, memory_id, until):
            raise NotLawful(f"thread {memory_id} is {found.state}", "reopen it first")
        was, became = found.rests_until.isoformat(), until.isoformat()
        record(connection, at, f"memory:{memory_id}", by, "rest thread", was, became)
        return _there(threads.listed(connection), memory_id)


def _there(found: list[Thread], memory_id: int) -> Thread:
    thread = next((each for each in found if each.id == memory_id), None)
    if thread is None:
        raise NotThere(f"there is no thread {memory_id}", "her threads are on her memory page")
    return thread
