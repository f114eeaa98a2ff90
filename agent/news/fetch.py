"""One feed's bytes, or why there are none: conditional, bounded in size and time, never an exception."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from agent.news.address import AddressRefused, Range
from agent.news.local import is_local, read_local
from agent.news.pauses import Pauses
from agent.news.unpack import TooLarge, Unreadable, unpack
from agent.types.clocks import Clock
from agent.types.news import FeedForFetch, FetchOutcome

if TYPE_CHECKING:
    import httpx

    from agent.news.dial import GuardedTransport

MOST_REDIRECTS = 5
ACCEPT = "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5"
REDIRECTS = (301, 302, 303, 307, 308)


@dataclass(frozen=True)
class Way:
    """How to fetch: what may be dialled, how long and how much."""

    home: Path
    allow: tuple[Range, ...]
    pauses: Pauses
    wall: Clock
    seconds: float
    most_bytes: int
    agent: str


def fetch(feed: FeedForFetch, way: Way) -> FetchOutcome:
    """The feed as it is now. A local path is read from disk; everything else over guarded HTTP."""
    if is_local(feed.url):
        return read_local(feed, way.home, way.most_bytes)
    import httpcore
    import httpx

    try:
        return _follow(feed, way)
    except AddressRefused as problem:
        words = str(problem)
    except (httpx.TimeoutException, httpcore.TimeoutException):
        words = f"it took longer than {way.seconds:g} seconds"
    except TooLarge:
        words = f"it is larger than {way.most_bytes:,} bytes; news.most_bytes in settings.yaml is the limit"
    except (httpx.InvalidURL, UnicodeError, ValueError) as problem:
        words = f"the address cannot be read ({problem}); mend it in feeds.yaml"
    except (Unreadable, httpx.HTTPError, httpcore.NetworkError, httpcore.ProtocolError) as problem:
        words = f"the site cannot be read ({str(problem) or type(problem).__name__})"
    return FetchOutcome(feed, 0, error=words)


def _follow(feed: FeedForFetch, way: Way) -> FetchOutcome:
    import httpx

    url = feed.url
    with httpx.Client(transport=_transport(way), trust_env=False, timeout=way.seconds) as client:
        for _ in range(MOST_REDIRECTS + 1):
            with client.stream("GET", url, headers=_headers(feed, way)) as answer:
                place = answer.headers.get("location", "")
                if answer.status_code not in REDIRECTS or not place:
                    return _outcome(feed, answer, way)
            url = urljoin(url, place)
            if not url.lower().startswith(("http://", "https://")):
                return FetchOutcome(
                    feed, 0, error=f"it redirects to {url[:100]}, which is no web page"
                )
    return FetchOutcome(feed, 0, error=f"it redirects more than {MOST_REDIRECTS} times")


def _transport(way: Way) -> "GuardedTransport":
    from agent.news.dial import Deadline, GuardedBackend, GuardedTransport, certificates

    backend = GuardedBackend(way.allow, way.pauses, Deadline(way.seconds))
    return GuardedTransport(backend, certificates())


def _headers(feed: FeedForFetch, way: Way) -> dict[str, str]:
    """The validators go back byte for byte as they came; one that no header may hold stays here."""
    headers = {"User-Agent": way.agent, "Accept": ACCEPT, "Accept-Encoding": "gzip, deflate"}
    if feed.etag and feed.etag.isascii():
        headers["If-None-Match"] = feed.etag
    if feed.last_modified and feed.last_modified.isascii():
        headers["If-Modified-Since"] = feed.last_modified
    return headers


def _outcome(feed: FeedForFetch, answer: "httpx.Response", way: Way) -> FetchOutcome:
    status, headers = answer.status_code, answer.headers
    known = FetchOutcome(
        feed, status, etag=headers.get("etag"), last_modified=headers.get("last-modified")
    )
    if status == HTTPStatus.NOT_MODIFIED:
        return known
    if status != HTTPStatus.OK:
        wait = _retry_after(headers.get("retry-after", ""), way.wall.now())
        return FetchOutcome(feed, status, error=_refusal(status), retry_after_seconds=wait)
    body = _body(answer.iter_raw(), headers.get("content-encoding", ""), way)
    return replace(known, body=body, content_type=headers.get("content-type", ""))


def _body(chunks: Iterable[bytes], encoding: str, way: Way) -> bytes:
    return unpack(chunks, encoding, way.most_bytes)


def _refusal(status: int) -> str:
    try:
        phrase = HTTPStatus(status).phrase
    except ValueError:
        phrase = "no known status"
    mend = "; mend or remove its address in feeds.yaml" if status in (401, 403, 404, 410) else ""
    return f"the site answered {status} ({phrase}){mend}"


def _retry_after(value: str, now: datetime) -> int | None:
    """Seconds from either form of the header (RFC 9110, 10.2.3); None for none or nonsense."""
    if value.strip().isascii() and value.strip().isdigit():
        return min(int(value.strip()[:9]), 10**8)
    try:
        when = parsedate_to_datetime(value)
    except (ValueError, OverflowError):
        return None
    return max(0, int((when - now).total_seconds())) if when.tzinfo else None
