"""OPML 2.0, in which feed readers hand their lists on."""

from collections.abc import Iterable
from xml.etree import ElementTree

from agent.errors import ConfigWrong
from agent.types.settings import FeedEntry

OURS = "/selfsame/"
"""Under this category stand what other readers don't know: board, self."""


def read_opml(text: bytes, name: str) -> list[FeedEntry]:
    """Every outline with an xmlUrl, however deep, each address once. Raises ConfigWrong."""
    if b"<!ENTITY" in text:
        raise ConfigWrong(
            [f"{name}:1: declares entities, which no list of feeds needs; take them out"]
        )
    try:
        root = ElementTree.fromstring(text)
    except (ElementTree.ParseError, ValueError, LookupError) as problem:
        raise ConfigWrong([f"{name}:1: is no OPML ({problem}); export it anew"]) from problem
    found = (_entry(outline) for outline in root.iter() if outline.tag.lower() == "outline")
    once = {entry.url: entry for entry in found if entry is not None}
    if not once:
        raise ConfigWrong([f"{name}:1: names no feed; an OPML file has outlines with an xmlUrl"])
    return list(once.values())


def _entry(outline: ElementTree.Element) -> FeedEntry | None:
    given = {name.lower(): value.strip() for name, value in outline.attrib.items()}
    url = given.get("xmlurl", "")
    if not url.lower().startswith(("http://", "https://")):
        return None
    name = " ".join((given.get("text") or given.get("title") or "").split())
    ours = given.get("category", "").split(",")
    return FeedEntry(
        url=url,
        name="" if name == url else name[:300],
        kind="board" if f"{OURS}board" in ours else "feed",
        about="self" if f"{OURS}self" in ours else "",
    )


def write_opml(feeds: Iterable[FeedEntry]) -> str:
    """Web addresses only: a path means nothing elsewhere."""
    root = ElementTree.Element("opml", version="2.0")
    ElementTree.SubElement(ElementTree.SubElement(root, "head"), "title").text = "selfsame"
    body = ElementTree.SubElement(root, "body")
    for feed in feeds:
        if feed.url.lower().startswith(("http://", "https://")):
            ElementTree.SubElement(body, "outline", _attributes(feed))
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, "unicode") + "\n"


def _attributes(feed: FeedEntry) -> dict[str, str]:
    name = feed.name or feed.url
    ours = [f"{OURS}{word}" for word in (feed.kind, feed.about) if word in ("board", "self")]
    category = {"category": ",".join(ours)} if ours else {}
    return {"type": "rss", "text": name, "title": name, "xmlUrl": feed.url, **category}
