"""A memory with all that belongs to it as one line of JSON, read off the ledger's tables and back."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, get_args

from sqlalchemy import JSON, Boolean, Column, Float, Integer, String, Table

from memory.tables import (
    UtcDateTime,
    belief_evidence,
    beliefs,
    lesson_givings,
    lessons,
    memories,
    memory_uses,
    thread_moves,
    threads,
)
from memory.types import Kind, Status, ThreadKind, ThreadState

VERSION = 1
HEAD = {"selfsame": "memory", "version": VERSION}
OWN = {"indexed_as", "uses"}
"""Columns that the home keeps for itself, or counts again."""


@dataclass(frozen=True)
class Part:
    """Rows of a table that belong to a memory: at most one, or `many`; `owner` is the column that says
    whose, and `cites` those that hold the numbers of other memories."""

    name: str
    table: Table
    owner: str
    many: bool = True
    cites: tuple[str, ...] = ()

    @property
    def columns(self) -> list[Column[Any]]:
        left_out = {"id", self.owner, "persona"}
        return [column for column in self.table.columns if column.name not in left_out]


PARTS = (
    Part("used", memory_uses, "memory_id"),
    Part("thread", threads, "memory_id", many=False),
    Part("moves", thread_moves, "memory_id"),
    Part("belief", beliefs, "memory_id", many=False, cites=("supersedes",)),
    Part("evidence", belief_evidence, "belief_id", cites=("evidence_id",)),
    Part("lesson", lessons, "memory_id", many=False),
    Part("givings", lesson_givings, "lesson_id"),
)
COLUMNS = [column for column in memories.columns if column.name not in OWN]
CHOICES = {
    memories.c.kind: get_args(Kind),
    memories.c.status: get_args(Status),
    threads.c.kind: get_args(ThreadKind),
    threads.c.state: get_args(ThreadState),
}
Row = Mapping[str, Any]


class Wrong(ValueError):
    """What is wrong with a line and what to do about it, without the place."""


def line_of(memory: Row, parts: Mapping[str, list[Row]]) -> str:
    """Parts that hold nothing are left out."""
    told: dict[str, Any] = {c.name: _plain(memory[c.name]) for c in COLUMNS}
    for part in PARTS:
        rows = [{c.name: _plain(row[c.name]) for c in part.columns} for row in parts[part.name]]
        if rows:
            told[part.name] = rows if part.many else rows[0]
    return json.dumps(told, ensure_ascii=False)


def read_line(line: str) -> dict[str, Any]:
    """The memory's columns, and under each part's name a list of rows. Raises Wrong."""
    told = _object(line)
    names = {column.name for column in COLUMNS}
    found = _columns(told, COLUMNS, "", names | {part.name for part in PARTS})
    for part in PARTS:
        found[part.name] = [_row(row, part) for row in _rows(told, part)]
    return found


def _rows(told: Row, part: Part) -> list[Any]:
    if part.name not in told:
        return []
    given = told[part.name]
    if part.many and not isinstance(given, list):
        raise Wrong(f"{part.name} is no list; write [ … ]")
    return list(given) if part.many else [given]


def _object(line: str) -> dict[str, Any]:
    try:
        told = json.loads(line, parse_constant=_no_number)
    except ValueError as problem:
        raise Wrong(f"is no JSON ({problem}); restore the line as it was exported") from problem
    if not isinstance(told, dict):
        raise Wrong("is no JSON object; restore the line as it was exported")
    return told


def _no_number(said: str) -> None:
    raise ValueError(f"{said} is no number")


def _row(row: Any, part: Part) -> dict[str, Any]:
    if not isinstance(row, dict):
        raise Wrong(f"{part.name} holds something that is no object; write {{ … }}")
    return _columns(row, part.columns, f"{part.name}.", {c.name for c in part.columns})


def _columns(
    told: Mapping[str, Any], columns: list[Column[Any]], where: str, known: set[str]
) -> dict[str, Any]:
    unknown = sorted(set(told) - known)
    if unknown:
        raise Wrong(f"nothing is called {where}{unknown[0]}; take it out")
    for column in columns:
        if column.name not in told:
            raise Wrong(f"{where}{column.name} is missing; add it")
    return {column.name: _value(told[column.name], column, where) for column in columns}


def _value(value: Any, column: Column[Any], where: str) -> Any:
    name = f"{where}{column.name}"
    if value is None:
        if column.nullable:
            return None
        raise Wrong(f"{name} is empty; write what belongs there")
    read, wish = next(how for kind, how in READERS.items() if isinstance(column.type, kind))
    try:
        found = read(value, column)
    except (ValueError, TypeError, OverflowError) as problem:
        raise Wrong(f"{name} is {_short(value)}; write {wish}") from problem
    if column in CHOICES and found not in CHOICES[column]:
        raise Wrong(f"{name} is {_short(value)}; write one of {', '.join(CHOICES[column])}")
    return found


def _text(value: Any, column: Column[Any]) -> str:
    longest = getattr(column.type, "length", None)
    if not isinstance(value, str) or (longest and len(value) > longest):
        raise ValueError
    value.encode()  # half a surrogate pair can be in JSON, but in no database
    return value


def _number(value: Any, column: Column[Any]) -> int:
    if type(value) is not int or not 0 <= value < 2**63:
        raise ValueError
    return value


def _yes_or_no(value: Any, column: Column[Any]) -> bool:
    if not isinstance(value, bool):
        raise ValueError
    return value


def _measure(value: Any, column: Column[Any]) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError
    return float(value)


def _time(value: Any, column: Column[Any]) -> datetime:
    at = datetime.fromisoformat(value)
    if at.tzinfo is None:
        raise ValueError
    return at


def _mapping(value: Any, column: Column[Any]) -> dict[str, str]:
    if not isinstance(value, dict) or not all(isinstance(each, str) for each in value.values()):
        raise ValueError
    return value


Reader = Callable[[Any, Column[Any]], Any]
READERS: dict[type, tuple[Reader, str]] = {
    UtcDateTime: (_time, "a time with its zone, such as 2026-03-11T04:00:00+00:00"),
    Boolean: (_yes_or_no, "true or false"),
    Integer: (_number, "a whole number"),
    Float: (_measure, "a number"),
    JSON: (_mapping, "an object of texts"),
    String: (_text, "a text that is not too long"),
}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value


def _short(value: Any) -> str:
    said = json.dumps(value, ensure_ascii=False)
    return said if len(said) <= 40 else f"{said[:37]}…"


def cited(found: Mapping[str, Any]) -> Iterator[int]:
    """The numbers of other memories in a line that was read."""
    for part in PARTS:
        for row in found[part.name]:
            yield from (row[name] for name in part.cites if row[name] is not None)
