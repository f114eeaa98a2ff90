"""YAML files with the line of every key, so that a mistake can be shown where it stands."""

from copy import deepcopy
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from agent.config.fullwidth import joined_words, wide_slips
from agent.config.unreadable import why_unread

Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Place = tuple[str | int, ...]


@dataclass(frozen=True, order=True)
class Mistake:
    """One mistake, printed as `file:line: what is wrong; what to write instead`."""

    file: str
    line: int
    words: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.words}"


@dataclass(frozen=True)
class YamlDocument:
    """A file's data, and the line (from 1) on which each place in it begins."""

    name: str
    data: Any
    lines: dict[Place, int] = field(default_factory=dict)
    text: str = ""
    joined: tuple[tuple[int, str], ...] = ()
    """Entries that were meant as several: the line (from 1), and what to write instead."""

    def line(self, place: Place) -> int:
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)


MOST_PLACES = 100_000
MOST_OPEN = 500
"""Brackets without their ends. With thousands the parser takes seconds to say so."""


def read_yaml(path: Path, name: str) -> YamlDocument | Mistake:
    """Read one file; `name` is what mistakes call it. Duplicate keys are mistakes."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        return Mistake(name, 1, why_unread(problem))
    if not text.strip():
        return Mistake(
            name, 1, "the file is empty; bring it back, or copy it from the starter config"
        )
    return parse_yaml(text, name)


def parse_yaml(text: str, name: str) -> YamlDocument | Mistake:
    if any(text.count(begin) - text.count(end) > MOST_OPEN for begin, end in ("[]", "{}")):
        return Mistake(name, 1, f"over {MOST_OPEN} brackets have no end; mend or undo it")
    try:
        data, walked = _parsed(text)
        data = deepcopy(data)
    except RecursionError:
        return Mistake(name, 1, "is nested too deeply, or refers to itself; mend or undo it")
    except yaml.MarkedYAMLError as problem:
        return _syntax(problem, name, text)
    except (yaml.YAMLError, ValueError) as problem:
        return Mistake(name, 1, f"is not YAML ({str(problem).splitlines()[0]}); mend or undo it")
    if walked.doubled:
        key, line = walked.doubled[0]
        return Mistake(name, line, f"the key {key!r} stands twice; keep one of them")
    joined = tuple(walked.joined)
    return YamlDocument(name, {} if data is None else data, walked.lines, text, joined)


@dataclass
class _Walked:
    """What is noted beside the data: each place's line, keys that stand twice, and entries that were meant as several."""

    lines: dict[Place, int] = field(default_factory=dict)
    doubled: list[tuple[str, int]] = field(default_factory=list)
    joined: list[tuple[int, str]] = field(default_factory=list)


@lru_cache(maxsize=64)
def _parsed(text: str) -> tuple[Any, _Walked]:
    """Kept, since all of config is read again when one file of it changes."""
    node = yaml.compose(text, Loader=Loader)
    data, walked = yaml.load(text, Loader=Loader), _Walked()
    if node:
        _walk(node, (), walked)
    return data, walked


def _syntax(problem: yaml.MarkedYAMLError, name: str, text: str) -> Mistake:
    mark = problem.problem_mark or problem.context_mark
    wide = _wide(problem, text)
    if wide:
        return Mistake(name, *wide)
    if mark and "\t" in _indent(text, mark.line):
        words = "a tab stands in this line's indent; write spaces instead"
        return Mistake(name, mark.line + 1, words)
    what = problem.problem or problem.context or "cannot be read"
    mend = "quote texts that hold a colon or begin with a sign, and indent with spaces"
    return Mistake(name, mark.line + 1 if mark else 1, f"{what}; {mend}")


def _wide(problem: yaml.MarkedYAMLError, text: str) -> tuple[int, str] | None:
    """The last full-width sign between where the parser began to doubt and where it gave up."""
    lines = [mark.line for mark in (problem.problem_mark, problem.context_mark) if mark]
    near = range(min(lines), max(lines) + 2) if lines else range(0)
    return next((slip for slip in reversed([*wide_slips(text)]) if slip[0] in near), None)


def _indent(text: str, line: int) -> str:
    """What stands before the first sign of that line (from 0); a list's dash counts as indent."""
    row = next(iter(text.splitlines()[line:]), "")
    return row[: len(row) - len(row.lstrip(" \t-"))]


def _walk(node: Any, place: Place, walked: _Walked, flow: bool = False) -> None:
    walked.lines.setdefault(place, node.start_mark.line + 1)
    if len(walked.lines) > MOST_PLACES:  # a few references to references unfold to millions
        raise RecursionError
    if isinstance(node, yaml.MappingNode):
        _walk_mapping(node, place, walked)
    elif isinstance(node, yaml.SequenceNode):
        for i, child in enumerate(node.value):
            _walk(child, (*place, i), walked, bool(node.flow_style))
    elif not node.style:  # in quotes it is meant as it stands
        words = joined_words(place, flow, str(node.value))
        walked.joined += [(node.start_mark.line + 1, words)] if words else []


def _walk_mapping(node: Any, place: Place, walked: _Walked) -> None:
    for key, value in node.value:
        inner = (*place, str(key.value))
        if inner in walked.lines:
            walked.doubled.append((str(key.value), key.start_mark.line + 1))
        walked.lines[inner] = key.start_mark.line + 1
        _walk(value, inner, walked)
