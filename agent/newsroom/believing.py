"""What people approved of her proposed beliefs becomes hers, until a belief or a named person ends it."""

from datetime import timedelta
from typing import Any

from sqlalchemy import Row, Select, select, update

from agent.database.audit import HOUSE, record
from agent.database.tables import decisions, drafts
from agent.errors import NotLawful, NotThere
from agent.newsroom.room import Newsroom
from agent.review.holds import named
from agent.types.clocks import stamp
from memory import ledger
from memory.mind import beliefs
from memory.types import Belief, NewMemory


def remember_beliefs(room: Newsroom) -> int:
    """Approved drafts of kind belief; hers from then on, and settled as published."""
    query = select(drafts).where(drafts.c.kind == "belief", drafts.c.status == "approved")
    return sum(_remembered(room, row) for row in room.rows(query))


def _remembered(room: Newsroom, row: Row[Any]) -> bool:
    """Not before the time is over in which an approval can be taken back."""
    by, at = tuple(room.rows(_approvals(row.id))[0])
    grace = timedelta(seconds=room.config.settings.review.undo_seconds)
    if room.clocks.world.now() < at + grace:
        return False
    evidence, changes = evidence_of(row.trace), row.trace.get("changes")
    if not _rests_on_her_word(room, row.persona, evidence):
        _settle(room, row.id, "expired", "what it rested on is gone")
        return False
    new = NewMemory(
        row.persona, "belief", row.text, f"draft:{row.id}", row.created_at, speaker=row.persona,
        provenance={"draft": str(row.id), "approved_by": by, "persona_version": row.persona_version,
                    "proposed_by": row.trace.get("writer", ""),
                    "evidence": ",".join(map(str, evidence))},
    )  # fmt: skip
    room.memory.mind.believe(new, evidence=evidence, changes=changes)
    _settle(room, row.id, "published", "hers from now on")
    return True


def evidence_of(trace: dict[str, Any]) -> tuple[int, ...]:
    """The memories that a proposed belief rests on; traces of older beliefs named them apart."""
    cited = [each["id"] for each in trace.get("memories", [])] or trace.get("evidence", [])
    return tuple(cited)


def retire_belief(room: Newsroom, memory_id: int, by: str, why: str = "") -> Belief:
    """She holds it no longer; it stays in her history. Raises NotThere, NotLawful."""
    by, at = named(by), stamp(room.clocks)
    with room.database.write.begin() as connection:
        found = _there(beliefs.listed(connection), memory_id)
        if not beliefs.end(connection, memory_id, found.persona, "retired", at.world):
            raise NotLawful(f"belief {memory_id} is {found.status} already", "choose one she holds")
        subject = f"memory:{memory_id}"
        record(connection, at, subject, by, "retire belief", found.status, "retired", why)
        retired = _there(beliefs.listed(connection), memory_id)
    room.memory.follow([], [memory_id])
    return retired


def give_back_belief(room: Newsroom, memory_id: int, by: str, why: str = "") -> Belief:
    """She holds a retired or superseded belief again. Raises NotThere, and NotLawful while the belief
    that took its place is held."""
    by, at = named(by), stamp(room.clocks)
    with room.database.write.begin() as connection:
        everything = beliefs.listed(connection)
        found = _there(everything, memory_id)
        later = [each for each in everything if each.supersedes == memory_id]
        if any(each.status == "active" for each in later):
            raise NotLawful(
                f"she has changed her mind since: belief {later[0].id} took its place",
                f"retire belief {later[0].id} first",
            )
        if not beliefs.give_back(connection, memory_id):
            raise NotLawful(
                f"belief {memory_id} is {found.status}", "only what she no longer holds"
            )
        subject = f"memory:{memory_id}"
        record(connection, at, subject, by, "give back belief", found.status, "active", why)
        held = _there(beliefs.listed(connection), memory_id)
    room.memory.follow([memory_id])
    return held


def _approvals(draft_id: int) -> Select[Any]:
    """Who approved it and when, the last first."""
    mine = (decisions.c.draft_id == draft_id) & (decisions.c.verb == "approve")
    return (
        select(decisions.c.by, decisions.c.at)
        .where(mine, ~decisions.c.undone)
        .order_by(decisions.c.id.desc())
    )


def _rests_on_her_word(room: Newsroom, persona: str, evidence: tuple[int, ...]) -> bool:
    """Somebody may have forgotten the evidence while the belief waited (law 7)."""
    with room.database.read.connect() as connection:
        found = ledger.fetch(connection, evidence).values()
    return any(
        each.kind == "post" and each.persona == persona and each.status == "active"
        for each in found
    )


def _settle(room: Newsroom, draft_id: int, became: str, why: str) -> None:
    row = update(drafts).where(drafts.c.id == draft_id, drafts.c.status == "approved")
    with room.database.write.begin() as connection:
        if connection.execute(row.values(status=became)).rowcount:
            subject, at = f"draft:{draft_id}", stamp(room.clocks)
            record(connection, at, subject, HOUSE, "remember", "approved", became, why)


def _there(found: list[Belief], memory_id: int) -> Belief:
    belief = next((each for each in found if each.id == memory_id), None)
    if belief is None:
        raise NotThere(f"there is no belief {memory_id}", "her beliefs are on her memory page")
    return belief
