"""One function per decision that a form on the page can send. Each ends at the next draft."""

from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from typing import Annotated

from fastapi import APIRouter, Depends, Form
from starlette.responses import RedirectResponse, Response

from agent.desk.faults import NotSaved, Wrong
from agent.desk.frame import zone_of
from agent.desk.given import Desk
from agent.desk.lines import following
from agent.desk.pulse import let_go
from agent.desk.sheet import could_lie
from agent.desk.sought import Seeking, tail
from agent.desk.tools import DeskTools
from agent.desk.words import word
from agent.errors import NotLawful, NotThere
from agent.review import queue
from agent.review.queue import Decision
from agent.review.waiting import Sought
from agent.schedule.slots import give, next_free
from agent.types.review import STATUSES, DraftStatus

LONGEST_SNOOZE_HOURS = 24 * 30
Text = Annotated[str, Form()]


@dataclass(frozen=True)
class Saw:
    """How the draft stood on the page; where it stands otherwise by now, nothing happens."""

    revision: int | None
    status: DraftStatus | None


async def _saw(revision: Annotated[int | None, Form()] = None, status: Text = "") -> Saw:
    return Saw(revision, next((known for known in STATUSES if known == status), None))


Seen = Annotated[Saw, Depends(_saw)]

routes = APIRouter(prefix="/drafts/{draft_id}")


@routes.post("/approve")
def approve(desk: Desk, draft_id: int, saw: Seen, sought: Seeking) -> Response:
    return _decided_and_on(desk, Decision(draft_id, "approve", desk.person, **asdict(saw)), sought)


@routes.post("/edit")
def edit(desk: Desk, draft_id: int, saw: Seen, sought: Seeking, text: Text = "") -> Response:
    clean = text.replace("\r\n", "\n").strip()
    if not clean:
        raise Wrong(word("fault.empty"), word("mend.empty"))
    try:
        draft = desk.decide(Decision(draft_id, "edit", desk.person, text=clean, **asdict(saw)))
    except (NotLawful, NotThere) as problem:
        raise NotSaved(problem, clean) from problem
    let_go(desk, draft)
    return _to(draft_id, "edit", draft_id, sought)


@routes.post("/reject")
def reject(
    desk: Desk, draft_id: int, saw: Seen, sought: Seeking, reason: Text = "", note: Text = ""
) -> Response:
    by = desk.person
    decision = Decision(draft_id, "reject", by, reason=reason, note=note, **asdict(saw))
    return _decided_and_on(desk, decision, sought)


@routes.post("/redo")
def redo(desk: Desk, draft_id: int, saw: Seen, sought: Seeking, note: Text = "") -> Response:
    decision = Decision(draft_id, "redo", desk.person, note=note, **asdict(saw))
    return _decided_and_on(desk, decision, sought)


@routes.post("/snooze")
def snooze(
    desk: Desk, draft_id: int, saw: Seen, sought: Seeking, hours: Annotated[float, Form()] = 3
) -> Response:
    if not 0 < hours <= LONGEST_SNOOZE_HOURS:
        raise Wrong(word("fault.number", value=hours), word("mend.request"))
    until = desk.clocks.world.now() + timedelta(hours=hours)
    decision = Decision(draft_id, "snooze", desk.person, until=until, **asdict(saw))
    return _decided_and_on(desk, decision, sought)


@routes.post("/reschedule")
def reschedule(desk: Desk, draft_id: int, saw: Seen, sought: Seeking, until: Text = "") -> Response:
    moment = _local_time(desk, draft_id, until)
    desk.decide(Decision(draft_id, "reschedule", desk.person, until=moment, **asdict(saw)))
    return _to(draft_id, "reschedule", draft_id, sought)


@routes.post("/next-moment")
def to_next_moment(desk: Desk, draft_id: int, saw: Seen, sought: Seeking) -> Response:
    """Move it to the persona's next free moment, for which nothing else is written then."""
    draft = queue.shown(desk.database, draft_id)
    slot = next_free(desk.database, draft.persona, desk.clocks.world.now())
    if slot is None:
        raise Wrong(word("fault.moment"), word("mend.moment"))
    decision = Decision(draft_id, "reschedule", desk.person, until=slot.speak_at, **asdict(saw))
    desk.decide(decision)
    give(desk.database, slot.id, draft_id)
    return _to(draft_id, "reschedule", draft_id, sought)


@routes.post("/shelve")
def shelve(desk: Desk, draft_id: int, saw: Seen, sought: Seeking) -> Response:
    """Approve it for the shelf; one that is approved for a time, and has not left, is taken back first."""
    draft, events = queue.shown(desk.database, draft_id), queue.history(desk.database, draft_id)
    if draft.status == "approved" and could_lie(draft, events):
        desk.decide(Decision(draft_id, "undo", desk.person, **asdict(saw)))
        saw = replace(saw, status="pending")
    decision = Decision(draft_id, "approve", desk.person, shelf=True, **asdict(saw))
    return _decided_and_on(desk, decision, sought, "shelve")


@routes.post("/swap")
def swap(
    desk: Desk, draft_id: int, saw: Seen, sought: Seeking, candidate: Annotated[int, Form()]
) -> Response:
    by = desk.person
    desk.decide(Decision(draft_id, "swap", by, candidate=candidate, **asdict(saw)))
    return _to(draft_id, "swap", draft_id, sought)


@routes.post("/undo")
def undo(desk: Desk, draft_id: int, saw: Seen, sought: Seeking) -> Response:
    desk.decide(Decision(draft_id, "undo", desk.person, **asdict(saw)))
    return _to(draft_id, "undo", draft_id, sought)


def _decided_and_on(
    desk: DeskTools, decision: Decision, sought: Sought, told: str = ""
) -> Response:
    onward = following(desk, sought, decision.draft_id)
    desk.decide(decision)
    return _to(onward, told or decision.verb, decision.draft_id, sought)


def _to(target: int | None, verb: str, draft_id: int, sought: Sought) -> Response:
    path = f"/drafts/{target}" if target else "/queue"
    return RedirectResponse(path + tail(sought, did=verb, of=str(draft_id)), 303)


def _local_time(desk: DeskTools, draft_id: int, value: str) -> datetime:
    """A datetime-local field's value, meant on the persona's clock."""
    draft = queue.shown(desk.database, draft_id)
    try:
        moment = datetime.fromisoformat(value)
    except ValueError as problem:
        raise Wrong(word("fault.time", value=value), word("mend.time")) from problem
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=zone_of(desk.personas(), draft.persona))
    return moment
