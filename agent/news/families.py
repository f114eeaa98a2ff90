"""Families of publishers: the sites and feeds of one house count once, whatever their addresses."""

import re
from functools import lru_cache

from agent.news.links import host_of

_IDLE = re.compile(r"(www|m|mobile|amp|news|feeds?|rss|edition|api|en|cn|jp)\d*")
_SECOND = {"co", "com", "net", "org", "gov", "edu", "ac", "or", "ne", "go"}
_SHARED = {
    "google", "feedburner", "substack", "medium", "wordpress", "blogspot", "github", "tumblr",
    "youtube", "example",
}  # fmt: skip
"""Names under whose roof strangers write (example.org is everybody's): there the label before counts."""


def family_of(url: str, publisher: str) -> str:
    """The house's own label in an address: bbc for news.bbc.co.uk and bbc.com; else the publisher's name."""
    return _house(host_of(url), publisher)


@lru_cache(maxsize=1 << 12)
def _house(host: str, publisher: str) -> str:
    labels = [label for label in host.lower().split(".") if label]
    if len(labels) < 2 or labels[-1].isdigit():
        return publisher.casefold()
    end = 2 if len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND else 1
    name = labels[-end - 1]
    if name not in _SHARED:
        return name
    before = [label for label in labels[: -end - 1] if not _IDLE.fullmatch(label)]
    return f"{before[-1]}.{name}" if before else publisher.casefold()
