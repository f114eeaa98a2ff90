"""What stands before every request: whose name it bears, where it comes from, who sends it, and what may run.

The desk listens on loopback, where any page in the same browser can knock; so the Host header keeps
out rebound names, and a write must come from the desk's own pages or carry a token.
"""

import logging

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from agent.desk.dressed import style_source
from agent.desk.faults import answer
from agent.desk.rights import needed
from agent.desk.sitting import sit
from agent.errors import NotYours, SelfsameError, SignedOut
from agent.seats.door import Door
from agent.types.seats import Knock, Seat

POLICY = "; ".join(
    (
        "default-src 'none'",
        f"style-src 'self' {style_source()}",
        "script-src 'self'",
        "img-src 'self'",
        "media-src 'self'",
        "form-action 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
PAGE_POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'unsafe-inline'",
        "img-src 'self'",
        "media-src 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
"""For her public pages: one file each, with its style inside and nothing that runs."""
HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
NAMES = ("127.0.0.1", "localhost", "[::1]")
COOKIE = "selfsame"
READING = ("GET", "HEAD", "OPTIONS")
LOG = logging.getLogger("selfsame.desk")


class Refused(SelfsameError):
    """The request bears a wrong name or comes from elsewhere."""

    kind = "refused"


class NoToken(SelfsameError):
    """The API was asked by nobody it knows."""

    kind = "no-token"


class Guard:
    """The desk's outer door: refuses, adds the headers, and turns what nobody foresaw into a page."""

    def __init__(self, app: ASGIApp, door: Door) -> None:
        self.app = app
        self.door = door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        out = _Outgoing(send, scope)
        try:
            await self._admit(Request(scope))
            await self.app(scope, receive, out)
        except Exception as problem:  # the desk's outer door: nothing may take the server down
            if not isinstance(problem, SelfsameError):
                LOG.exception("the desk failed at %s", scope["path"])
            if out.started:
                raise
            await answer(Request(scope), problem)(scope, receive, out)

    async def _admit(self, request: Request) -> None:
        """Puts the seat into the request's state, None where nobody is needed. Raises what refuses it."""
        sit(None)
        settings = self.door.settings()
        _own_name(request, settings.also_called)
        least = needed(request.method, request.url.path)
        seat = None
        if least is not None or request.headers.get("authorization"):
            seat = await run_in_threadpool(self.door.seat, _knock(request, settings.proxy_header))
        if request.method not in READING and not (seat and seat.how in ("home", "token")):
            _own_page(request)
        if least is not None:
            _may(request, seat, least)
        request.state.seat = seat
        sit(seat)


def _knock(request: Request, proxy_header: str) -> Knock:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return Knock(
        session=request.cookies.get(COOKIE, ""),
        bearer=token.strip() if scheme.lower() == "bearer" else "",
        proxied=request.headers.get(proxy_header, "") if proxy_header else "",
    )


def _may(request: Request, seat: Seat | None, least: str) -> None:
    if seat is None and request.url.path.startswith("/api/"):
        raise NoToken(
            "the API wants a token",
            "send the header Authorization: Bearer …, with a token of yours: selfsame people token NAME",
        )
    if seat is None:
        raise SignedOut("nobody is signed in", "sign in first")
    if not seat.may(least):  # type: ignore[arg-type]
        raise NotYours(
            f"{seat.name} is {_one(seat.role)} here; this takes {_one(least)}",
            "ask an owner, who can change that on the page People",
        )


def _one(role: str) -> str:
    return f"an {role}" if role.startswith("o") else f"a {role}"


class _Outgoing:
    """Sends on, with the headers added once; remembers whether an answer has begun."""

    def __init__(self, send: Send, scope: Scope) -> None:
        self.send = send
        self.scope = scope
        self.started = False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.started = True
            headers = MutableHeaders(scope=message)
            headers.update(HEADERS)
            headers["content-security-policy"] = _policy(self.scope, message["status"])
            headers.setdefault("cache-control", _keeping(self.scope))
        await self.send(message)


def _policy(scope: Scope, code: int) -> str:
    """A fault under /page/ is one of the desk's own pages, with the desk's style sheet."""
    return PAGE_POLICY if scope["path"].startswith("/page/") and code < 400 else POLICY


def _keeping(scope: Scope) -> str:
    """How long a browser may keep an answer: drafts never, named versions of static files for good."""
    if scope["path"].startswith("/static/") and scope["query_string"].startswith(b"v="):
        return "max-age=31536000, immutable"
    return "no-cache" if scope["path"].startswith(("/static/", "/page/")) else "no-store"


def _own_name(request: Request, also: tuple[str, ...]) -> None:
    port = request.scope["server"][1]
    allowed = {f"{name}:{port}" for name in NAMES} | (set(NAMES) if port == 80 else set())
    if request.headers.get("host", "").lower() not in allowed | {name.lower() for name in also}:
        raise Refused(
            "this desk answers to its own address only",
            f"open http://127.0.0.1:{port}/ instead, or name this one in desk.also_called",
        )


def _own_page(request: Request) -> None:
    """`no-referrer` makes browsers send `Origin: null`, so Sec-Fetch-Site counts where it is sent."""
    origin = request.headers.get("origin")
    site = request.headers.get("sec-fetch-site")
    host = request.headers.get("host", "").lower()
    own = (f"http://{host}", f"https://{host}")  # a proxy in front may speak https for the desk
    if site is not None:
        lawful = site == "same-origin" and origin in (None, "null", *own)
    else:
        lawful = origin in own
    if not lawful:
        raise Refused(
            "a decision can only come from the desk's own pages",
            "open the desk and decide there, or send a token of yours",
        )
