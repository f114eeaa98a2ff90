"""Planted drafts: bad ones put into the queue to see whether they are caught. They can never leave.

The database itself keeps them in (see the migration); here is what decisions on them come to.
"""

from sqlalchemy import Connection, insert, select, update

from agent.database import Database
from agent.database.audit import HOUSE, record
from agent.database.tables import drafts, plants, revisions
from agent.errors import NotLawful
from agent.review.case import Case
from agent.review.flags import write_flags
from agent.review.law import KEEPS
from agent.types.clocks import Clocks, Stamp, stamp
from agent.types.planted import Fault
from agent.types.review import DraftStatus, NewDraft

PLANTED = "planted"
ENDS: dict[str, DraftStatus] = {"caught": "rejected", "missed": "expired"}
LOOKS_LIKE = (
    "persona", "text", "language", "origin", "occasion", "thread", "trace", "persona_version",
    "speak_at", "expires_at",
)  # fmt: skip
"""What a planted draft takes from the real one after which it is made; no slot, no story, no thread of hers."""


def plant(database: Database, clocks: Clocks, like: NewDraft, fault: Fault) -> int:
    """Put it into the queue; `like.text` bears the fault already."""
    at = stamp(clocks)
    with database.write.begin() as connection:
        values = {name: getattr(like, name) for name in LOOKS_LIKE}
        made = connection.execute(
            insert(drafts).values(
                **values, kind=PLANTED, created_at=at.world, created_wall=at.wall
            )
        )  # fmt: skip
        draft_id = int(made.inserted_primary_key[0])  # type: ignore[index]
        connection.execute(
            insert(revisions).values(
                draft_id=draft_id, number=1, text=like.text, by=HOUSE, at=at.world
            )
        )  # fmt: skip
        write_flags(connection, draft_id, 1, like.flags)
        connection.execute(
            insert(plants).values(
                draft_id=draft_id, persona=like.persona, fault=fault.code, words=fault.words
            )
        )
        subject = f"draft:{draft_id}"
        record(connection, at, subject, HOUSE, "hand in", "", "pending", like.occasion)
    return draft_id


def tells(case: Case) -> bool:
    """Whether this decides a planted draft. An edit, a snooze and an undo go their usual way; the next
    approval looks whether the fault is gone."""
    return case.row.kind == PLANTED and case.decision.verb not in ("edit", "undo", *KEEPS)


def tried(case: Case) -> NotLawful | None:
    """Whoever would let the fault out is told, once it is written down; whoever refuses has caught it."""
    fault = fault_of(case.connection, case.row.id)
    missed = case.decision.verb == "approve" and fault.words in case.row.text
    settle(case.connection, case.at, case.row.id, "missed" if missed else "caught", case.by)
    if not missed:
        return None
    words = f"{case.name} was planted, and nothing has left: it {fault.says}, “{fault.words}”"
    return NotLawful(words, "it counts as missed; nobody is told off: go on with the next one")


def settle(connection: Connection, at: Stamp, draft_id: int, outcome: str, by: str) -> None:
    """Caught or missed, once; the draft ends with it."""
    connection.execute(
        update(plants)
        .where(plants.c.draft_id == draft_id, plants.c.outcome == "")
        .values(outcome=outcome, by=by, at=at.world)
    )
    status = ENDS[outcome]
    connection.execute(update(drafts).where(drafts.c.id == draft_id).values(status=status))
    why = f"it was planted: {fault_of(connection, draft_id).says}"
    record(connection, at, f"draft:{draft_id}", by, f"planted, {outcome}", "pending", status, why)


def fault_of(connection: Connection, draft_id: int) -> Fault:
    query = select(plants.c.fault, plants.c.words).where(plants.c.draft_id == draft_id)
    row = connection.execute(query).one()
    return Fault(row.fault, row.words)


def end_unseen(database: Database, clocks: Clocks, persona: str, rule: str) -> None:
    """Under a rule, a planted draft that nobody stopped by its time would have gone out: it is missed."""
    at = stamp(clocks)
    past = (drafts.c.status == "pending") & (drafts.c.speak_at <= at.world)
    query = select(drafts.c.id).where(drafts.c.kind == PLANTED, drafts.c.persona == persona, past)
    with database.read.connect() as connection:
        ids = connection.execute(query).scalars().all()
    for draft_id in ids:
        with database.write.begin() as connection:
            settle(connection, at, draft_id, "missed", rule)
