"""All verbs that change a waiting draft; on an approved one they take the approval back where its bytes change."""

from collections.abc import Iterable
from typing import Any

from agent.errors import NotLawful
from agent.review.case import Case, Change, future
from agent.review.deliveries import move, withdraw
from agent.review.flags import flags_of, renewed
from agent.review.law import reason_code
from agent.review.revising import write_revision

THREADS = ("opens_thread", "closes_thread", "takes_up_thread")


def edit(case: Case) -> Change:
    text = wanted_text(case)
    words = _rewrite(case, text, renewed(_flags(case), case.found))
    return Change("pending", {"redo_wish": None, **threads_in(case, text)}, words=words)


def swap(case: Case) -> Change:
    """Take another of the writer's candidates, with the thread that it opens or closes."""
    found = candidate(case.row.trace, case.decision.candidate, case.name)
    words = _rewrite(case, found["text"], _flags_of_candidate(case, found))
    threads = threads_in(case, found["text"])
    return Change("pending", {"redo_wish": None, **threads}, words=words)


def reject(case: Case) -> Change:
    code = reason_code(case.decision.reason)
    withdraw(case.connection, case.row.id)
    return Change("rejected", reason=code, words=code)


def redo(case: Case) -> Change:
    """Record the wish; whoever writes makes the new draft, which then replaces this one."""
    withdraw(case.connection, case.row.id)
    return Change("pending", {"redo_wish": case.decision.note}, words="wanted anew")


def snooze(case: Case) -> Change:
    until, before = future(case), case.row.not_before
    move(case, case.row.speak_at, until)
    before_words = before.isoformat() if before else ""
    words = f"not before {until.isoformat()}"
    return Change(case.row.status, {"not_before": until}, before_words, words)


def reschedule(case: Case) -> Change:
    until, before = future(case), case.row.speak_at
    if case.row.not_before is not None and case.row.not_before > until:
        raise NotLawful(
            f"{case.name} is snoozed until {case.row.not_before.isoformat()}",
            "give a later time, or snooze it to an earlier one first",
        )
    move(case, until, case.row.not_before)
    before_words = before.isoformat() if before else ""
    return Change(case.row.status, {"speak_at": until}, before_words, f"at {until.isoformat()}")


def wanted_text(case: Case) -> str:
    """The edited text, line ends made plain. Raises NotLawful for none, and for no change."""
    text = tidy(case.decision.text)
    if not text:
        raise NotLawful(f"{case.name} can't be empty", f"selfsame queue reject {case.row.id}")
    if text == case.row.text:
        raise NotLawful(f"{case.name} says exactly that already", "approve it, or change something")
    return text


def tidy(text: str | None) -> str:
    return (text or "").replace("\r\n", "\n").strip()


def candidate(trace: dict[str, Any], number: int | None, name: str) -> dict[str, Any]:
    """A candidate by its index. Raises NotLawful where the trace has none of that number."""
    known: list[dict[str, Any]] = trace.get("candidates") or []
    if number is None or not 0 <= number < len(known):
        raise NotLawful(
            f"{name} has no candidate {number}; it has {len(known)}, counted from 0",
            f"see them: selfsame queue show {name.removeprefix('draft ')}",
        )
    return known[number]


def threads_in(case: Case, text: str) -> dict[str, Any]:
    """The thread columns of a new text: a candidate brings its own, any other gets what is derived."""
    columns = {name: case.row._mapping[name] for name in THREADS}
    return threads_after(case, text, case.row.text, columns)


def threads_after(case: Case, text: str, before: str, columns: dict[str, Any]) -> dict[str, Any]:
    """The same where another text, with these columns, stood before it."""
    for found in case.row.trace.get("candidates") or []:
        if found["text"] == text:
            return {
                "opens_thread": found.get("opens_thread") or "",
                "closes_thread": found.get("closes_thread"),
                "takes_up_thread": found.get("takes_up"),
            }
    return case.derive(text, before, columns) if case.derive else {}


def new_revision(case: Case, text: str, flags: Iterable[dict[str, Any]], note: str) -> int:
    return write_revision(case.connection, case.row, case.at, case.by, text, flags, note)


def _rewrite(case: Case, text: str, flags: Iterable[dict[str, Any]]) -> str:
    withdraw(case.connection, case.row.id)
    number = new_revision(case, text, flags, case.decision.note)
    back = "; no longer approved" if case.row.status == "approved" else ""
    return f"revision {number}{back}"


def _flags(case: Case) -> tuple[dict[str, Any], ...]:
    return flags_of(case.connection, case.row.id, case.row.revision)


def _flags_of_candidate(case: Case, found: dict[str, Any]) -> list[dict[str, Any]]:
    """What the check found now, else what the judge found then, else what stands."""
    judged = (found.get("verdict") or {}).get("flags", found.get("flags"))
    if case.found is None and judged is not None:
        return [dict(flag) for flag in judged]
    return renewed(_flags(case), case.found)
