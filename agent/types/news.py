"""feed → item → story → saga, named by the stage that they have reached."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple


@dataclass(frozen=True)
class FeedForFetch:
    """A due feed with what its server told us last time, to be sent back verbatim."""

    id: int
    url: str
    etag: str | None = None
    last_modified: str | None = None
    kind: str = "feed"
    """feed, or board: then the order of its items is their rank."""
    address: str | None = None
    """Where it is really read: it moved there for good, or its web page named it."""
    digest: str | None = None
    """Of the body that was read last."""

    @property
    def place(self) -> str:
        """What is asked."""
        return self.address or self.url


class ParsedItem(NamedTuple):
    """An entry as the parser read it; text stripped of markup, links http(s) only, lengths capped. A tuple,
    since hundreds are made of every document and sent from one process to another."""

    uid: str
    url: str
    title: str
    summary: str = ""
    author: str = ""
    published_at: datetime | None = None


@dataclass(frozen=True)
class ParsedFeed:
    title: str
    items: tuple[ParsedItem, ...]


@dataclass(frozen=True)
class Item:
    """An archived entry."""

    id: int
    feed_id: int
    publisher: str
    title: str
    url: str
    summary: str
    language: str
    seen_at: datetime
    published_at: datetime | None = None


@dataclass(frozen=True)
class Source:
    """One publisher's report within a story, as a brief, trace or page shows it."""

    publisher: str
    title: str
    url: str
    summary: str = ""
    language: str = ""
    seen_at: datetime | None = None


@dataclass(frozen=True)
class Story:
    """The items of several feeds about one happening; `heat` is 0..1 within the label's news now."""

    id: int
    title: str
    language: str
    heat: float
    first_at: datetime
    last_at: datetime
    publishers: int
    saga_id: int
    sources: tuple[Source, ...] = ()
    items: int = 0
    sample: bool = False
    about_self: bool = False


@dataclass(frozen=True)
class HeatPoint:
    """A story's heat in one hour and what it was made of; agent/news/heat.py says how."""

    at: datetime
    heat: float
    publishers: float
    speed: float
    ranks: float


@dataclass(frozen=True)
class BoardRank:
    """Where a board has a story now, and where it had it some hours before; 0 where it did not."""

    board: str
    rank: int
    was: int


@dataclass(frozen=True)
class WhyHot:
    """What makes a story's heat, in numbers that a person can check."""

    publishers: int = 0
    """Independent ones: houses, not feeds."""
    reports: int = 0
    lately: int = 0
    """Of the reports, those of the last hours, as heat counts them."""
    ranks: tuple[BoardRank, ...] = ()
    """The highest first."""
    line: tuple[HeatPoint, ...] = ()


@dataclass(frozen=True)
class FeedState:
    """A feed's health as status, news and the desk show it."""

    id: int
    name: str
    url: str
    state: str
    """new, ok, unchanged, failing, gone, or sample."""
    items: int
    last_ok_at: datetime | None = None
    next_at: datetime | None = None
    error: str = ""
    address: str = ""
    """Where it is read, if not at its url: it moved, or its web page named it."""
    kind: str = "feed"
    asked_at: datetime | None = None
    """When it was asked last; from then to `next_at` is how long it is left alone."""
    failures: int = 0
    """In a row."""


@dataclass(frozen=True)
class FetchOutcome:
    """What one fetch gave: `body` on 200, nothing on 304, `error` otherwise. Never an exception."""

    feed: FeedForFetch
    status: int
    body: bytes = b""
    content_type: str = ""
    etag: str | None = None
    last_modified: str | None = None
    error: str = ""
    retry_after_seconds: int | None = None
    site_rests: bool = False
    """The site has had too many requests and says when to come again: it means all of its feeds."""
    fresh_seconds: int = 0
    """So long, says the site, asking again is useless."""
    url: str = ""
    """Where the body came from at last."""
    moved_to: str | None = None
    """Where permanent redirects lead."""
    digest: str | None = None


@dataclass(frozen=True)
class GatherReport:
    """What a gather did."""

    asked: int = 0
    unchanged: int = 0
    failed: int = 0
    new_items: int = 0
    stories: int = 0
    errors: tuple[str, ...] = field(default=())
