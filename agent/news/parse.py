"""A feed's bytes → its items. Runs in the worker process: whatever happens here, only this feed fails."""

import io
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from agent.news.boards import board_items, board_title, is_board, refusal
from agent.news.clean import RawItem, cleaned
from agent.news.encodings import as_utf8
from agent.news.pages import feed_of
from agent.news.references import may_hold_strays, with_known_references
from agent.news.shorten import nested_too_deeply, shortened, shortened_json
from agent.news.walls import wall_in_page, words_for
from agent.types.news import ParsedFeed


@dataclass(frozen=True)
class ParseFailure:
    """Why a document is no feed, as one sentence without its end."""

    words: str
    feed: str = ""
    """The feed's address, where the document is a web page that names one."""


DECLARATION = 1000
BASE_WITHIN = 20_000
"""A feed whose links have a base of their own says so at its beginning, or in its first entries."""
TITLE_TAG = b"<title"
UNREAD = {"include_tags": False, "include_media": False, "include_enclosures": False}
Parse = Callable[[bytes, str, str], ParsedFeed | ParseFailure]
"""(body, content type, the feed's address)."""

_DOCTYPE = re.compile(rb"<!DOCTYPE[^\[>]{0,300}\[.*?\]\s*>", re.DOTALL | re.IGNORECASE)
_BARE = re.compile(rb"\s*+(?:(?><\?.*?\?>|<!--.*?-->)\s*+)*+<[a-z]", re.DOTALL | re.IGNORECASE)
"""A document whose first element follows on remarks alone: what declares anything must stand before it."""
_WEB_PAGE = re.compile(
    rb"\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*<(!doctype\s+html|html)\b", re.DOTALL | re.IGNORECASE
)
_FEED = re.compile(rb"<(?:[\w.-]+:)?(?:rss|feed|rdf|channel|item|entry)\b", re.IGNORECASE)
"""One of these stands in everything that feedparser can make something of."""
_ROOT = re.compile(rb"<(?:[\w.-]+:)?(?:rss|feed|rdf)\b", re.IGNORECASE)
_RELATIVE = re.compile(
    rb"""<(?:atom:)?link(?:\s[^>]*?\bhref\s*=\s*["']|>)\s*+(?!https?://|<)""", re.IGNORECASE
)
_HTML = re.compile(rb"<(html|!doctype\s+html)\b", re.IGNORECASE)


def parse_quickly(body: bytes, content_type: str, url: str) -> ParsedFeed | ParseFailure | None:
    """With fastfeedparser, or as JSON. None: the tolerant reader should look at it. May raise anything."""
    body = prepared(body, content_type)
    if not body.strip():
        return ParseFailure("the site sent an empty document")
    if _WEB_PAGE.match(body[:4000]) and not _ROOT.search(body[:4000]):
        return _web_page(body, url)
    if body.lstrip()[:1] in (b"{", b"["):
        return _json(body, url)
    if _needs_care(body):
        return None
    found = _fast(shortened(body))
    items = [_quick(entry) for entry in found.entries]
    titled = any(item.title for item in items)
    return cleaned(found.feed.get("title") or "", items, url) if titled else None


def _fast(body: bytes) -> Any:
    """Once more where references were in it that XML does not know."""
    import fastfeedparser

    found = fastfeedparser.parse(body, **UNREAD)
    if not may_hold_strays(fastfeedparser):
        return found
    mended = with_known_references(body)
    return found if mended is body else fastfeedparser.parse(mended, **UNREAD)


def _needs_care(body: bytes) -> bool:
    """Markup within a title, or base64, which the fast reader cuts or leaves as it is; links from a base of their own."""
    if b"<feed" in body[:1000] and (b"base64" in body or b"octet-stream" in body):
        return True
    if body.find(b"xml:base", 0, BASE_WITHIN) >= 0 and _RELATIVE.search(body):
        return True
    start = body.find(TITLE_TAG)
    while start >= 0:
        end = start + len(TITLE_TAG)
        if body[end : end + 1] != b">":  # it has attributes
            end = body.find(b">", end)
        inner = body.find(b"<", end)
        if end < 0 or inner < 0:
            return False
        if body[inner + 1 : inner + 2].isalpha() and body[end - 1] != ord("/"):
            return True
        start = body.find(TITLE_TAG, inner)
    return False


