"""YAML files with the line of every key, so that a mistake can be shown where it stands."""

from copy import deepcopy
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

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
    except FileNotFoundError:
        return Mistake(name, 1, "the file is missing; copy it from the starter config")
    except (OSError, UnicodeDecodeError) as problem:
        return Mistake(name, 1, f"cannot be read ({problem}); save it as UTF-8 text")
    if not text.strip():
        return Mistake(
            name, 1, "the file is empty; bring it back, or copy it from the starter config"
        )
    return parse_yaml(text, name)


def parse_yaml(text: str, name: str) -> YamlDocument | Mistake:
    if any(text.count(begin) - text.count(end) > MOST_OPEN for begin, end in ("[]", "{}")):
        return Mistake(name, 1, f"over {MOST_OPEN} brackets have no end; mend or undo it")
    try:
        data, lines, doubled = _parsed(text)
        data = deepcopy(data)
    except RecursionError:
        return Mistake(name, 1, "is nested too deeply, or refers to itself; mend or undo it")
    except yaml.MarkedYAMLError as problem:
        return _syntax(problem, name, text)
    except (yaml.YAMLError, ValueError) as problem:
        return Mistake(name, 1, f"is not YAML ({str(problem).splitlines()[0]}); mend or undo it")
    if doubled:
        return Mistake(name, doubled[1], f"the key {doubled[0]!r} stands twice; keep one of them")
    return YamlDocument(name, {} if data is None else data, lines)


@lru_cache(maxsize=64)
def _parsed(text: str) -> tuple[Any, dict[Place, int], tuple[str, int] | None]:
    """Data, lines, and the first key that stands twice. Kept, since all of config is read again when one
    file of it changes."""
    lines: dict[Place, int] = {}
    node = yaml.compose(text, Loader=Loader)
    data = yaml.load(text, Loader=Loader)
    doubled = _walk(node, (), lines) if node else None
    return data, lines, doubled


def _syntax(problem: yaml.MarkedYAMLError, name: str, text: str) -> Mistake:
    mark = problem.problem_mark or problem.context_mark
    if mark and "\t" in _indent(text, mark.line):
        words = "a tab stands in this line's indent; write spaces instead"
        return Mistake(name, mark.line + 1, words)
    what = problem.problem or problem.context or "cannot be read"
    mend = "quote texts that hold a colon or begin with a sign, and indent with spaces"
    return Mistake(name, mark.line + 1 if mark else 1, f"{what}; {mend}")


def _indent(text: str, line: int) -> str:
    """What stands before the first sign of that line (from 0); a list's dash counts as indent."""
    row = next(iter(text.splitlines()[line:]), "")
    return row[: len(row) - len(row.lstrip(" \t-"))]


def _walk(node: Any, place: Place, lines: dict[Place, int]) -> tuple[str, int] | None:
    """Note every place's line; the first key that stands twice in one mapping is returned."""
    lines.setdefault(place, node.start_mark.line + 1)
    if len(lines) > MOST_PLACES:  # a few references to references unfold to millions
        raise RecursionError
    if isinstance(node, yaml.MappingNode):
        return _walk_mapping(node, place, lines)
    if isinstance(node, yaml.SequenceNode):
        walked = (_walk(child, (*place, i), lines) for i, child in enumerate(node.value))
        return next((found for found in list(walked) if found), None)
    return None


def _walk_mapping(node: Any, place: Place, lines: dict[Place, int]) -> tuple[str, int] | None:
    found = None
    for key, value in node.value:
        inner = (*place, str(key.value))
        if inner in lines:
            found = found or (str(key.value), key.start_mark.line + 1)
        lines[inner] = key.start_mark.line + 1
        found = _walk(value, inner, lines) or found
    return found
