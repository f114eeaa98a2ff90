"""One feed's bytes, or why there are none: conditional, bounded in size and time, never an exception."""

from contextlib import nullcontext
from dataclasses import replace
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from agent.news.address import AddressRefused, is_allowed
from agent.news.answers import REDIRECTS, outcome_of
from agent.news.local import is_local, read_local
from agent.news.sites import site_at
from agent.news.unpack import TooLarge, Unreadable
from agent.news.way import Way
from agent.types.news import FeedForFetch, FetchOutcome

if TYPE_CHECKING:
    import httpx

    from agent.news.dial import Deadline

MOST_REDIRECTS = 5
ACCEPT = "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5"
FOR_GOOD = (301, 308)


def fetch(feed: FeedForFetch, way: Way) -> FetchOutcome:
    """The feed as it is now. A local path is read from disk; everything else over guarded HTTP."""
    if is_local(feed.place):
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
        words = _unread(problem)
    return FetchOutcome(feed, 0, error=words)


def _unread(problem: Exception) -> str:
    """A name that is nobody's is told by whoever looks it up; the system's own words help no reader."""
    words = str(problem) or type(problem).__name__
    if type(problem).__name__ == "ConnectError" and "[Errno" in words:
        return (
            "nobody answers at that address; look whether it is right, and whether the site is up"
        )
    return f"the site cannot be read ({words})"


def _follow(feed: FeedForFetch, way: Way) -> FetchOutcome:
    """Hop by hop. `moved` is where an unbroken run of permanent redirects leads from the feed's address."""
    from agent.news.dial import Deadline

    url, moved, for_good = feed.place, None, True
    deadline = Deadline(way.seconds)
    for _ in range(MOST_REDIRECTS + 1):
        found = _hop(feed, url, way, deadline)
        if isinstance(found, FetchOutcome):
            return replace(found, url=url, moved_to=moved)
        status, place = found
        url = urljoin(url, place)
        if not url.lower().startswith(("http://", "https://")):
            return FetchOutcome(feed, 0, error=f"it redirects to {url[:100]}, which is no web page")
        for_good = for_good and status in FOR_GOOD
        moved = url if for_good else moved
    return FetchOutcome(feed, 0, error=f"it redirects more than {MOST_REDIRECTS} times")


def _hop(
    feed: FeedForFetch, url: str, way: Way, deadline: "Deadline"
) -> FetchOutcome | tuple[int, str]:
    """What came of it, or status and place of a redirect. The site's turn is ours for so long."""
    import httpx

    from agent.news.dial import GuardedBackend, GuardedTransport, Net, certificates, checked

    address, net = httpx.URL(url), way.net or Net()
    host = address.raw_host.decode("ascii")
    if not host:
        raise httpx.InvalidURL("no site is named")
    port = address.port or (443 if address.scheme == "https" else 80)
    found = net.resolve(host, port, deadline.left())
    good = checked(host, found, way.allow)
    ours = is_allowed(good[0], way.allow)
    with nullcontext(0.0) if ours else way.pauses.turn(site_at(url)) as waited:
        deadline.put_off(waited)
        transport = GuardedTransport(GuardedBackend(good, deadline, net.dial), certificates())
        with httpx.Client(transport=transport, trust_env=False, timeout=way.seconds) as client:
            answer = _asked(feed, url, way, client)
    return answer if ours or isinstance(answer, tuple) else _with_rest(answer)


def _with_rest(outcome: FetchOutcome) -> FetchOutcome:
    asks = outcome.status == HTTPStatus.TOO_MANY_REQUESTS
    return replace(outcome, site_rests=asks and outcome.retry_after_seconds is not None)


def _asked(
    feed: FeedForFetch, url: str, way: Way, client: "httpx.Client"
) -> FetchOutcome | tuple[int, str]:
    with client.stream("GET", url, headers=_headers(feed, way)) as answer:
        place = answer.headers.get("location", "")
        if answer.status_code in REDIRECTS and place:
            return answer.status_code, place
        return outcome_of(feed, answer, way.wall.now(), way.most_bytes)


def _headers(feed: FeedForFetch, way: Way) -> dict[str, str]:
    """The validators go back byte for byte as they came; one that no header may hold stays here."""
    headers = {"User-Agent": way.agent, "Accept": ACCEPT, "Accept-Encoding": "gzip, deflate"}
    if feed.etag and feed.etag.isascii():
        headers["If-None-Match"] = feed.etag
    if feed.last_modified and feed.last_modified.isascii():
        headers["If-Modified-Since"] = feed.last_modified
    return headers
