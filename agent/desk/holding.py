"""Stopping everything that has not left, and letting it go again."""

import re
from typing import Annotated

from fastapi import APIRouter, Form
from starlette.responses import RedirectResponse, Response

from agent.desk.frame import EVERYONE
from agent.desk.given import Desk
from agent.desk.tools import DeskTools
from agent.desk.words import word
from agent.errors import NotThere
from agent.review import queue

OWN_PAGE = re.compile(
    r"/(drafts/\d+|queue|batch|week|news|status|posts|house|feeds|key|people|seat|cards|costs|shelf|holds|notices|(voice|autonomy|life)(/[^/?#\s\\]+)?|(memory|persona|casting)(/[^/?#\s\\]+){0,2})"
)
ONE_DRAFT = re.compile(r"draft:\d{1,9}")

Text = Annotated[str, Form()]
routes = APIRouter()


@routes.post("/hold")
def hold(desk: Desk, scope: Text = EVERYONE, why: Text = "", back: Text = "/queue") -> Response:
    known_scope(desk, scope)
    reason = why.strip() or word("hold.default")
    queue.hold(desk.database, desk.clocks, scope, reason, desk.person)
    return _return(back)


@routes.post("/lift")
def lift(desk: Desk, scope: Text = EVERYONE, back: Text = "/queue") -> Response:
    if not queue.lift(desk.database, desk.clocks, scope, desk.person):
        raise NotThere(word("fault.not.held", scope=scope), word("mend.not.held"))
    return _return(back)


def known_scope(tools: DeskTools, scope: str, *, drafts: bool = False) -> None:
    """A typing mistake must not look like a hold. Raises NotThere."""
    names = sorted(tools.personas())
    if scope in (EVERYONE, *names) or (drafts and ONE_DRAFT.fullmatch(scope)):
        return
    raise NotThere(word("fault.scope", scope=scope), word("mend.scope", scopes=", ".join(names)))


def _return(back: str) -> Response:
    return RedirectResponse(back if OWN_PAGE.fullmatch(back) else "/queue", 303)
