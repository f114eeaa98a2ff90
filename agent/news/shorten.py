"""Documents with far more items than are taken, cut before they are parsed: 100,000 items cost memory and time."""

import json
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from agent.news.clean import MOST_ITEMS, date_of

_ITEM = re.compile(rb"<(?:[\w.-]{1,20}:)?(?:item|entry)[\s>]")
_TOKENS = (b"<item", b"<entry", b":item", b":entry")
_DATE = re.compile(
    rb"<(?:[\w.-]{1,20}:)?(?:pubDate|published|updated|date|modified)>\s*([^<]{1,60})<"
)
_LIST = re.compile(r'"(items|data)"\s*:\s*\[')
_NEXT = re.compile(r"[\s,]*")
_OPENED = re.compile(rb"<[A-Za-z]")
MOST_OPEN = 5_000
SHORT = 256 << 10
"""A document of fewer bytes costs little, whatever is in it."""
ROOT_WITHIN = 4_000
_ROOT = re.compile(rb"<(rss|(?:[\w.-]{1,20}:)?RDF|(?:[\w.-]{1,20}:)?feed)\b")


def shortened(body: bytes) -> bytes:
    """The document with its first items only, or its last ones where those are the newer."""
    if len(body) < SHORT or _holds_few(body):
        return body
    starts = [match.start() for match in _ITEM.finditer(body)]
    if len(starts) <= MOST_ITEMS:
        return body
    if _is_newer(body[starts[-1] :], body[starts[0] : starts[1]]):
        return body[: starts[0]] + body[starts[-MOST_ITEMS] :]
    return body[: starts[MOST_ITEMS]] + _ends(body[: starts[0]])


def _holds_few(body: bytes) -> bool:
    """By as few looks through the whole document as will do: mostly one, for what its kind calls an item."""
    root = _ROOT.search(body[:ROOT_WITHIN])
    named = root and (b"entry" if root[1].endswith(b"feed") else b"item")
    if named and body.count(named) <= MOST_ITEMS:
        return True
    return sum(map(body.count, _TOKENS)) <= MOST_ITEMS


def shortened_json(body: bytes) -> Any:
    """As json.loads, but of a large document's list no more than its first items. Raises as it does."""
    text = body.decode("utf-8", "replace")
    found = _LIST.search(text) if len(body) >= SHORT else None
    if found is None:
        return json.loads(text)
    try:
        document = json.loads(text[: found.end()] + "]}")
    except ValueError:  # the list is not where lists of feeds are
        return json.loads(text)
    document[found[1]] = list(islice(_elements(text, found.end()), MOST_ITEMS))
    return document


def _elements(text: str, start: int) -> Iterator[Any]:
    decoder = json.JSONDecoder()
    while (first := _NEXT.match(text, start)) and text[first.end() : first.end() + 1] not in (
        "]",
        "",
    ):
        element, start = decoder.raw_decode(text, first.end())
        yield element


def nested_too_deeply(body: bytes) -> bool:
    """Whether far more elements are opened than closed: feedparser's time grows with the square of that."""
    opened = sum(1 for _ in _OPENED.finditer(body))
    return opened - body.count(b"</") - body.count(b"/>") > MOST_OPEN


def _is_newer(one: bytes, other: bytes) -> bool:
    dates = [_DATE.search(item) for item in (one, other)]
    one_at, other_at = (date_of(found[1].decode("latin-1")) if found else None for found in dates)
    return one_at is not None and other_at is not None and one_at > other_at


def _ends(head: bytes) -> bytes:
    root = _ROOT.search(head)
    if root is None:
        return b""
    channel = b"</channel>" if root[1] == b"rss" else b""
    return channel + b"</" + root[1] + b">"
