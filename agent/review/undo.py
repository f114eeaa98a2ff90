"""Taking back the last decision, once: a second undo has nothing to take back."""

from datetime import datetime
from typing import Any

from sqlalchemy import Row, select, update

from agent.database.tables import decisions, drafts, revisions
from agent.errors import NotLawful
from agent.review.case import Case, Change
from agent.review.changes import new_revision, threads_after, threads_in
from agent.review.deliveries import move, withdraw
from agent.review.flags import flags_of
from agent.review.law import undone
from agent.types.review import LIVE


def undo(case: Case) -> Change:
    last = _last(case)
    _slot_is_free(case)
    status = undone(last.verb, case.row.status)
    if status == "pending":
        withdraw(case.connection, case.row.id)
    values = _before(case, last)
    if status == "approved":
        whole = {**case.row._mapping, **values}
        move(case, whole["speak_at"], whole["not_before"])
    case.connection.execute(
        update(decisions).where(decisions.c.id == last.id).values(undone=True)
    )  # fmt: skip
    return Change(status, values, words=f"took back: {last.verb} by {last.by}")


def _last(case: Case) -> Row[Any]:
    last = case.connection.execute(
        select(decisions)
        .where(decisions.c.draft_id == case.row.id)
        .order_by(decisions.c.id.desc())
        .limit(1)
    ).one_or_none()
    if last is None:
        raise NotLawful(f"nothing was decided about {case.name} yet", "approve, edit or reject it")
    if last.verb == "undo":
        raise NotLawful(f"{last.by} took back the last decision about {case.name} already")
    return last


def _slot_is_free(case: Case) -> None:
    """A refused draft can't come back where another one stands in its slot by now."""
    if case.row.slot_id is None:
        return
    other = case.connection.execute(
        select(drafts.c.id).where(
            drafts.c.slot_id == case.row.slot_id,
            drafts.c.id != case.row.id,
            drafts.c.status.in_(LIVE),
        )
    ).scalar()
    if other is not None:
        raise NotLawful(f"draft {other} has taken {case.name}'s slot", f"decide draft {other}")


def _before(case: Case, last: Row[Any]) -> dict[str, Any]:
    """The columns as they stood before that decision."""
    if last.verb in ("snooze", "reschedule"):
        column = "not_before" if last.verb == "snooze" else "speak_at"
        return {column: datetime.fromisoformat(last.reason) if last.reason else None}
    if last.verb == "approve" and last.reason:  # it went onto the shelf, which took its time
        return {"speak_at": datetime.fromisoformat(last.reason)}
    if last.verb == "redo":
        return {"redo_wish": _wish_before(case, last)}
    if last.verb in ("edit", "swap"):
        return {"redo_wish": _wish_before(case, last), **_text_before(case, last)}
    return {}


def _text_before(case: Case, last: Row[Any]) -> dict[str, Any]:
    """The former text comes back as one more revision, with the flags it had."""
    text: str = case.connection.execute(
        select(revisions.c.text).where(
            revisions.c.draft_id == case.row.id, revisions.c.number == last.revision
        )
    ).scalar_one()
    flags = flags_of(case.connection, case.row.id, last.revision)
    new_revision(case, text, flags, f"took back: {last.verb}")
    return _threads_before(case, text)


def _threads_before(case: Case, text: str) -> dict[str, Any]:
    """What the text did to her threads when it came first: worked out from the first version on, since
    what a later one let go of cannot be told from that one."""
    query = select(revisions.c.text).where(revisions.c.draft_id == case.row.id)
    before, *later = case.connection.execute(query.order_by(revisions.c.number)).scalars()
    columns = threads_in(case, before)
    for each in later if before != text else ():
        columns |= threads_after(case, each, before, columns)
        if each == text:
            break
        before = each
    return columns


def _wish_before(case: Case, last: Row[Any]) -> str | None:
    """The note of the redo that still stood then, if any: an edit or swap after it had ended it."""
    row = case.connection.execute(
        select(decisions.c.verb, decisions.c.note)
        .where(
            decisions.c.draft_id == case.row.id,
            decisions.c.id < last.id,
            decisions.c.verb.in_(("redo", "edit", "swap")),
            ~decisions.c.undone,
        )
        .order_by(decisions.c.id.desc())
        .limit(1)
    ).one_or_none()
    return row.note if row is not None and row.verb == "redo" else None
