"""feeds.yaml changed as a person would: one entry's lines in or out, every other byte as it was."""

import json
import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from agent.config.documents import Loader, parse_yaml
from agent.config.feed_places import NAME, place_fault
from agent.config.unreadable import why_unread
from agent.config.validate import noun
from agent.errors import ConfigWrong, NotThere
from agent.types.settings import FeedEntry, FeedsFile

_KEY = re.compile(r"^(feeds:|\"feeds\":|'feeds':)", re.MULTILINE)
KEYS = ("url", "name", "kind", "about")


def read_feeds(path: Path) -> FeedsFile:
    """Raises ConfigWrong."""
    return _meant(_text(path))


def add_feeds(path: Path, entries: Iterable[FeedEntry]) -> list[FeedEntry]:
    """Put them at the end of the list; those that were not there already come back. Raises ConfigWrong,
    and NotThere for what is neither an address nor a file."""
    text = _text(path)
    known = _meant(text).feeds
    there = {feed.url for feed in known}
    new = list({entry.url: entry for entry in entries if entry.url not in there}.values())
    for entry in new:
        _look_for(entry.url, path)
    if new:
        _save(path, _with(text, new), (*known, *new))
    return new


def _look_for(url: str, path: Path) -> None:
    fault = place_fault(url, path.parent.parent)
    if fault:
        raise NotThere(*fault)


def remove_feed(path: Path, wanted: str) -> FeedEntry:
    """Take out the feed with this address or name. Raises NotThere and ConfigWrong."""
    text = _text(path)
    known = _meant(text).feeds
    found = [feed for feed in known if wanted in (feed.url, feed.name)]
    if not found:
        words = f"no feed in {NAME} has the address or name {wanted!r}"
        raise NotThere(words, "see which there are: selfsame feeds list")
    if len(found) > 1:
        mend = "name it by its address: selfsame feeds list"
        raise NotThere(f"{len(found)} feeds are called {wanted!r}", mend)
    left = tuple(feed for feed in known if feed is not found[0])
    _save(path, _without(text, known.index(found[0])), left)
    return found[0]


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8").replace("\r\n", "\n")
    except (OSError, UnicodeDecodeError) as problem:
        raise ConfigWrong([f"{NAME}:1: {why_unread(problem)}"]) from problem


def _meant(text: str) -> FeedsFile:
    mistakes: list[Any] = []
    found = noun(FeedsFile, parse_yaml(text, NAME), mistakes)
    if found is None:
        raise ConfigWrong([str(mistake) for mistake in mistakes])
    return found


def _save(path: Path, text: str, meant: tuple[FeedEntry, ...]) -> None:
    """Replace the file at once, and only by one that says what is meant."""
    if _meant(text).feeds != meant:
        words = "its list is written in a way that cannot be edited from here; edit it by hand"
        raise ConfigWrong([f"{NAME}:1: {words}"])
    beside = path.with_suffix(".yaml.new")
    beside.write_bytes(text.replace("\n", _ending(path)).encode("utf-8"))
    os.replace(beside, path)


def _ending(path: Path) -> str:
    return "\r\n" if b"\r\n" in path.read_bytes() else "\n"


@dataclass(frozen=True)
class _Span:
    """Where an entry stands: first and last sign of it, the dash not counted."""

    start: int
    end: int


def _with(text: str, entries: list[FeedEntry]) -> str:
    node = _list(text)
    if node is None:
        return _with_first(text, entries)
    if not node.value:
        start, end = node.start_mark.index, _line_end(text, node.end_mark.index)
        rest = text[node.end_mark.index : end].rstrip()
        return text[:start].rstrip() + rest + _block(entries, "  ") + text[end:]
    last = _span(text, node.value[-1])
    if node.flow_style:
        return text[: last.end] + "".join(f", {_line(each)}" for each in entries) + text[last.end :]
    first = _span(text, node.value[0]).start
    indent = text[text.rfind("\n", 0, first) + 1 : first].partition("-")[0]
    end = _line_end(text, last.end)
    return text[:end] + _block(entries, indent) + text[end:]


def _with_first(text: str, entries: list[FeedEntry]) -> str:
    """Where there is no list yet: behind the remarks under its key, or behind the key; else at the end, with a key."""
    empty, block = _value(text), _block(entries, "  ")
    if empty is None:
        return f"{text.rstrip()}\n\nfeeds:{block}\n".lstrip()
    head, rest = text[: empty.start_mark.index].rstrip(), text[empty.end_mark.index :]
    if all(not line.strip() or line.lstrip().startswith("#") for line in rest.splitlines()):
        return f"{head}{rest.rstrip()}{block}\n"
    end = _line_end(rest, 0)
    return head + rest[:end] + block + rest[end:]


def _block(entries: list[FeedEntry], indent: str) -> str:
    return "".join(f"\n{indent}- {_line(entry)}" for entry in entries)


def _without(text: str, number: int) -> str:
    """The list stays a list when its last entry goes."""
    node = _list(text)
    spans = [_span(text, child) for child in node.value]
    gone = spans[number]
    if node.flow_style:
        if number:
            return text[: spans[number - 1].end] + text[gone.end :]
        return text[: gone.start] + text[spans[1].start if spans[1:] else gone.end :]
    start = max(0, text.rfind("\n", 0, text.rfind("-", 0, gone.start) + 1))
    left = text[:start] + text[_line_end(text, gone.end) :]
    return left if spans[1:] else _KEY.sub(r"\1 []", left, count=1)


def _line(entry: FeedEntry) -> str:
    """As the starter config writes them. A JSON text is a YAML text, too."""
    given = entry.model_dump(exclude_defaults=True)
    parts = [f"{key}: {_word(given[key])}" for key in KEYS if key in given]
    return "{" + ", ".join(parts) + "}"


def _word(value: str) -> str:
    plain = value.replace(" ", "").isalnum() and not value.isascii()
    return value if plain else json.dumps(value, ensure_ascii=False)


def _list(text: str) -> Any:
    found = _value(text)
    return found if isinstance(found, yaml.SequenceNode) else None


def _value(text: str) -> Any:
    """What stands under feeds:, a list or nothing; None where there is no such key."""
    root = yaml.compose(text, Loader=Loader)
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    return next((value for key, value in pairs if key.value == "feeds"), None)


def _span(text: str, node: Any) -> _Span:
    return _Span(node.start_mark.index, _end(text, node))


def _end(text: str, node: Any) -> int:
    """Behind its last sign: a block's own mark stands only where the next thing begins."""
    if isinstance(node, yaml.MappingNode) and not node.flow_style and node.value:
        return _end(text, node.value[-1][1])
    if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
        return _block_end(text, node.start_mark.index, node.end_mark.index)
    return int(node.end_mark.index)


def _block_end(text: str, start: int, end: int) -> int:
    """A block text's mark stands behind the comments that follow it; those are indented less."""
    _, *lines = text[start:end].splitlines(True)
    indent = next((len(line) - len(line.lstrip()) for line in lines if line.strip()), 0)
    while lines and (not lines[-1].strip() or len(lines[-1]) - len(lines[-1].lstrip()) < indent):
        end -= len(lines.pop())
    return end - 1 if text[end - 1 : end] == "\n" else end


def _line_end(text: str, place: int) -> int:
    end = text.find("\n", place)
    return len(text) if end < 0 else end
