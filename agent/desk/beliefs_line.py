"""Her beliefs as lines over time: one row for each chain of beliefs that took each other's place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from agent.desk.frame import zone_of
from agent.desk.tools import DeskTools
from agent.desk.whens import moment, when
from agent.desk.words import word

WIDTH, ROW, TOP, LEAST = 1000, 26, 24, 6
"""In the units of the drawing: its width, a row's height, room for the dates, the shortest bar."""
TICKS = 4


@dataclass(frozen=True)
class Bar:
    """One belief; `x` and `width` on a scale of 0 to 1000, `until` empty while she holds it."""

    id: int
    text: str
    x: int
    y: int
    width: int
    held: bool
    said: str


@dataclass(frozen=True)
class Tick:
    x: int
    words: str
    anchor: str


@dataclass(frozen=True)
class BeliefsLine:
    width: int
    height: int
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]


@dataclass(frozen=True)
class _Span:
    start: datetime
    end: datetime

    def at(self, day: datetime) -> int:
        return round(WIDTH * (day - self.start) / (self.end - self.start))


def beliefs_line(desk: DeskTools, persona: str, told: Sequence[Mapping[str, Any]]) -> BeliefsLine:
    """Newest chain first; without a belief that has a beginning there is nothing to draw."""
    now = desk.clocks.world.now()
    begun = {int(row["id"]): start for row in told if (start := moment(row.get("held_from")))}
    if not begun:
        return BeliefsLine(WIDTH, 0, (), ())
    span = _Span(min(*begun.values(), now - timedelta(days=7)), now)
    rows = _rows(told)
    bars = [
        _bar(desk, persona, row, rows[int(row["id"])], span) for row in told if int(row["id"]) in begun
    ]  # fmt: skip
    height = TOP + ROW * (1 + max(rows.values()))
    return BeliefsLine(WIDTH, height, tuple(bars), _ticks(desk, persona, span))


def _rows(told: Sequence[Mapping[str, Any]]) -> dict[int, int]:
    """The row of each belief: what took another's place stands in its line."""
    before = {int(row["id"]): row.get("supersedes") for row in told}
    first = {key: _first(key, before) for key in before}
    order = list(dict.fromkeys(first[int(row["id"])] for row in told))
    return {key: order.index(chain) for key, chain in first.items()}


def _first(key: int, before: Mapping[int, Any]) -> int:
    seen: set[int] = set()
    while isinstance(before.get(key), int) and before[key] in before and key not in seen:
        seen.add(key)
        key = before[key]
    return key


def _bar(desk: DeskTools, persona: str, row: Mapping[str, Any], place: int, span: _Span) -> Bar:
    start, end = moment(row.get("held_from")), moment(row.get("held_until"))
    assert start is not None
    x, until = span.at(start), span.at(min(end or span.end, span.end))
    return Bar(
        id=int(row["id"]), text=str(row.get("text") or ""), x=min(x, WIDTH - LEAST),
        y=TOP + ROW * place, width=max(LEAST, until - x), held=end is None,
        said=_said(desk, persona, start, end),
    )  # fmt: skip


def _said(desk: DeskTools, persona: str, start: datetime, end: datetime | None) -> str:
    zone, now = zone_of(desk.personas(), persona), desk.clocks.world.now()
    since = when(start, now, zone).words
    if end is None:
        return word("belief.line.since", since=since)
    return word("belief.line.span", since=since, until=when(end, now, zone).words)


def _ticks(desk: DeskTools, persona: str, span: _Span) -> tuple[Tick, ...]:
    zone = zone_of(desk.personas(), persona)
    days = [span.start + (span.end - span.start) * step / TICKS for step in range(TICKS + 1)]
    anchors = ("start", *("middle",) * (TICKS - 1), "end")
    return tuple(
        Tick(span.at(day), f"{day.astimezone(zone):%Y-%m-%d}", anchor)
        for day, anchor in zip(days, anchors, strict=True)
    )
