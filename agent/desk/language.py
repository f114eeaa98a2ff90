"""In which language the interface speaks: as the address says, else as chosen, else as the browser asks."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from http.cookies import CookieError, SimpleCookie

from starlette.datastructures import Headers, QueryParams
from starlette.types import ASGIApp, Receive, Scope, Send

LANGUAGES: Mapping[str, str] = {"en": "English", "zh": "简体中文"}
"""What each calls itself."""
TAGS: Mapping[str, str] = {"en": "en", "zh": "zh-Hans"}
COOKIE = "selfsame_language"
_SPOKEN: ContextVar[str] = ContextVar("spoken", default="en")


class InTheirLanguage:
    """Settles the language of a request before anything else answers it; reading never sets a cookie."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            _SPOKEN.set(wanted(QueryParams(scope["query_string"]), Headers(scope=scope)))
        await self.app(scope, receive, send)


def spoken() -> str:
    return _SPOKEN.get()


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak this language for a while."""
    before = _SPOKEN.set(language)
    try:
        yield
    finally:
        _SPOKEN.reset(before)


def wanted(query: QueryParams, headers: Headers) -> str:
    """A `?lang=` only shows; the cookie lasts."""
    asked = (query.get("lang", ""), _chosen(headers.get("cookie", "")))
    return next((each for each in asked if each in LANGUAGES), None) or accepted(
        headers.get("accept-language", "")
    )


def accepted(header: str) -> str:
    """The first of ours by the browser's own weights; English for whoever asks for neither."""
    ranked = sorted(_weighted(header), key=lambda pair: -pair[1])
    ours = (tag.split("-")[0] for tag, weight in ranked if weight > 0)
    return next((language for language in ours if language in LANGUAGES), "en")


def _weighted(header: str) -> Iterator[tuple[str, float]]:
    for part in header.lower().split(","):
        tag, _, quality = part.partition(";")
        number = quality.strip().removeprefix("q=") or "1"
        yield tag.strip(), float(number) if number.replace(".", "", 1).isdecimal() else 0.0


def _chosen(header: str) -> str:
    try:
        found = SimpleCookie(header).get(COOKIE)
    except CookieError:
        return ""
    return found.value if found else ""
