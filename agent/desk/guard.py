"""What stands before every request: whose name it bears, where it comes from, and what may run.

The desk listens on loopback, where any page in the same browser can knock; so the Host header keeps
out rebound names, and a write must come from the desk's own pages or carry the token.
"""

import hmac
import logging

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from agent.desk.faults import answer
from agent.errors import SelfsameError

POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "script-src 'self'",
        "img-src 'self'",
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
READING = ("GET", "HEAD", "OPTIONS")
LOG = logging.getLogger("selfsame.desk")


class Refused(SelfsameError):
    """The request bears a wrong name or comes from elsewhere."""

    kind = "refused"


class NoToken(SelfsameError):
    """The API was asked without the home's token."""

    kind = "no-token"


class Guard:
    """The desk's outer door: refuses, adds the headers, and turns what nobody foresaw into a page."""

    def __init__(self, app: ASGIApp, token: str) -> None:
        self.app = app
        self.token = token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        out = _Outgoing(send, scope)
        try:
            self._check(Request(scope))
            await self.app(scope, receive, out)
        except Exception as problem:  # the desk's outer door: nothing may take the server down
            if not isinstance(problem, SelfsameError):
                LOG.exception("the desk failed at %s", scope["path"])
            if out.started:
                raise
            await answer(Request(scope), problem)(scope, receive, out)

    def _check(self, request: Request) -> None:
        _own_name(request)
        bearer = self._bears_token(request.headers)
        if request.url.path.startswith("/api/") and not bearer:
            raise NoToken(
                "the API wants the home's token",
                "send the header Authorization: Bearer …, with the token that the daemon wrote into the home",
            )
        if request.method not in READING and not bearer:
            _own_page(request)

    def _bears_token(self, headers: Headers) -> bool:
        scheme, _, token = headers.get("authorization", "").partition(" ")
        same = hmac.compare_digest(token.strip().encode(), self.token.encode())
        return bool(self.token) and scheme.lower() == "bearer" and same


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


def _own_name(request: Request) -> None:
    port = request.scope["server"][1]
    allowed = {f"{name}:{port}" for name in NAMES} | (set(NAMES) if port == 80 else set())
    if request.headers.get("host", "").lower() not in allowed:
        raise Refused(
            "this desk answers to its own address only",
            f"open http://127.0.0.1:{port}/ instead",
        )


def _own_page(request: Request) -> None:
    """`no-referrer` makes browsers send `Origin: null`, so Sec-Fetch-Site counts where it is sent."""
    origin = request.headers.get("origin")
    site = request.headers.get("sec-fetch-site")
    own = f"http://{request.headers.get('host', '').lower()}"
    if site is not None:
        lawful = site == "same-origin" and origin in (None, "null", own)
    else:
        lawful = origin == own
    if not lawful:
        raise Refused(
            "a decision can only come from the desk's own pages",
            "open the desk and decide there, or send the home's token",
        )
