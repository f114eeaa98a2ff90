"""Memories, threads and lessons as the pages show them: times in her zone, provenance in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from agent.desk.frame import zone_of
from agent.desk.tools import DeskTools
from agent.desk.whens import When, moment, when
from agent.desk.why import number, web_address
from agent.desk.words import named, word
from agent.text.scripts import language_of

Told = Mapping[str, Any]


@dataclass(frozen=True)
class From:
    """Where a memory comes from, in words; `link` leads there, if there is a place to go."""

    words: str
    link: str = ""


@dataclass(frozen=True)
class MemoryRow:
    """One memory. `parts` says what each way of looking gave it, where it was searched for."""

    id: int
    kind: str
    text: str
    language: str
    about: str
    speaker: str
    at: When | None
    noted: When | None
    came: From
    status: str
    pinned: bool
    trusted: bool
    uses: int
    score: str = ""
    parts: tuple[tuple[str, str], ...] = ()
    until: When | None = None


@dataclass(frozen=True)
class Move:
    """One step of a thread; `text` is the post that made it."""

    became: str
    at: When | None
    by: str
    text: str
    language: str
    link: str


@dataclass(frozen=True)
class ThreadRow:
    memory: MemoryRow
    kind: str
    state: str
    rests: When | None
    stale: bool
    moves: tuple[Move, ...]

    @property
    def open(self) -> bool:
        return self.state in ("open", "taken_up")


@dataclass(frozen=True)
class LessonRow:
    memory: MemoryRow
    code: str
    strength: int
    """0..100 of the most that a lesson can weigh."""
    count: int
    givers: tuple[str, ...]
    given: When | None
    tripped: When | None
    kept: int
    muted: bool


@dataclass(frozen=True)
class Teacher:
    name: str
    count: int
    muted: bool


@dataclass(frozen=True)
class Month:
    name: str
    rows: list[MemoryRow] = field(default_factory=list)


def memory(desk: DeskTools, persona: str, told: Told) -> MemoryRow:
    text = str(told.get("text") or "")
    parts = told.get("parts") if isinstance(told.get("parts"), dict) else {}
    return MemoryRow(
        id=int(told["id"]), kind=str(told.get("kind", "")), text=text, language=language_of(text),
        about=str(told.get("about") or ""), speaker=str(told.get("speaker") or ""),
        at=_when(desk, persona, told.get("happened_at")), noted=_when(desk, persona, told.get("recorded_at")),
        came=_came(told), status=str(told.get("status") or "active"), pinned=bool(told.get("pinned")),
        trusted=bool(told.get("trusted", True)), uses=int(told.get("uses") or 0),
        score=number(told.get("score"), 2) if told.get("score") is not None else "",
        parts=tuple((name, number(gave, 2)) for name, gave in (parts or {}).items() if gave),
        until=_when(desk, persona, told.get("held_until")),
    )  # fmt: skip


def thread(desk: DeskTools, persona: str, told: Told) -> ThreadRow:
    return ThreadRow(
        memory=memory(desk, persona, told["memory"]),
        kind=str(told.get("kind") or "wish"),
        state=str(told.get("state") or "open"),
        rests=_when(desk, persona, told.get("rests_until")),
        stale=bool(told.get("stale")),
        moves=tuple(_move(desk, persona, row) for row in told.get("moves", ())),
    )


def lesson(desk: DeskTools, persona: str, told: Told) -> LessonRow:
    return LessonRow(
        memory=memory(desk, persona, told["memory"]),
        code=str(told.get("code") or ""),
        strength=round(100 * min(1.0, float(told.get("strength") or 0))),
        count=int(told.get("count") or 0),
        givers=tuple(str(name) for name in told.get("givers", ())),
        given=_when(desk, persona, told.get("last_given_at")),
        tripped=_when(desk, persona, told.get("last_tripped_at")),
        kept=int(told.get("kept") or 0),
        muted=bool(told.get("muted")),
    )


def teachers(told: Told) -> list[Teacher]:
    return [
        Teacher(str(row["name"]), int(row["count"]), bool(row["muted"]))
        for row in told.get("teachers", ())
    ]


def by_month(rows: Sequence[MemoryRow]) -> list[Month]:
    """Rows in their order, under the months that they fell in."""
    grouped = groupby(rows, key=lambda row: _month(row.at))
    return [Month(name, list(inside)) for name, inside in grouped]


def _month(at: When | None) -> str:
    if at is None:
        return ""
    year, month = at.iso[:4], int(at.iso[5:7])
    return word("memory.month", month=word(f"month.{month}"), year=year)


def _move(desk: DeskTools, persona: str, told: Told) -> Move:
    text = str(told.get("text") or "")
    draft = told.get("draft")
    return Move(
        became=str(told.get("became") or ""),
        at=_when(desk, persona, told.get("at")),
        by=str(told.get("by") or ""),
        text=text,
        language=language_of(text),
        link=f"/drafts/{draft}" if isinstance(draft, int) else "",
    )


def _came(told: Told) -> From:
    """A post leads to its draft, news to its source; a file is named."""
    source, given = str(told.get("source") or ""), told.get("provenance")
    provenance: Mapping[str, Any] = given if isinstance(given, dict) else {}
    by = str(provenance.get("approved_by") or provenance.get("by") or "")
    draft = str(provenance.get("draft") or "")
    if "file" in provenance:
        return From(word("memory.from.file", file=provenance["file"]))
    if web_address(provenance.get("url")):
        return From(word("memory.from.news"), web_address(provenance.get("url")))
    place = source.partition(":")[0].partition("#")[0]
    words = named("memory.from", place)
    if by:
        words = word("memory.from.by", place=words, by=by)
    return From(words, f"/drafts/{draft}" if draft.isdigit() else "")


def _when(desk: DeskTools, persona: str, value: Any) -> When | None:
    found = moment(value) if value else None
    zone = zone_of(desk.personas(), persona)
    return when(found, desk.clocks.world.now(), zone) if found else None
