"""A link from a notice: looking at it changes nothing, pressing its button decides one draft, once."""

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Form
from starlette.responses import Response

from agent.database.leavings import refuse_left
from agent.desk.faults import Wrong
from agent.desk.frame import marked_name
from agent.desk.given import Desk
from agent.desk.rendering import page
from agent.desk.sheet import load_sheet
from agent.desk.tools import DeskTools
from agent.desk.words import word
from agent.errors import NotYours
from agent.review import queue
from agent.review.law import REASONS
from agent.review.queue import Decision
from agent.seats.people import find
from agent.telling.links import Link, look, use
from agent.types.review import Verb

Text = Annotated[str, Form()]

routes = APIRouter(prefix="/once", include_in_schema=False)


@routes.get("/{key}")
def show(desk: Desk, key: str) -> Response:
    link = look(desk.database, key, desk.clocks.wall.now())
    _still_may(desk, link)
    sheet = load_sheet(replace(desk, person=link.person), link.draft)
    name = marked_name(desk.personas(), sheet.draft.persona)
    return page("once.html", link=link, sheet=sheet, who=name, reasons=REASONS)


@routes.post("/{key}")
def decide(desk: Desk, key: str, reason: Text = "", note: Text = "") -> Response:
    now = desk.clocks.wall.now()
    link = look(desk.database, key, now)
    _still_may(desk, link)
    if link.verb == "reject" and not reason:
        raise Wrong(word("once.reason"), word("mend.request"))
    link = use(desk.database, key, now)
    verb: Verb = "approve" if link.verb == "approve" else "reject"
    decision = Decision(
        link.draft, verb, link.person, reason=reason, note=note, revision=link.revision
    )  # fmt: skip
    desk.decide(decision)
    draft = queue.shown(desk.database, link.draft)
    return page("once_done.html", link=link, who=marked_name(desk.personas(), draft.persona))


def _still_may(desk: DeskTools, link: Link) -> None:
    """The name in the link must sign in here as somebody who decides."""
    with desk.database.read.connect() as connection:
        refuse_left(connection, link.person)
        row = find(connection, link.person)
    if row is None or row.role == "reader":
        raise NotYours(word("once.nobody", name=link.person), word("once.nobody.mend"))
