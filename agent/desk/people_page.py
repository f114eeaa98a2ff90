"""The owner's page on people: who may sign in, as what, and the link by which they choose a password."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from sqlalchemy import Connection
from starlette.responses import RedirectResponse, Response

from agent.database.leavings import gone
from agent.desk.frame import frame
from agent.desk.given import Desk
from agent.desk.lines import load_lines
from agent.desk.login_page import login_address
from agent.desk.rendering import page
from agent.desk.tools import DeskTools
from agent.seats.known_by import invite
from agent.seats.people import add, give_role, people_of, remove
from agent.types.seats import ROLES, Role

Text = Annotated[str, Form()]

routes = APIRouter(prefix="/people", include_in_schema=False)


@routes.get("")
def show(desk: Desk) -> Response:
    return _page(desk)


@routes.post("")
def new(desk: Desk, request: Request, name: Text, role: Annotated[Role, Form()]) -> Response:
    kept = add(desk.database, desk.clocks, name, role, desk.person)
    return _page(desk, kept, _link(desk, request, kept))


@routes.post("/link")
def link(desk: Desk, request: Request, name: Text) -> Response:
    """Shown this once, so the page itself is the answer."""
    return _page(desk, name, _link(desk, request, name))


@routes.post("/role")
def role(desk: Desk, name: Text, role: Annotated[Role, Form()]) -> Response:
    give_role(desk.database, desk.clocks, name, role, desk.person)
    return RedirectResponse("/people", 303)


@routes.post("/remove")
def take_out(desk: Desk, name: Text) -> Response:
    remove(desk.database, desk.clocks, name, desk.person)
    return RedirectResponse("/people", 303)


def _link(desk: DeskTools, request: Request, name: str) -> str:
    here = str(request.base_url).rstrip("/")
    return login_address(here, invite(desk.database, desk.clocks, name))


def _page(desk: DeskTools, linked: str = "", link: str = "") -> Response:
    around = frame(desk, "house", "/people", len(load_lines(desk).waiting))
    with desk.database.read.connect() as connection:
        left = _left(connection)
    return page(
        "people.html", frame=around, people=people_of(desk.database), roles=ROLES,
        linked=linked, link=link, gone=left,
    )  # fmt: skip


def _left(connection: Connection) -> list[str]:
    return [row.name for row in gone(connection)]
