"""A file of posts that are out already: JSON lines, a JSON list, or CSV with the same columns."""

import csv
import io
import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from agent.config.unreadable import why_unread
from agent.errors import ConfigWrong
from agent.types.brought import BroughtPost

COLUMNS = ("text", "published_at", "channel", "link")
MOST_BYTES = 50_000_000


def read_posts(path: Path, zone: ZoneInfo) -> list[BroughtPost]:
    """A time without a zone is on her clock. Raises ConfigWrong with every mistake as file:line."""
    found, mistakes = [], []
    for number, row in _rows(path):
        post = _post(row, zone)
        if isinstance(post, str):
            mistakes.append(f"{path.name}:{number}: {post}")
        else:
            found.append(post)
    if mistakes:
        raise ConfigWrong(mistakes)
    return found


def _rows(path: Path) -> Iterator[tuple[int, Any]]:
    try:
        raw = path.read_bytes()
        text = raw[:MOST_BYTES].decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as problem:
        raise ConfigWrong(
            [f"{path.name}:1: {why_unread(problem, 'where you exported it')}"]
        ) from None
    if path.suffix.lower() == ".csv":
        reader = csv.DictReader(io.StringIO(text))
        yield from ((reader.line_num, row) for row in reader)
    elif text.lstrip().startswith("["):
        yield from enumerate(_json(path, 1, text), 1)
    else:
        for number, line in enumerate(text.splitlines(), 1):
            if line.strip():
                yield number, _json(path, number, line)


def _json(path: Path, number: int, text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as problem:
        raise ConfigWrong([f"{path.name}:{number}: no JSON ({problem})"]) from problem


def _post(row: Any, zone: ZoneInfo) -> BroughtPost | str:
    """The post, or what is wrong with the row."""
    if not isinstance(row, dict):
        return f"is no post; write {', '.join(COLUMNS)}"
    given = {name: str(row.get(name) or "").strip() for name in COLUMNS}
    if not given["text"]:
        return "text is missing"
    try:
        at = datetime.fromisoformat(given["published_at"])
    except ValueError:
        return f"published_at: {given['published_at']!r} is no time; write 2025-11-02T21:30+08:00"
    if given["link"] and not given["link"].startswith(("https://", "http://")):
        return f"link: {given['link']!r} is no web address"
    whole = at if at.tzinfo else at.replace(tzinfo=zone)
    return BroughtPost(given["text"], whole, given["channel"][:40] or "by-hand", given["link"])
