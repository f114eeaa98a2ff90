"""Taking a written draft into the queue, once, whatever crashes or runs twice (law 4)."""

from sqlalchemy import ColumnElement, Connection, insert, select, update

from agent.database import Database
from agent.database.audit import HOUSE, record
from agent.database.tables import drafts, revisions, slots
from agent.review.enclosing import hand_over
from agent.review.flags import write_flags
from agent.types.clocks import Clocks, Stamp, stamp
from agent.types.review import LIVE, NewDraft

_SAME_NAMES = (
    "persona", "text", "language", "kind", "origin", "occasion", "thread", "trace", "persona_version",
    "slot_id", "story_id", "speak_at", "expires_at", "supersedes", "opens_thread", "closes_thread",
    "takes_up_thread", "sample",
)  # fmt: skip


def hand_in(database: Database, new: NewDraft, clocks: Clocks) -> int:
    """Put a draft into the queue and return its id, or the id of the one that already stands for it.

    The same thread, a slot that has a live draft, a second welcome, and a redo that came too late
    (the old draft was approved meanwhile: a person's word wins) all change nothing.
    """
    at = stamp(clocks)
    with database.write.begin() as connection:
        draft_id = _standing(connection, new)
        if draft_id is None:
            _supersede(connection, new, at)
            draft_id = _insert(connection, new, at)
        _slot_is_drafted(connection, new)
        return draft_id


def _standing(connection: Connection, new: NewDraft) -> int | None:
    """The draft that makes this one superfluous."""
    ways = [drafts.c.thread == new.thread]
    if new.slot_id is not None:
        ways.append((drafts.c.slot_id == new.slot_id) & _live_but_for_its_redo(new))
    if new.origin == "welcome":
        ways.append((drafts.c.persona == new.persona) & (drafts.c.origin == "welcome"))
    if new.supersedes is not None:
        ways.append(
            (drafts.c.id == new.supersedes) & drafts.c.status.in_(("approved", "published"))
        )
    for way in ways:
        found = connection.execute(select(drafts.c.id).where(way)).scalar()
        if found is not None:
            return int(found)
    return None


def _live_but_for_its_redo(new: NewDraft) -> ColumnElement[bool]:
    live = drafts.c.status.in_(LIVE)
    if new.supersedes is None:
        return live
    return live & ~((drafts.c.id == new.supersedes) & (drafts.c.status == "pending"))


def _supersede(connection: Connection, new: NewDraft, at: Stamp) -> None:
    changed = connection.execute(
        update(drafts)
        .where(drafts.c.id == new.supersedes, drafts.c.status == "pending")
        .values(status="superseded")
    ).rowcount
    if changed:
        subject, why = f"draft:{new.supersedes}", f"written anew as {new.thread}"
        record(connection, at, subject, HOUSE, "supersede", "pending", "superseded", why)


def _insert(connection: Connection, new: NewDraft, at: Stamp) -> int:
    values = {name: getattr(new, name) for name in _SAME_NAMES}
    made = connection.execute(
        insert(drafts).values(**values, created_at=at.world, created_wall=at.wall)
    )
    draft_id = int(made.inserted_primary_key[0])  # type: ignore[index]
    connection.execute(
        insert(revisions).values(
            draft_id=draft_id, number=1, text=new.text, by=HOUSE, at=at.world
        )
    )  # fmt: skip
    write_flags(connection, draft_id, 1, new.flags)
    hand_over(connection, new.supersedes, draft_id)
    record(connection, at, f"draft:{draft_id}", HOUSE, "hand in", "", "pending", new.occasion)
    return draft_id


def _slot_is_drafted(connection: Connection, new: NewDraft) -> None:
    connection.execute(
        update(slots)
        .where(slots.c.id == new.slot_id)
        .values(status="drafted", lease_until_wall=None)
    )