def parse_tolerantly(body: bytes, content_type: str, url: str) -> ParsedFeed | ParseFailure:
    """With feedparser, which reads nearly anything that was ever meant as a feed."""
    import feedparser

    body = with_known_references(shortened(prepared(body, content_type)))
    if not _FEED.search(body):
        return _no_feed(body, url)
    if nested_too_deeply(body):
        return ParseFailure("what the site sent is nested too deeply to be a feed")
    found = feedparser.parse(
        io.BytesIO(_parted(body)), sanitize_html=False, resolve_relative_uris=False,
        response_headers={"content-location": url},
    )  # fmt: skip
    if not found.entries and not found.get("version"):
        return _no_feed(body, url)
    items = [_tolerant(entry) for entry in found.entries]
    return cleaned(_text(found.feed.get("title")), items, url)


def _parted(body: bytes) -> bytes:
    """With its declaration in a line of its own, and no half of one: feedparser looks for the encoding in it with a
    pattern that takes the square of the line's length."""
    if not body.startswith(b"<?"):
        return body
    end = body.find(b"?>", 0, DECLARATION) + len(b"?>")
    return body[:end] + b"\n" + body[end:] if end > 1 else body[len(b"<?") :]


def _no_feed(body: bytes, url: str) -> ParseFailure:
    if _HTML.search(body[:4000]):
        return _web_page(body, url)
    return ParseFailure("what the site sent is no feed")


def _web_page(body: bytes, url: str) -> ParseFailure:
    guard = wall_in_page(body)
    if guard:
        return ParseFailure(words_for(guard))
    words = "the address gives a web page, not a feed; look for the feed's own address"
    return ParseFailure(words, feed_of(body, url))


def prepared(body: bytes, content_type: str) -> bytes:
    """As UTF-8, without entity declarations (bombs)."""
    body = as_utf8(body, content_type)
    return body if _BARE.match(body) else _DOCTYPE.sub(b"", body, count=1)


def _quick(entry: Any) -> RawItem:
    told = entry.get
    return RawItem(
        _text(told("id")),
        _text(told("link")),
        _text(told("title")),
        _text(told("description") or (told("content") or [{}])[0].get("value")),
        _text(told("author")),
        _text(told("published") or told("updated")),
    )


def _tolerant(entry: Any) -> RawItem:
    content = entry.get("content") or [{}]
    when = entry.get("published_parsed") or entry.get("updated_parsed")
    return RawItem(
        uid=_text(entry.get("id")),
        link=_text(entry.get("link")),
        title=_text(entry.get("title")),
        summary=_text(entry.get("summary") or content[0].get("value")),
        author=_text(entry.get("author")),
        date=time.strftime("%Y-%m-%dT%H:%M:%S+00:00", when) if when else "",
    )


def _json(body: bytes, url: str) -> ParsedFeed | ParseFailure:
    """JSON Feed, and the hot lists of boards."""
    try:
        found = shortened_json(body)
    except (ValueError, RecursionError):
        return ParseFailure("what the site sent begins like JSON but is none")
    if isinstance(found, dict) and is_board(found):
        return cleaned(board_title(found), board_items(found), url)
    if isinstance(found, dict) and (words := refusal(found)):
        return ParseFailure(words)
    rows = found.get("items") if isinstance(found, dict) else found
    if not isinstance(rows, list):
        return ParseFailure("what the site sent is JSON, but neither JSON Feed nor a hot list")
    title = found.get("title") if isinstance(found, dict) else ""
    return cleaned(_text(title), [_json_item(row) for row in rows if isinstance(row, dict)], url)


def _json_item(row: dict[str, Any]) -> RawItem:
    authors = row.get("authors") or [row.get("author")]
    author = authors[0] if isinstance(authors, list) else None
    return RawItem(
        uid=_text(row.get("id")),
        link=_first(row, "url", "external_url", "link"),
        title=_text(row.get("title")),
        summary=_first(row, "summary", "content_text", "content_html"),
        author=_text(author.get("name") if isinstance(author, dict) else author),
        date=_first(row, "date_published", "pubDate"),
    )


def _first(row: dict[str, Any], *names: str) -> str:
    return next((_text(row[name]) for name in names if row.get(name)), "")


def _text(value: Any) -> str:
    """Feeds put anything anywhere: numbers as ids, nothing as title."""
    if type(value) is str:
        return value
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""
