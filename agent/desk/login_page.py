"""Signing in: by name and password, by the first start's link, by an invitation; and signing out."""

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from agent.desk.given import Desk
from agent.desk.guard import COOKIE
from agent.desk.rendering import page
from agent.desk.tools import DeskTools
from agent.desk.words import word
from agent.errors import NotLawful, SignedOut, Slowed
from agent.seats.known_by import accept, invited
from agent.seats.people import an_owner_can_sign_in

Text = Annotated[str, Form()]
START = "/queue"
LONGEST_PATH = 500

routes = APIRouter(include_in_schema=False)


@routes.get("/login")
def show(desk: Desk, request: Request, token: str = "", onward: str = START) -> Response:
    """A link is opened here; one that chooses a password is used up only when it is sent."""
    if not token:
        return _form(onward)
    key = desk.door.first.open(token) if desk.door.first else ""
    if key:
        return _let_in(request, key, onward)
    name = invited(desk.database, token, desk.clocks.wall.now())
    if name:
        return page("invited.html", who=name, token=token, fault="")
    return _form(onward, word(_over(desk)), 401)


@routes.post("/login")
def sign_in(
    desk: Desk, request: Request, name: Text = "", password: Text = "", onward: Text = START
) -> Response:
    try:
        key = desk.door.sign_in(name, password)
    except SignedOut:
        return _form(onward, word("login.wrong"), 401, name)
    except Slowed as slowed:
        answer = _form(onward, word("login.slowed", seconds=slowed.seconds), 429, name)
        answer.headers["retry-after"] = str(slowed.seconds)
        return answer
    return _let_in(request, key, onward)


@routes.post("/login/invited")
def choose_password(
    desk: Desk, request: Request, token: Text = "", password: Text = "", again: Text = ""
) -> Response:
    name = invited(desk.database, token, desk.clocks.wall.now())
    if not name:
        return _form(START, word("login.link.over"), 401)
    if password != again:
        return page("invited.html", 422, who=name, token=token, fault=word("login.not.same"))
    try:
        accept(desk.database, desk.clocks, token, password)
    except NotLawful as fault:
        return page("invited.html", 422, who=name, token=token, fault=fault.message)
    return _let_in(request, desk.door.begin(name), START)


@routes.post("/logout")
async def sign_out(desk: Desk, request: Request) -> Response:
    key = request.cookies.get(COOKIE, "")
    if key:
        await run_in_threadpool(desk.door.sign_out, key)
    answer = RedirectResponse("/login", 303)
    answer.delete_cookie(COOKIE, path="/", samesite="strict", httponly=True)
    return answer


def _over(desk: DeskTools) -> str:
    """While no owner can sign in by name, nobody could send another link."""
    return "login.link.over" if an_owner_can_sign_in(desk.database) else "login.link.first"


def _form(onward: str, fault: str = "", code: int = 200, name: str = "") -> Response:
    return page("login.html", code, onward=_inside(onward), fault=fault, who=name)


def _let_in(request: Request, key: str, onward: str) -> Response:
    """A link in a letter is opened from another site, and a strict cookie would not go along with a redirect."""
    foreign = request.headers.get("sec-fetch-site", "none") in ("cross-site", "same-site")
    target = _inside(onward)
    answer = page("let_in.html", target=target) if foreign else RedirectResponse(target, 303)
    return seated(request, answer, key)


def seated(request: Request, answer: Response, key: str) -> Response:
    """The answer, with the key of their session in a cookie."""
    answer.set_cookie(
        COOKIE, key, path="/", httponly=True, samesite="strict", secure=_is_https(request),
        max_age=_seconds(request),
    )  # fmt: skip
    return answer


def _seconds(request: Request) -> int:
    tools: DeskTools = request.app.state.tools
    return int(tools.door.settings().session_hours * 3600)


def _is_https(request: Request) -> bool:
    return request.headers.get("origin", "").startswith("https://")


def _inside(path: str) -> str:
    """Only the desk's own addresses: nobody is led elsewhere after signing in."""
    odd = any(sign in path for sign in "\\\r\n\t")
    inside = path.startswith("/") and not path.startswith("//") and not odd
    return path if inside and len(path) <= LONGEST_PATH else START


def login_address(url: str, token: str) -> str:
    return f"{url}/login?{urlencode({'token': token})}"
