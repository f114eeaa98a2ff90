"""A site's answer read: a body, nothing new, or a refusal in words."""

from datetime import datetime
from hashlib import sha256
from http import HTTPStatus
from typing import TYPE_CHECKING

from agent.news.freshness import fresh_seconds, retry_after
from agent.news.unpack import beginning, unpack
from agent.news.walls import LOOKED_AT, wall_in_headers, wall_in_page, words_for
from agent.types.news import FeedForFetch, FetchOutcome

if TYPE_CHECKING:
    import httpx

REDIRECTS = (301, 302, 303, 307, 308)
WALLED = (401, 403, 405, 429, 503)
"""Statuses under which walls hide."""


def outcome_of(
    feed: FeedForFetch, answer: "httpx.Response", now: datetime, most_bytes: int
) -> FetchOutcome:
    """Raises TooLarge and Unreadable, and whatever reading the body raises."""
    status, headers = answer.status_code, answer.headers
    if status != HTTPStatus.NOT_MODIFIED and (guard := wall_in_headers(headers)):
        return FetchOutcome(feed, status, error=words_for(guard))
    if status == HTTPStatus.NOT_MODIFIED and not (feed.etag or feed.last_modified):
        return FetchOutcome(
            feed, status, error="the site says that nothing changed, but we never read it"
        )
    if status not in (HTTPStatus.OK, HTTPStatus.NOT_MODIFIED):
        return _refused(feed, answer, now)
    body = b""
    if status == HTTPStatus.OK:
        body = unpack(answer.iter_raw(), headers.get("content-encoding", ""), most_bytes)
    return FetchOutcome(
        feed,
        status,
        body=body,
        content_type=headers.get("content-type", ""),
        etag=headers.get("etag"),
        last_modified=headers.get("last-modified"),
        fresh_seconds=fresh_seconds(headers, now),
        digest=sha256(body).hexdigest() if body else feed.digest,
    )


def _refused(feed: FeedForFetch, answer: "httpx.Response", now: datetime) -> FetchOutcome:
    status = answer.status_code
    wait = retry_after(answer.headers.get("retry-after", ""), now)
    guard = ""
    if status in WALLED:
        encoding = answer.headers.get("content-encoding", "")
        guard = wall_in_page(beginning(answer.iter_raw(), encoding, LOOKED_AT))
    words = words_for(guard) if guard else _refusal(status)
    return FetchOutcome(feed, status, error=words, retry_after_seconds=wait)


def _refusal(status: int) -> str:
    try:
        phrase = HTTPStatus(status).phrase
    except ValueError:
        phrase = "no known status"
    return f"the site answered {status} ({phrase}){_mend(status)}"


def _mend(status: int) -> str:
    if status == HTTPStatus.FORBIDDEN:
        return "; it lets us not in: ask its people, or read another source"
    if status == HTTPStatus.GONE:
        return "; the feed is gone for good and is not asked any more: selfsame feeds remove"
    if status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.NOT_FOUND):
        return "; mend or remove its address in feeds.yaml"
    return ""
