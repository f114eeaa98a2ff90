"""Approving: the one way by which text may leave (law 5)."""

from datetime import datetime

from agent.errors import NotLawful
from agent.review.case import Case, Change
from agent.review.deliveries import channels_of, due_at, make_post
from agent.review.flags import flags_of
from agent.review.law import barred_channels
from agent.review.shelf import may_lie, put


def approve(case: Case) -> Change:
    """A post gets its deliveries; a belief gets none, remembering takes it from here."""
    _nothing_refused(case)
    if case.decision.shelf:
        may_lie(case)
    if case.row.kind == "belief":
        return Change("approved")
    _channels_are_open(case)
    if case.decision.shelf:
        return _shelve(case)
    due = due_at(case, case.row.speak_at, case.row.not_before)
    _fresh_at(case, due)
    make_post(case, due)
    return Change("approved", words=f"due {due.isoformat()}")


def _shelve(case: Case) -> Change:
    """Without a time; the time that it had is kept with the decision, for an undo."""
    put(case, make_post(case, case.at.world, status="shelved"))
    spoke = case.row.speak_at
    return Change(
        "approved", {"speak_at": None}, spoke.isoformat() if spoke else "", "onto the shelf"
    )  # fmt: skip


def _nothing_refused(case: Case) -> None:
    flags = flags_of(case.connection, case.row.id, case.row.revision)
    refused = [flag["words"] for flag in flags if flag["severity"] == "refuse"]
    if refused:
        raise NotLawful(
            f"{case.name} can't be approved as it stands: {'; '.join(refused)}",
            f"edit it first: selfsame queue edit {case.row.id}",
        )


def _channels_are_open(case: Case) -> None:
    where = f"config/personas/{case.persona.name}/persona.yaml"
    barred = barred_channels(case.persona.file)
    if barred:
        raise NotLawful(
            f"{where}: {case.persona.name} is unofficial and may not go to {', '.join(barred)}",
            "take that out of channels, or have the owner replace canon.md and fill in release",
        )
    if not case.persona.file.channels:
        raise NotLawful(f"{where}: channels is empty", "name at least one, such as page")
    if not channels_of(case):
        words = f"{where}: none of her channels takes posts in {case.row.language}"
        raise NotLawful(words, "add the language to one of accounts, or name page in channels")


def _fresh_at(case: Case, due: datetime) -> None:
    stale = case.row.expires_at
    if stale is None or due < stale:
        return
    when = "is" if stale <= case.at.world else "would be, when it leaves,"
    raise NotLawful(f"{case.name} {when} stale: its news ends at {stale.isoformat()}", case.anew)
