"""The hot lists of newsnow and DailyHotApi servers, whose order is the rank. Runs in the worker process.

newsnow, /api/s?id=weibo: {"status", "id", "updatedTime", "items": [{"id", "title", "url", "mobileUrl", "pubDate",
"extra": {"hover", "info", "date" …}}]}. DailyHotApi, /weibo: {"code", "name", "title", "type", "updateTime", "data":
[{"id", "title", "desc", "author", "hot", "timestamp", "url", "mobileUrl"}]}. Both give times in milliseconds.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from agent.news.clean import RawItem
from agent.news.plain import plain

_MILLISECONDS = 10**11  # a number of seconds this large lies in the year 5138
_OK = 200


def is_board(found: Mapping[str, Any]) -> bool:
    """JSON Feed has items, too, and neither a status nor a time of its own."""
    marks = {"status", "updatedTime", "updateTime"} & set(found)
    return isinstance(_rows(found), list) and ("data" in found or bool(marks))


def refusal(found: Mapping[str, Any]) -> str:
    """What the board's server says in words where it has no list, as DailyHotApi does; else ''."""
    code, message = found.get("code"), plain(_text(found.get("message")), 200)
    refused = isinstance(code, int) and code != _OK and message
    return f"the board's server answers {code}: {message}" if refused else ""


def _rows(found: Mapping[str, Any]) -> Any:
    return found.get("items", found.get("data"))


def board_title(found: Mapping[str, Any]) -> str:
    """DailyHotApi tells the site and which of its lists; newsnow only its own id for it."""
    names = [_text(found.get(name)) for name in ("title", "type")]
    return " ".join(name for name in names if name) or _text(found.get("id"))


def board_items(found: Mapping[str, Any]) -> list[RawItem]:
    """Highest first."""
    return [_item(row) for row in _rows(found) if isinstance(row, dict)]


def _item(row: dict[str, Any]) -> RawItem:
    extra = row.get("extra")
    extra = extra if isinstance(extra, dict) else {}
    when = row.get("timestamp") or row.get("pubDate") or extra.get("date")
    return RawItem(
        uid=_text(row.get("id")),
        link=_text(row.get("url")) or _text(row.get("mobileUrl")),
        title=_text(row.get("title")),
        summary=_text(row.get("desc")) or _text(extra.get("hover")),
        author=_text(row.get("author")),
        date=_when(when),
    )


def _when(value: Any) -> str:
    """Seconds or milliseconds since 1970, as a number or in digits, in ISO form; other text as it is."""
    text = _text(value)
    if not text.isascii() or not text.isdigit():
        return text
    number = int(text[:16])
    seconds = number / 1000 if number >= _MILLISECONDS else number
    try:
        return datetime.fromtimestamp(seconds, UTC).isoformat()
    except (OverflowError, ValueError, OSError):
        return ""


def _text(value: Any) -> str:
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""
