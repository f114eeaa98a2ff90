"""One decision, one transaction: status, revision, decision, audit and deliveries, or nothing at all."""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import Connection, Row, bindparam, insert, select, update

from agent.database import Database
from agent.database.audit import record
from agent.database.tables import decisions, drafts
from agent.errors import NotLawful
from agent.review import changes
from agent.review.approve import approve
from agent.review.autonomy import by_rule, fell_back
from agent.review.case import Case, Change
from agent.review.decision import Check, Decision, Derive
from agent.review.deliveries import still_here
from agent.review.holds import named
from agent.review.law import KEEPS, after, suits
from agent.review.listing import no_draft, shown
from agent.review.planted import tells, tried
from agent.review.undo import undo
from agent.types.clocks import Clocks, stamp
from agent.types.persona import Persona
from agent.types.review import Draft, Verb
from agent.types.settings import ReviewSettings
from agent.types.writing import Flag

_VERBS: Mapping[Verb, Callable[[Case], Change]] = {
    "approve": approve,
    "edit": changes.edit,
    "reject": changes.reject,
    "redo": changes.redo,
    "snooze": changes.snooze,
    "reschedule": changes.reschedule,
    "swap": changes.swap,
    "undo": undo,
}

_ROW = select(drafts).where(drafts.c.id == bindparam("draft"))
_WRITTEN_DOWN = insert(decisions)


def decide(
    database: Database,
    clocks: Clocks,
    decision: Decision,
    persona: Persona,
    review: ReviewSettings,
    check: Check | None = None,
    derive: Derive | None = None,
) -> Draft:
    """Carry a decision out and return the draft as it stands after it. Raises NotThere, NotLawful."""
    by, found = named(decision.by), _checked(database, decision, check)
    with database.write.begin() as connection:
        row = _row(connection, decision.draft_id)
        case = Case(connection, row, stamp(clocks), by, decision, persona, review, found, derive)
        _is_lawful(case)
        missed = _decided(case)
    if missed is not None:
        raise missed
    return shown(database, decision.draft_id)


def _decided(case: Case) -> NotLawful | None:
    """What a planted draft that was missed has to say, to be raised once all is written down."""
    if tells(case):
        return tried(case)
    _late_mistake(case)
    carry_out(case, _VERBS[case.decision.verb])
    return None


def carry_out(case: Case, verb: Callable[[Case], Change]) -> None:
    """Change the draft and write it down, within the case's transaction."""
    change = verb(case)
    _apply(case, change)
    _write_down(case, change)


def _late_mistake(case: Case) -> None:
    """Whoever takes back, stops or changes what a rule had approved has caught a mistake of the rule's."""
    if case.row.status != "approved" or case.decision.verb in KEEPS:
        return
    if by_rule(case.connection, case.row.id):
        why = f"{case.by} stopped {case.name}, which a rule had approved: {case.decision.verb}"
        fell_back(case.connection, case.at, case.row.persona, why, but=case.row.id)


def _checked(database: Database, decision: Decision, check: Check | None) -> list[Flag] | None:
    """Judge the new text before the write lock is taken: a check may be slow."""
    if check is None or decision.verb not in ("edit", "swap"):
        return None
    draft = shown(database, decision.draft_id)
    if decision.verb == "edit":
        return check(changes.tidy(decision.text))
    name = f"draft {decision.draft_id}"
    return check(changes.candidate(draft.trace, decision.candidate, name)["text"])


def _row(connection: Connection, draft_id: int) -> Row[Any]:
    row = connection.execute(_ROW, {"draft": draft_id}).one_or_none()
    if row is None:
        raise no_draft(draft_id)
    return row


def _is_lawful(case: Case) -> None:
    row, decision = case.row, case.decision
    if row.persona != case.persona.name:
        raise NotLawful(f"{case.name} is {row.persona}'s, not {case.persona.name}'s")
    suits(decision.verb, row.kind, row.status, row.id)
    after(decision.verb, row.status, row.id, row.persona)
    if decision.revision not in (None, row.revision):
        raise _changed(case)
    if decision.status not in (None, row.status):
        raise _decided_meanwhile(case)
    if row.status == "approved":
        still_here(case.connection, row.id)


def _changed(case: Case) -> NotLawful:
    saw, now = case.decision.revision, case.row.revision
    return NotLawful(
        f"{case.name} changed meanwhile: you saw revision {saw}, by now there is revision {now}",
        f"look at it again: selfsame queue show {case.row.id}",
    )


def _decided_meanwhile(case: Case) -> NotLawful:
    saw, now = case.decision.status, case.row.status
    return NotLawful(
        f"{case.name} was decided meanwhile: you saw it {saw}, by now it is {now}",
        f"look at it again: selfsame queue show {case.row.id}",
    )


def _apply(case: Case, change: Change) -> None:
    """The draft moves on only from where it was read."""
    changed = case.connection.execute(
        update(drafts)
        .where(drafts.c.id == case.row.id, drafts.c.status == case.row.status)
        .values(status=change.status, **change.values)
    ).rowcount
    if changed != 1:
        raise _changed(case)


def _write_down(case: Case, change: Change) -> None:
    row, decision = case.row, case.decision
    written = {
        "draft_id": row.id, "revision": row.revision, "verb": decision.verb, "by": case.by,
        "reason": change.reason, "note": decision.note, "was": row.status,
        "at": case.at.world, "at_wall": case.at.wall,
    }  # fmt: skip
    case.connection.execute(_WRITTEN_DOWN, written)
    why = ": ".join(part for part in (change.words, decision.note) if part)
    subject = f"draft:{row.id}"
    record(
        case.connection, case.at, subject, case.by, decision.verb, row.status, change.status, why
    )
