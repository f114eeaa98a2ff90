"""A web page's own feed. Runs in the worker process."""

from html.parser import HTMLParser
from urllib.parse import urlsplit

from agent.news.links import safe_link

LOOKED_AT = 400_000
FEED_TYPES = (
    "application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml",
    "application/rss", "application/atom", "text/xml+rss",
)  # fmt: skip
ANY_XML = ("text/xml", "application/xml")
"""Where nothing says more, a feed by age-old custom."""
ENDINGS = (
    "/feed", "/rss", "/atom", ".rss", ".rdf", "feed.xml", "rss.xml", "atom.xml", "index.xml", "feed.json",
)  # fmt: skip
ASIDE = ("comment", "評論", "评论", "コメント")
"""Feeds of what readers say come last."""


def feed_of(page: bytes, url: str) -> str:
    """The address of the feed that a page names in its head, else of one that it links to; '' for none."""
    reader = _Reader(url)
    reader.feed(page[:LOOKED_AT].decode("utf-8", "replace"))
    told = (*reader.named, *reader.perhaps)
    named = sorted(told, key=lambda found: any(word in found[1] for word in ASIDE))
    found = [address for address, _ in named] + reader.linked
    return next((address for address in found if address != url), "")


class _Reader(HTMLParser):
    """Notes what looks like a feed's address: (address, title in small letters) in heads, and links."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self._url, self._base = url, url
        self.named: list[tuple[str, str]] = []
        self.perhaps: list[tuple[str, str]] = []
        self.linked: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: (value or "").strip() for name, value in attrs}
        address = safe_link(given.get("href", ""), self._base)
        if not address:
            return
        if tag == "base":
            self._base = address
        elif tag == "link":
            self._link(address, given)
        elif tag == "a" and self._is_ours(address) and _ends_as_feed(address):
            self.linked.append(address)

    def _link(self, address: str, given: dict[str, str]) -> None:
        kind = given.get("type", "").partition(";")[0].strip().lower()
        if "alternate" in given.get("rel", "").lower().split() and kind in (*FEED_TYPES, *ANY_XML):
            words = f"{given.get('title', '')} {urlsplit(address).path}".lower()
            (self.named if kind in FEED_TYPES else self.perhaps).append((address, words))

    def _is_ours(self, address: str) -> bool:
        return urlsplit(address).hostname == urlsplit(self._url).hostname


def _ends_as_feed(address: str) -> bool:
    return urlsplit(address).path.rstrip("/").lower().endswith(ENDINGS)
