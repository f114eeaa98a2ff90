"""What a feed says, made plain: text without markup or unseen marks, links that are harmless, sane dates."""

from collections.abc import Iterable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from hashlib import sha256
from typing import NamedTuple

from agent.news.links import link_key, safe_link, short
from agent.news.plain import cut, plain
from agent.text.folding import UNSEEN
from agent.types.news import ParsedFeed, ParsedItem

MOST_ITEMS = 500
TITLE, SUMMARY, AUTHOR, UID = 300, 2_000, 200, 500
EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)


class RawItem(NamedTuple):
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
