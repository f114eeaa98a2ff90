"""What a feed says, made plain: text without markup or unseen marks, links that are harmless, sane dates."""

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from hashlib import sha256

import nh3

from agent.news.links import link_key, safe_link, short
from agent.text.folding import UNSEEN
from agent.types.news import ParsedFeed, ParsedItem

MOST_ITEMS = 500
TITLE, SUMMARY, AUTHOR, UID = 300, 2_000, 200, 500
LOOKED_AT = (2, 8, 40)
"""So many times the wanted length of a text are looked at, at first and at most."""
EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
_BLOCK = re.compile(
    r"<(?=/?(?:p|br|div|li|tr|td|th|h[1-6]|ul|ol|blockquote|section|article|figure|figcaption)\b)",
    re.IGNORECASE,
)
_MARKUP_LEFT = re.compile(r"</?[a-zA-Z!][^<>]*>|&(?:#\d+|#x[0-9a-fA-F]+|amp|lt|gt|quot|apos|nbsp);")
# Letters that nobody sees: tags that follow no flag, and selectors of glyph variants.
_SMUGGLED = re.compile(
    "(?<![\U0001f3f4\U000e0020-\U000e007f])[\U000e0020-\U000e007f]+|[\U000e0100-\U000e01ef]"
)
_PERHAPS_UNSEEN = re.compile(UNSEEN.pattern[:-1] + "\U000e0000-\U000e01ef]")
_SILENT = {"script", "style", "iframe", "noscript", "object", "template", "title", "svg"}
_SPECIAL = re.compile(rf"<(?:!|\?|(?:{'|'.join(sorted(_SILENT))})\b)", re.IGNORECASE)
_TAG = re.compile(r"""</?[a-zA-Z](?:[^<>"']|"[^"<>]*"|'[^'<>]*')*+(?:>|\Z|["'][^<>]*\Z)""")
_CLEANER = nh3.Cleaner(tags=set(), clean_content_tags=_SILENT)


@dataclass(frozen=True)
class RawItem:
    """An entry as a reader gave it, nothing checked."""

    uid: str = ""
    link: str = ""
    title: str = ""
    summary: str = ""
    author: str = ""
    date: str = ""


def cleaned(title: str, raws: Iterable[RawItem], base: str) -> ParsedFeed:
    """The feed with every item plain; items that say nothing are left out, equal ids told apart."""
    items: dict[str, ParsedItem] = {}
    for raw in _taken(list(raws)):
        item = _item(raw, base)
        if item is not None:
            _add(items, item)
    return ParsedFeed(plain(title, TITLE), tuple(items.values()))


def _taken(raws: list[RawItem]) -> list[RawItem]:
    """The first ones, or the last ones of a feed that is written the other way round."""
    if len(raws) <= MOST_ITEMS:
        return raws
    first, last = date_of(raws[0].date), date_of(raws[-1].date)
    newest_last = first is not None and last is not None and last > first
    return raws[-MOST_ITEMS:] if newest_last else raws[:MOST_ITEMS]


def _item(raw: RawItem, base: str) -> ParsedItem | None:
    title, summary = plain(raw.title, TITLE), plain(raw.summary, SUMMARY)
    if not title and not summary:
        return None
    url = safe_link(raw.link, base)
    uid = raw.uid.strip() or link_key(url) or url or f"text:{_digest(title + summary)}"
    return ParsedItem(
        uid=short(uid if uid.isascii() and uid.isprintable() else UNSEEN.sub("", uid), UID),
        url=url,
        title=title or cut(summary, 80),
        summary="" if summary == title else summary,
        author=plain(raw.author, AUTHOR),
        published_at=date_of(raw.date),
    )


def _add(items: dict[str, ParsedItem], item: ParsedItem) -> None:
    """Some feeds give every entry the same id: then its link and title are its identity."""
    known = items.get(item.uid)
    if known is not None and (known.url, known.title) != (item.url, item.title):
        other = ParsedItem(
            f"{short(item.uid, UID - 40)}#{_digest(link_key(item.url) + item.title)}",
            item.url,
            item.title,
            item.summary,
            item.author,
            item.published_at,
        )
        items.setdefault(other.uid, other)
    else:
        items.setdefault(item.uid, item)


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "replace")).hexdigest()[:32]


def plain(text: str, most: int) -> str:
    """`text` without markup, entities, controls, bidi overrides; at most `most` characters. Long markup is
    first looked at in part, since the beginning is mostly enough."""
    if len(text) <= most and _is_plain(text):
        return text
    for share in LOOKED_AT:
        shown = _seen(_unmarked(text[: most * share]), most)
        if len(shown) > most or len(text) <= most * share:
            break
    return cut(shown, most)


def _is_plain(text: str) -> bool:
    """As most titles and names are, and many a summary: nothing to do."""
    return (
        text.isascii()
        and text.isprintable()
        and "<" not in text
        and "&" not in text
        and "  " not in text
        and text[:1] != " "
        and text[-1:] != " "
    )


def _unmarked(text: str) -> str:
    """Ordinary tags go the short way; whatever is left, and what unescaping brings up, through nh3."""
    for strip in (_without_tags, _CLEANER.clean):
        if ("&" not in text and "<" not in text) or not _MARKUP_LEFT.search(text):
            break
        text = html.unescape(strip(_BLOCK.sub(" <", text)) if "<" in text else text)
    return text


def _without_tags(text: str) -> str:
    return _CLEANER.clean(text) if _SPECIAL.search(text) else _TAG.sub("", text)


def _seen(text: str, most: int) -> str:
    """In one line, without what nobody sees."""
    line = " ".join(text.split())
    if line.isascii() and line.isprintable():
        return line
    line = line[: most * 4]
    if not _PERHAPS_UNSEEN.search(line):
        return line
    return " ".join(_SMUGGLED.sub("", UNSEEN.sub("", line)).split())


def cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def date_of(text: str) -> datetime | None:
    """A date in ISO or mail form as aware UTC; None for an impossible one."""
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            when = read(text.strip())
            when = when.replace(tzinfo=UTC) if when.tzinfo is None else when.astimezone(UTC)
        except (ValueError, OverflowError):
            continue
        return when if when >= EARLIEST else None
    return None
