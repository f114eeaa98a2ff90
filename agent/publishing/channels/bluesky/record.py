"""A post as AT Protocol keeps it, and its key: both follow from the delivery alone."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

POST = "app.bsky.feed.post"
_ALPHABET = "234567abcdefghijklmnopqrstuvwxyz"
_LINK = re.compile(rb"https?://[!-;=?-~]+", re.I)
_CLOSING = b".,;:!?)]}'\""


def key(at: datetime, delivery: int, part: int = 0) -> str:
    """A TID: microseconds since 1970 and ten bits of the delivery's number, sortable, 13 characters; those of
    a chain's posts follow each other."""
    micros = int(at.astimezone(UTC).timestamp() * 1_000_000) + part
    number = (micros << 10) | (delivery & 1023)
    return "".join(_ALPHABET[(number >> shift) & 31] for shift in range(60, -1, -5))


def record(body: str, language: str, at: datetime) -> dict[str, Any]:
    """Links are marked by byte offsets, else nobody can press them."""
    moment = at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    made = {"$type": POST, "text": body, "createdAt": moment, "langs": [language]}
    facets = [_facet(match) for match in _LINK.finditer(body.encode())]
    return {**made, "facets": facets} if facets else made


def picture(alt: str, blob: dict[str, Any]) -> dict[str, Any]:
    return {"alt": alt, "image": blob}


def with_pictures(made: dict[str, Any], pictures: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The same bytes make the same blobs, so that the record put again is the same record."""
    if not pictures:
        return made
    return {**made, "embed": {"$type": "app.bsky.embed.images", "images": list(pictures)}}


def _facet(match: "re.Match[bytes]") -> dict[str, Any]:
    link = match.group().rstrip(_CLOSING)
    index = {"byteStart": match.start(), "byteEnd": match.start() + len(link)}
    feature = {"$type": "app.bsky.richtext.facet#link", "uri": link.decode()}
    return {"index": index, "features": [feature]}
