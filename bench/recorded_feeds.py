"""Recorded days as feed files that change by the hour, so that everything reads them as it reads any feed.

The folder holds one gzipped file of JSON lines a day: feed, feed_name, title, url, summary, published,
first_seen, last_seen.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from bench.json_lines import rows_of

Record = Mapping[str, Any]
STAYS = timedelta(hours=3)
"""So long an item stays in its feed after it was seen last."""
MOST = 200


class RecordedFeeds:
    """The feeds of these days, as they stood at any moment."""

    def __init__(self, folder: Path, days: Sequence[date]) -> None:
        self._records: dict[str, list[Record]] = defaultdict(list)
        for record in _read(folder, days):
            self._records[record["feed"]].append(record)

    def yaml(self) -> str:
        """feeds.yaml for a home; the paths are relative to it."""
        rows = (f"  - {{url: feeds/{name}.xml, name: {name}}}\n" for name in sorted(self._records))
        return "feeds:\n" + "".join(rows)

    def write(self, home: Path, now: datetime) -> None:
        """Each feed's file as of now; one that says nothing new is left untouched."""
        (home / "feeds").mkdir(exist_ok=True)
        for name, records in self._records.items():
            path = home / "feeds" / f"{name}.xml"
            told = _feed(name, _seen(records, now))
            if not path.exists() or path.read_text("utf-8") != told:
                path.write_text(told, "utf-8")


def _read(folder: Path, days: Iterable[date]) -> Iterator[Record]:
    for day in days:
        path = folder / f"{day}.jsonl.gz"
        if path.exists():
            yield from rows_of(path)


def _seen(records: Iterable[Record], now: datetime) -> list[Record]:
    """Newest first."""
    there = [r for r in records if _at(r["first_seen"]) <= now <= _at(r["last_seen"]) + STAYS]
    return sorted(there, key=lambda r: str(r["first_seen"]), reverse=True)[:MOST]


def _at(value: str) -> datetime:
    at = datetime.fromisoformat(value)
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _feed(name: str, records: Iterable[Record]) -> str:
    told = "".join(map(_item, records))
    title = f"<title>{escape(name)}</title>"
    return f'<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"><channel>{title}{told}</channel></rss>'


def _item(record: Record) -> str:
    at = format_datetime(_at(record["published"] or record["first_seen"]))
    parts = {
        "title": record["title"],
        "link": record["url"],
        "description": record["summary"],
        "pubDate": at,
    }
    inside = "".join(f"<{tag}>{escape(text or '')}</{tag}>" for tag, text in parts.items())
    return f"<item>{inside}</item>"
