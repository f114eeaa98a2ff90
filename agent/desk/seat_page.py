"""Your own seat: a password, tokens for programs, signing out everywhere."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from agent.database.keys import digest
from agent.desk.faults import Wrong
from agent.desk.frame import frame
from agent.desk.given import Desk
from agent.desk.guard import COOKIE
from agent.desk.lines import load_lines
from agent.desk.login_page import seated
from agent.desk.rendering import page
from agent.desk.tools import DeskTools
from agent.desk.words import word
from agent.seats.known_by import end_sessions, end_token, make_token, tokens_of
from agent.seats.passwords import matches
from agent.seats.people import add, find, set_password
from agent.types.seats import Role

Text = Annotated[str, Form()]

routes = APIRouter(include_in_schema=False)


@routes.get("/seat")
def show(desk: Desk) -> Response:
    return _page(desk)


@routes.post("/seat/password")
def change_password(
    desk: Desk, request: Request, old: Text = "", password: Text = "", again: Text = ""
) -> Response:
    if password != again:
        raise Wrong(word("login.not.same"), word("mend.request"))
    _signs_in_by_name(desk, old)
    key = request.cookies.get(COOKIE, "")
    set_password(
        desk.database, desk.clocks, desk.person, password, desk.person, keep=digest(key)
    )  # fmt: skip
    answer = RedirectResponse("/seat?did=password", 303)
    if desk.seat and desk.seat.how == "first":
        return seated(request, answer, desk.door.begin(desk.person))
    return answer


@routes.post("/seat/tokens")
def new_token(desk: Desk, label: Text = "") -> Response:
    """Shown this once, so the page itself is the answer."""
    key = make_token(desk.database, desk.clocks, desk.person, label.strip(), desk.person)
    return _page(desk, key)


@routes.post("/seat/tokens/{token_id}/end")
def drop_token(desk: Desk, token_id: int) -> Response:
    end_token(desk.database, desk.clocks, desk.person, token_id, desk.person)
    return RedirectResponse("/seat", 303)


@routes.post("/seat/out")
def out_everywhere(desk: Desk, request: Request) -> Response:
    if _known(desk):
        end_sessions(desk.database, desk.person)
    desk.door.sign_out(request.cookies.get(COOKIE, ""))
    return RedirectResponse("/login", 303)


def _page(desk: DeskTools, key: str = "") -> Response:
    around = frame(desk, "house", "/seat", len(load_lines(desk).waiting))
    with desk.database.read.connect() as connection:
        row = find(connection, desk.person)
    return page(
        "seat.html", frame=around, key=key, known=row is not None,
        has_password=bool(row and row.password), tokens=tokens_of(desk.database, desk.person),
        role=desk.seat.role if desk.seat else "reader",
    )  # fmt: skip


def _signs_in_by_name(desk: DeskTools, old: str) -> None:
    """Whoever opened the first link becomes a person with the first password; others prove the old one."""
    with desk.database.read.connect() as connection:
        row = find(connection, desk.person)
    if row is None:
        role: Role = desk.seat.role if desk.seat else "reader"
        add(desk.database, desk.clocks, desk.person, role, desk.person)
    elif row.password and not matches(row.password, old):
        raise Wrong(word("seat.old.wrong"), word("mend.request"))


def _known(desk: DeskTools) -> bool:
    with desk.database.read.connect() as connection:
        return find(connection, desk.person) is not None
