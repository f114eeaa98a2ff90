"""The shelf: thoughts that lie ready for a day without a reviewer, and those that could."""

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from agent.desk.frame import marked_name, zone_of
from agent.desk.given import Desk
from agent.desk.house_page import around
from agent.desk.rendering import page
from agent.desk.strung import several
from agent.desk.tools import DeskTools
from agent.desk.whens import when
from agent.desk.words import named, word
from agent.errors import NotLawful
from agent.review import queue
from agent.review.queue import Decision
from agent.review.shelf import on_shelf, would_keep
from agent.types.review import Draft

routes = APIRouter(include_in_schema=False)


@routes.get("/shelf")
def show(desk: Desk) -> Response:
    now, personas = desk.clocks.world.now(), desk.personas()
    lying = [
        (
            each,
            marked_name(personas, each.persona),
            when(each.at, now, zone_of(personas, each.persona)),
        )
        for each in on_shelf(desk.database)
    ]
    levels = [
        (marked_name(personas, name), len([each for each, _, _ in lying if each.persona == name]))
        for name in sorted(personas)
    ]
    fit = [
        (draft, marked_name(personas, draft.persona), _to_read(draft)) for draft in _could_lie(desk)
    ]
    return page("shelf.html", frame=around(desk, "/shelf"), lying=lying, levels=levels, fit=fit)


@routes.post("/shelf/{draft_id}/put")
def put(desk: Desk, draft_id: int, revision: int | None = None) -> Response:
    """From the shelf's own page; a draft's page has the same as a decision that leads to the next, and is where
    flags are read. Raises NotLawful for one that has some."""
    draft = queue.shown(desk.database, draft_id)
    if flags := _to_read(draft):
        raise NotLawful(word("fault.unread", flags=flags), word("mend.unread", id=draft_id))
    desk.decide(
        Decision(draft_id, "approve", desk.person, revision=revision, status="pending", shelf=True)
    )
    return RedirectResponse("/shelf", 303)


@routes.post("/shelf/{draft_id}/back")
def back(desk: Desk, draft_id: int) -> Response:
    """It waits for a decision again."""
    desk.decide(Decision(draft_id, "undo", desk.person))
    return RedirectResponse("/shelf", 303)


def _to_read(draft: Draft) -> str:
    """Its flags but for notes, each named once; empty where there is nothing to read before a decision."""
    codes = [
        flag["code"] for flag in draft.flags if flag["severity"] != "note" or flag.get("single")
    ]
    return several([named("flag", code) for code in dict.fromkeys(codes)])


def _could_lie(desk: DeskTools) -> list[Draft]:
    """Waiting thoughts that would keep; approving one looks at it again, under the law."""
    pending = queue.listed(desk.database, statuses=("pending",))
    return [draft for draft in pending if would_keep(draft)]
