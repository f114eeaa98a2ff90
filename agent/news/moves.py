"""Where a feed is really read: permanent redirects are believed once they were seen again and again."""

from dataclasses import dataclass
from urllib.parse import urlsplit

SIGHTS = 3
"""So many readings in a row must be sent to one and the same place."""
LOST_AFTER = 3
"""After so many failures in a row at another address, the one in feeds.yaml is asked again."""


@dataclass(frozen=True)
class Whereabouts:
    """As the feed's row has it."""

    address: str | None = None
    moved_to: str | None = None
    moved_seen: int = 0


def after_reading(known: Whereabouts, url: str, found_at: str, moved_to: str | None) -> Whereabouts:
    """`url` stands in feeds.yaml, `found_at` was asked, `moved_to` is where it said that it has moved."""
    address = found_at if found_at != url else None
    if moved_to is None or not _as_safe(found_at, moved_to) or len(moved_to) > 2000:
        return Whereabouts(address)
    seen = known.moved_seen + 1 if moved_to == known.moved_to else 1
    if seen < SIGHTS:
        return Whereabouts(address, moved_to, seen)
    return Whereabouts(moved_to if moved_to != url else None)


def _as_safe(old: str, new: str) -> bool:
    """An address is never given up for one that can be listened to."""
    return urlsplit(new).scheme == "https" or urlsplit(old).scheme == "http"
