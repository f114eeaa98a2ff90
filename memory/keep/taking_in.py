"""Taking exported memories in: all of a file or nothing, and what is here already stays as it is."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, func, insert, select

from memory import ledger
from memory.errors import ImportWrong
from memory.keep import marks
from memory.keep.lines import COLUMNS, HEAD, PARTS, Wrong, cited, read_line
from memory.tables import memories

MOST_MISTAKES = 20
MEND = "write the whole file again: selfsame memory export FILE"


@dataclass(frozen=True)
class Taken:
    """The ids that came in; how many were here already just so; and those that were here with other
    words, as file:line, which stayed as they were."""

    came: list[int]
    same: int
    other: list[str]


@dataclass
class _File:
    """A file as far as it was read; memories by the numbers that they bear in it, with their lines."""

    name: str
    found: dict[int, dict[str, Any]] = field(default_factory=dict)
    lines: dict[int, int] = field(default_factory=dict)
    sources: dict[tuple[str, str], int] = field(default_factory=dict)
    mistakes: list[str] = field(default_factory=list)

    def wrong(self, line: int, words: str) -> None:
        self.mistakes.append(f"{self.name}:{line}: {words}")


def take_in(connection: Connection, lines: Iterable[str], name: str) -> Taken:
    """Numbers are kept where they are free, and mapped wherever they are cited.
    Raises ImportWrong with every mistake, each as file:line: what; mend."""
    file = _read(lines, name)
    _check_cited(file)
    if file.mistakes:
        told = file.mistakes[:MOST_MISTAKES]
        raise ImportWrong("\n".join(told), "nothing was taken in; mend these lines, or export anew")
    here = _here(connection, file)
    numbers = _numbers(connection, file, here)
    new = [number for number in file.found if number not in here]
    _write(connection, file, new, numbers)
    other = _other(connection, file, here)
    came = sorted(numbers[number] for number in new)
    return Taken(came, len(here) - len(other), other)


def _other(connection: Connection, file: _File, here: Mapping[int, int]) -> list[str]:
    """A tombstone has no words that could differ: forgetting here holds."""
    known = ledger.fetch(connection, here.values())
    return [
        f"{file.name}:{file.lines[number]}"
        for number, there in here.items()
        if known[there].text != file.found[number]["text"] and known[there].status != "forgotten"
    ]


def _read(lines: Iterable[str], name: str) -> _File:
    file = _File(name)
    rows = enumerate((line.rstrip("\r\n") for line in lines), start=1)
    _, first = next(rows, (1, ""))
    if _head(first) != HEAD:
        file.wrong(1, f"says not that memories follow; {MEND}")
        return file
    for number, line in rows:
        if not line.strip():
            continue
        try:
            _keep(file, read_line(line), number)
        except Wrong as problem:
            file.wrong(number, str(problem))
    return file


def _head(line: str) -> Any:
    try:
        return json.loads(line)
    except ValueError:
        return None


def _keep(file: _File, found: dict[str, Any], line: int) -> None:
    number, source = found["id"], (found["persona"], found["source"])
    if number in file.found:
        raise Wrong(f"id {number} stands in line {file.lines[number]} already; keep one of them")
    if source in file.sources:
        first = file.sources[source]
        raise Wrong(f"source {source[1]!r} stands in line {first} already; keep one of them")
    _check_parts(found)
    file.found[number], file.lines[number], file.sources[source] = found, line, line


def _check_parts(found: Mapping[str, Any]) -> None:
    """Rows that hang on others, and rows that say the same twice."""
    for part, needs in (("moves", "thread"), ("evidence", "belief"), ("givings", "lesson")):
        if found[part] and not found[needs]:
            raise Wrong(f"{part} without a {needs}; add the {needs}, or take them out")
    for part, keys in (
        ("used", ("used_by",)),
        ("evidence", ("evidence_id",)),
        ("givings", ("source",)),
    ):
        told = [tuple(row[key] for key in keys) for row in found[part]]
        if len(set(told)) < len(told):
            raise Wrong(f"{part} says the same twice; keep it once")


def _check_cited(file: _File) -> None:
    for number, found in file.found.items():
        for other in cited(found):
            if other not in file.found:
                words = f"cites memory {other}, which is not in this file"
                file.wrong(file.lines[number], f"{words}; {MEND}")


def _here(connection: Connection, file: _File) -> dict[int, int]:
    """Those that this home has already, by their number in the file."""
    here: dict[int, int] = {}
    for number, found in file.found.items():
        known = ledger.find(connection, found["persona"], found["source"])
        if known is not None:
            here[number] = known
    return here


def _numbers(connection: Connection, file: _File, here: Mapping[int, int]) -> dict[int, int]:
    """Which number each memory of the file bears in this home."""
    new = [number for number in file.found if number not in here]
    taken = set(ledger.fetch(connection, new))
    last = connection.execute(select(func.coalesce(func.max(memories.c.id), 0))).scalar_one()
    following = iter(range(max([last, *new]) + 1, 2**63))
    return {**here, **{number: next(following) if number in taken else number for number in new}}


def _write(connection: Connection, file: _File, new: list[int], numbers: Mapping[int, int]) -> None:
    rows = [
        {**{c.name: file.found[n][c.name] for c in COLUMNS}, "id": numbers[n], "uses": 0}
        for n in new
    ]
    if rows:
        connection.execute(insert(memories), rows)
    for part in PARTS:
        told = [
            _mapped(row, part.cites, numbers)
            | _owned(part.table.c, part.owner, file.found[n], numbers[n])
            for n in new
            for row in file.found[n][part.name]
        ]
        if told:
            connection.execute(insert(part.table), told)
    marks.recount(connection, [numbers[n] for n in new])


def _mapped(
    row: Mapping[str, Any], cites: tuple[str, ...], numbers: Mapping[int, int]
) -> dict[str, Any]:
    return {
        key: numbers[value] if key in cites and value is not None else value
        for key, value in row.items()
    }


def _owned(columns: Any, owner: str, found: Mapping[str, Any], number: int) -> dict[str, Any]:
    return {owner: number, **({"persona": found["persona"]} if "persona" in columns else {})}
