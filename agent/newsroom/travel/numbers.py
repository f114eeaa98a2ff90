"""Which numbers her rows bear in a home that has numbered its own, mapped wherever they are cited. Pure."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from memory.keep.lines import PARTS

Rows = Mapping[str, list[dict[str, Any]]]
CITES: Mapping[str, Mapping[str, str]] = {
    "drafts": {"id": "drafts"},
    "revisions": {"id": "revisions", "draft_id": "drafts"},
    "flags": {"id": "flags", "draft_id": "drafts"},
    "decisions": {"id": "decisions", "draft_id": "drafts"},
    "variants": {"id": "variants", "draft_id": "drafts"},
    "attachments": {"id": "attachments", "draft_id": "drafts"},
    "posts": {"id": "posts", "draft_id": "drafts"},
    "deliveries": {"id": "deliveries", "post_id": "posts"},
    "amendments": {"delivery_id": "deliveries"},
    "carried": {"delivery_id": "deliveries"},
    "tellings": {"id": "tellings"},
    "remarks": {"id": "remarks", "post_id": "posts"},
    "stayed": {"post_id": "posts"},
}
"""Table → column → the table whose number it holds."""
OF_MEMORIES = {
    "drafts": ("closes_thread", "takes_up_thread"), "tellings": ("memory_id",), "remarks": ("memory_id",),
}  # fmt: skip
NAMED = {
    "draft": "drafts", "post": "posts", "after": "posts", "decision": "decisions", "told": "tellings",
    "heard": "remarks", "delivery": "deliveries", "thread:post": "posts",
}  # fmt: skip
"""How numbers are written in sources, subjects and keys: "post:12"."""
_NAMED = re.compile(rf"^({'|'.join(NAMED)}):(\d+)")
_STORY = re.compile(r"^story:(?=\d)")
_OF_STORIES = ("story_id", "saga_id")


@dataclass(frozen=True)
class Numbers:
    """Table → number in the pack → number here; `memories` once they are in."""

    of: Mapping[str, Mapping[int, int]]
    memories: Mapping[int, int] = field(default_factory=dict)

    def at(self, table: str, number: int) -> int:
        return self.of.get(table, {}).get(number, number)

    def memory(self, number: Any) -> Any:
        return self.memories.get(number, number) if isinstance(number, int) else number

    def word(self, said: str) -> str:
        """ "post:12", whatever stands behind it, with the number that it bears here."""
        found = _NAMED.match(said)
        if found is None:
            return _STORY.sub("story-elsewhere:", said)
        number = self.at(NAMED[found[1]], int(found[2]))
        return f"{found[1]}:{number}{said[found.end() :]}"


def drawn(rows: Rows, last: Mapping[str, int]) -> Numbers:
    """In their order behind the last that each table here has given out; a table without any keeps them."""
    of: dict[str, dict[int, int]] = {}
    for table, highest in last.items():
        ids = sorted(row["id"] for row in rows.get(table, []) if "id" in row)
        of[table] = {old: highest + place for place, old in enumerate(ids, 1)} if highest else {}
    return Numbers(of)


def renumbered(rows: Rows, numbers: Numbers, name: str) -> dict[str, list[dict[str, Any]]]:
    """All rows as they stand here, as those of the persona called `name`."""
    return {
        table: [_row(table, row, numbers, name) for row in given] for table, given in rows.items()
    }


def _row(table: str, row: Mapping[str, Any], numbers: Numbers, name: str) -> dict[str, Any]:
    made = dict(row)
    for column, other in CITES.get(table, {}).items():
        if made.get(column) is not None:
            made[column] = numbers.at(other, made[column])
    for column in OF_MEMORIES.get(table, ()):
        made[column] = numbers.memory(made.get(column))
    if "persona" in made:
        made["persona"] = name
    if table == "audit":
        made["subject"] = numbers.word(made["subject"])
    if table == "drafts":
        made["trace"] = _trace(made["trace"], numbers)
    return made


def _trace(trace: Mapping[str, Any], numbers: Numbers) -> dict[str, Any]:
    """What it cites, by the numbers here; stories stayed where they were told."""
    made = dict(trace)
    made["memories"] = [
        {**each, "id": numbers.memory(each.get("id"))} for each in trace.get("memories") or []
    ]
    for key in ("open_threads", "lessons"):
        if isinstance(trace.get(key), list):
            made[key] = [numbers.memory(each) for each in trace[key]]
    if trace.get("changes") is not None:
        made["changes"] = numbers.memory(trace["changes"])
    made["candidates"] = [_candidate(each, numbers) for each in trace.get("candidates") or []]
    if isinstance(trace.get("occasion"), dict):
        made["occasion"] = _occasion(trace["occasion"], numbers)
    return made


def _candidate(given: Mapping[str, Any], numbers: Numbers) -> dict[str, Any]:
    return {
        key: numbers.memory(value) if key in ("closes_thread", "takes_up") else value
        for key, value in given.items()
    }


def _occasion(given: Mapping[str, Any], numbers: Numbers) -> dict[str, Any]:
    made = {**given, **{key: None for key in _OF_STORIES if key in given}}
    for key in ("thread_id", "memory_id"):
        if key in made:
            made[key] = numbers.memory(made[key])
    if made.get("key"):
        made["key"] = numbers.word(str(made["key"]))
    return made


def renamed_lines(lines: Iterable[str], numbers: Numbers, old: str, name: str) -> list[str]:
    """Her memories as lines, their sources by the numbers here; the first line says only what follows."""
    first, *rest = lines
    return [first, *(_line(line, numbers, old, name) for line in rest if line.strip())]


def _line(line: str, numbers: Numbers, old: str, name: str) -> str:
    told = json.loads(line)
    if told.get("persona") == old:
        told["persona"] = name
        told["source"] = numbers.word(str(told["source"]))
    provenance = told.get("provenance") or {}
    told["provenance"] = {key: _cited(key, value, numbers) for key, value in provenance.items()}
    for part in PARTS:
        if part.name in told:
            told[part.name] = _part(told[part.name], numbers)
    return json.dumps(told, ensure_ascii=False)


def _part(given: Any, numbers: Numbers) -> Any:
    """Wherever a part says by what: "opened_by", "used_by", "source"."""
    if isinstance(given, list):
        return [_part(each, numbers) for each in given]
    return {
        key: numbers.word(value) if isinstance(value, str) else value
        for key, value in given.items()
    }


def _cited(key: str, value: Any, numbers: Numbers) -> Any:
    table = NAMED.get(key)
    plain = table is not None and isinstance(value, str) and value.isdecimal()
    return str(numbers.at(table, int(value))) if plain and table else value
