"""One look at an address, without keeping anything: what would be read if it stood in feeds.yaml."""

from dataclasses import dataclass, replace

from agent.news.fetch import fetch
from agent.news.parse import Parse, ParseFailure
from agent.news.way import Way
from agent.types.news import FeedForFetch, ParsedItem


@dataclass(frozen=True)
class Looked:
    """What was found, or why nothing; `address` is where the feed lies at last."""

    url: str
    address: str
    status: int
    title: str = ""
    items: tuple[ParsedItem, ...] = ()
    error: str = ""


def look(url: str, way: Way, parse: Parse) -> Looked:
    """A web page that names its feed is followed once, as in a gathering."""
    feed = FeedForFetch(0, url)
    found, named = _once(feed, way, parse)
    return _once(replace(feed, address=named), way, parse)[0] if named else found


def _once(feed: FeedForFetch, way: Way, parse: Parse) -> tuple[Looked, str]:
    """What was found, and the feed that a web page names."""
    outcome = fetch(feed, way)
    where = outcome.url or feed.place
    if outcome.error:
        return Looked(feed.url, where, outcome.status, error=outcome.error), ""
    parsed = parse(outcome.body, outcome.content_type, where)
    if isinstance(parsed, ParseFailure):
        return Looked(feed.url, where, outcome.status, error=parsed.words), parsed.feed
    return Looked(feed.url, where, outcome.status, parsed.title, parsed.items), ""
