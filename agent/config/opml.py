"""OPML 2.0, in which feed readers hand their lists on."""

from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree import ElementTree

from agent.config.feed_places import WEB, as_web, web_fault
from agent.errors import ConfigWrong
from agent.types.settings import FeedEntry

OURS = "/selfsame/"
"""Under this category stand what other readers don't know: board, self."""


@dataclass(frozen=True)
class Subscriptions:
    """What an OPML file names, each address once under its first name, and what was left out of it, with why."""

    feeds: list[FeedEntry]
    left_out: list[tuple[str, str]]


def read_opml(text: bytes, name: str) -> Subscriptions:
    """Every outline with an xmlUrl, however deep. Raises ConfigWrong."""
    if b"<!ENTITY" in text:
        raise ConfigWrong(
            [f"{name}:1: declares entities, which no list of feeds needs; take them out"]
        )
    try:
        root = ElementTree.fromstring(text)
    except (ElementTree.ParseError, ValueError, LookupError) as problem:
        raise ConfigWrong([f"{name}:1: is no OPML ({problem}); export it anew"]) from problem
    outlines = (outline for outline in root.iter() if outline.tag.lower() == "outline")
    found = _taken(filter(None, map(_entry, outlines)))
    if not found.feeds:
        raise ConfigWrong([f"{name}:1: names no feed; an OPML file has outlines with an xmlUrl"])
    return found


def _taken(entries: Iterable[FeedEntry]) -> Subscriptions:
    once: dict[str, FeedEntry] = {}
    left_out = []
    for entry in entries:
        fault = web_fault(entry.url)
        if entry.url in once:
            left_out.append((entry.url, "stands twice"))
        elif fault:
            left_out.append((entry.url, fault[0].removeprefix(f"{entry.url} ")))
        else:
            once[entry.url] = entry
    return Subscriptions(list(once.values()), left_out)


def _entry(outline: ElementTree.Element) -> FeedEntry | None:
    """None for a folder."""
    given = {name.lower(): value.strip() for name, value in outline.attrib.items()}
    url = as_web(given.get("xmlurl", ""))
    if not url:
        return None
    name = " ".join((given.get("text") or given.get("title") or "").split())
    ours = given.get("category", "").split(",")
    return FeedEntry(
        url=url,
        name="" if name in (url, given["xmlurl"]) else name[:300],
        kind="board" if f"{OURS}board" in ours else "feed",
        about="self" if f"{OURS}self" in ours else "",
    )


def write_opml(feeds: Iterable[FeedEntry]) -> str:
    """Web addresses only: a path means nothing elsewhere."""
    root = ElementTree.Element("opml", version="2.0")
    ElementTree.SubElement(ElementTree.SubElement(root, "head"), "title").text = "selfsame"
    body = ElementTree.SubElement(root, "body")
    for feed in feeds:
        if feed.url.lower().startswith(WEB):
            ElementTree.SubElement(body, "outline", _attributes(feed))
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, "unicode") + "\n"


def _attributes(feed: FeedEntry) -> dict[str, str]:
    name = feed.name or feed.url
    ours = [f"{OURS}{word}" for word in (feed.kind, feed.about) if word in ("board", "self")]
    category = {"category": ",".join(ours)} if ours else {}
    return {"type": "rss", "text": name, "title": name, "xmlUrl": feed.url, **category}
