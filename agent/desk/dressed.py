"""Pages that are loaded whole bring their style along, which saves a browser one way to the desk before it can paint;
those that a page on screen fetches, to walk on to them, have it already."""

from base64 import b64encode
from contextvars import ContextVar
from functools import cache
from hashlib import sha256

from markupsafe import Markup
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from agent.desk.files import content

STYLE = "all.css"
WALKS = "x-walks"
"""The header of a request that a page makes for the next one."""
_DRESSED: ContextVar[bool] = ContextVar("dressed", default=True)


class Dressed:
    """Settles it for each request before anything answers."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            _DRESSED.set(WALKS not in Headers(scope=scope))
        await self.app(scope, receive, send)


def style() -> Markup:
    """The element to put into a page's head; nothing for one that walks in."""
    return _element() if _DRESSED.get() else Markup()


@cache
def _element() -> Markup:
    return Markup(f"<style>{content(STYLE).decode()}</style>")


@cache
def style_source() -> str:
    """What the policy must name, so that this style counts and no other that stands in a page."""
    digest = b64encode(sha256(content(STYLE)).digest()).decode()
    return f"'sha256-{digest}'"
