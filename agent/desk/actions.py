"""One function per decision that a form on the page can send. Each ends at the next draft."""

from datetime import datetime, timedelta
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Form
from starlette.responses import RedirectResponse, Response

from agent.desk.faults import Wrong
from agent.desk.frame import zone_of
from agent.desk.given import Desk
from agent.desk.lines import load_lines
from agent.desk.tools import DeskTools
from agent.desk.words import word
from agent.review import queue
from agent.review.queue import Decision
from agent.types.review import Verb

LONGEST_SNOOZE_HOURS = 24 * 30
Text = Annotated[str, Form()]
Seen = Annotated[int | None, Form()]
"""The revision that the page showed; where the draft has another by now, nothing happens."""

routes = APIRouter(prefix="/drafts/{draft_id}")


@routes.post("/approve")
def approve(desk: Desk, draft_id: int, revision: Seen = None, find: str = "") -> Response:
    decision = Decision(draft_id, "approve", desk.person, revision=revision)
    return _decided_and_on(desk, decision, find)


@routes.post("/edit")
def edit(
    desk: Desk, draft_id: int, text: Text = "", revision: Seen = None, find: str = ""
) -> Response:
    clean = text.replace("\r\n", "\n").strip()
    if not clean:
        raise Wrong(word("fault.empty"), word("mend.empty"))
    desk.decide(Decision(draft_id, "edit", desk.person, text=clean, revision=revision))
    return _to(draft_id, "edit", draft_id, find)


@routes.post("/reject")
def reject(
    desk: Desk,
    draft_id: int,
    reason: Text = "",
    note: Text = "",
    revision: Seen = None,
    find: str = "",
) -> Response:
    by = desk.person
    decision = Decision(draft_id, "reject", by, reason=reason, note=note, revision=revision)
    return _decided_and_on(desk, decision, find)


@routes.post("/redo")
def redo(
    desk: Desk, draft_id: int, note: Text = "", revision: Seen = None, find: str = ""
) -> Response:
    decision = Decision(draft_id, "redo", desk.person, note=note, revision=revision)
    return _decided_and_on(desk, decision, find)


@routes.post("/snooze")
def snooze(
    desk: Desk, draft_id: int, hours: Annotated[float, Form()] = 3, find: str = ""
) -> Response:
    if not 0 < hours <= LONGEST_SNOOZE_HOURS:
        raise Wrong(word("fault.number", value=hours), word("mend.request"))
    until = desk.clocks.world.now() + timedelta(hours=hours)
    return _decided_and_on(desk, Decision(draft_id, "snooze", desk.person, until=until), find)


@routes.post("/reschedule")
def reschedule(desk: Desk, draft_id: int, until: Text = "", find: str = "") -> Response:
    moment = _local_time(desk, draft_id, until)
    desk.decide(Decision(draft_id, "reschedule", desk.person, until=moment))
    return _to(draft_id, "reschedule", draft_id, find)


@routes.post("/swap")
def swap(
    desk: Desk,
    draft_id: int,
    candidate: Annotated[int, Form()],
    revision: Seen = None,
    find: str = "",
) -> Response:
    by = desk.person
    desk.decide(Decision(draft_id, "swap", by, candidate=candidate, revision=revision))
    return _to(draft_id, "swap", draft_id, find)


@routes.post("/undo")
def undo(desk: Desk, draft_id: int, find: str = "") -> Response:
    desk.decide(Decision(draft_id, "undo", desk.person))
    return _to(draft_id, "undo", draft_id, find)


def _decided_and_on(desk: DeskTools, decision: Decision, find: str) -> Response:
    following = load_lines(desk, find).following(decision.draft_id)
    desk.decide(decision)
    return _to(following, decision.verb, decision.draft_id, find)


def _to(target: int | None, verb: Verb, draft_id: int, find: str) -> Response:
    path = f"/drafts/{target}" if target else "/queue"
    query = {"did": verb, "of": str(draft_id)} | ({"find": find} if find else {})
    return RedirectResponse(f"{path}?{urlencode(query)}", 303)


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
