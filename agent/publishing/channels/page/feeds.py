"""Atom (RFC 4287) and JSON Feed 1.1, with the same ids on every writing."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from xml.etree.ElementTree import Element, SubElement, indent, register_namespace, tostring

from agent.publishing.channels.page.entries import Cover, Entry
from agent.publishing.channels.page.files import PLACE
from agent.publishing.channels.page.words import WORDS
from agent.text.media import described
from agent.types.media import Attachment

ATOM = "http://www.w3.org/2005/Atom"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
NEVER = datetime(1970, 1, 1, tzinfo=UTC)
VERSION = "https://jsonfeed.org/version/1.1"

register_namespace("", ATOM)


def atom(cover: Cover, posts: Sequence[Entry]) -> bytes:
    """`updated` is that of the newest post; a sample carries a category and says so in its title."""
    feed = Element(_tag("feed"), {LANG: cover.language})
    _text(feed, "id", cover.id)
    _text(feed, "title", cover.name)
    _text(feed, "subtitle", about(cover))
    _text(feed, "updated", _moment(posts[0].at if posts else NEVER))
    _text(SubElement(feed, _tag("author")), "name", cover.name)
    _text(feed, "rights", cover.operator)
    SubElement(feed, _tag("link"), rel="self", type="application/atom+xml", href="feed.atom")
    SubElement(feed, _tag("link"), rel="alternate", type="text/html", href="index.html")
    for post in posts:
        _entry(feed, cover, post)
    indent(feed)
    return bytes(tostring(feed, encoding="utf-8", xml_declaration=True))


def json_feed(cover: Cover, posts: Sequence[Entry]) -> bytes:
    feed = {
        "version": VERSION,
        "title": cover.name,
        "description": about(cover),
        "language": cover.language,
        "authors": [{"name": cover.name}],
        "_selfsame": {"ai": True, "operator": cover.operator, "unofficial": cover.unofficial},
        "items": [_item(cover, post) for post in posts],
    }
    return json.dumps(feed, ensure_ascii=False, indent=1).encode()


def about(cover: Cover) -> str:
    """What a feed reader must know of her: that she is an AI, and whether she is official."""
    banner = WORDS[cover.language].unofficial if cover.unofficial else ""
    return " ".join(part for part in (cover.disclosure, banner) if part)


def _entry(feed: Element, cover: Cover, post: Entry) -> None:
    entry = SubElement(feed, _tag("entry"), {LANG: post.language})
    _text(entry, "id", post.id)
    _text(entry, "title", _title(cover, post))
    _text(entry, "published", _moment(post.at))
    _text(entry, "updated", _moment(post.at))
    SubElement(entry, _tag("link"), rel="alternate", href=f"index.html#post-{post.post}")
    if post.sample:
        SubElement(entry, _tag("category"), term="sample")
    for each in post.attachments:
        _enclosure(entry, each, post.language)
    _text(entry, "content", _whole(post))


def _item(cover: Cover, post: Entry) -> dict[str, object]:
    return {
        "id": post.id,
        "title": _title(cover, post),
        "content_text": _whole(post),
        "date_published": _moment(post.at),
        "language": post.language,
        "tags": ["sample"] if post.sample else [],
        **({"attachments": [_attached(each, post) for each in post.attachments]} if post.attachments else {}),
        **({"_selfsame": {"variants": dict(post.variants)}} if post.variants else {}),
    }  # fmt: skip


def _enclosure(entry: Element, attachment: Attachment, language: str) -> None:
    link = SubElement(entry, _tag("link"), rel="enclosure", href=f"{PLACE}/{attachment.name}")
    link.set("type", attachment.type)
    link.set("length", str(attachment.size))
    link.set("title", described(attachment, language))


def _whole(post: Entry) -> str:
    """In every language that it has: a feed reader shows one text."""
    return "\n\n".join((post.body, *post.variants.values()))


def _attached(attachment: Attachment, post: Entry) -> dict[str, object]:
    return {
        "url": f"{PLACE}/{attachment.name}", "mime_type": attachment.type,
        "size_in_bytes": attachment.size, "title": described(attachment, post.language),
        "_selfsame": {"ai_generated": attachment.ai},
    }  # fmt: skip


def _title(cover: Cover, post: Entry) -> str:
    return f"[{WORDS[cover.language].sample}] {post.title}" if post.sample else post.title


def _text(parent: Element, name: str, words: str) -> None:
    SubElement(parent, _tag(name)).text = words


def _tag(name: str) -> str:
    return f"{{{ATOM}}}{name}"


def _moment(at: datetime) -> str:
    """RFC 3339 in UTC, whole seconds."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
