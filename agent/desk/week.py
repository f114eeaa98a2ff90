"""A week of moments: what is planned, what waits, what was posted, kept silent or missed."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Row, and_, exists, literal, select

from agent.database.tables import drafts, slots
from agent.desk.frame import marked_name, place_of, zone_of
from agent.desk.tools import DeskTools
from agent.desk.whens import When, when
from agent.schedule.slots import next_free

DAYS = 7
MOST = 12
"""So many moments of a day are shown."""
ROWS = 2000
_OF_A_DRAFT = {
    "pending": "waiting", "approved": "approved", "published": "posted",
    "rejected": "rejected", "expired": "expired",
}  # fmt: skip


@dataclass(frozen=True)
class Cell:
    """One moment; `state` is a key under moment. in the catalog, `draft` 0 where none was written."""

    at: When
    clock: str
    place: str
    """Whose clock it is, where there are several."""
    name: str
    persona: str
    state: str
    draft: int
    text: str
    language: str
    why: str


@dataclass(frozen=True)
class Day:
    day: date
    today: bool
    cells: tuple[Cell, ...]
    more: int = 0
    """How many moments of the day are not shown."""


def week(tools: DeskTools, first: date, persona: str = "") -> tuple[Day, ...]:
    """Seven days from `first`, each moment on the day that it is where its persona lives."""
    now, personas = tools.clocks.world.now(), tools.personas()
    today = {now.astimezone(zone_of(personas, name)).date() for name in personas}
    of_day: dict[date, list[Row[Any]]] = defaultdict(list)
    for row in _rows(tools, first, persona):
        of_day[row.speak_at.astimezone(zone_of(personas, row.persona)).date()].append(row)
    return tuple(
        _day(tools, day, day in today, of_day[day])
        for day in (first + timedelta(days=number) for number in range(DAYS))
    )


def _day(tools: DeskTools, day: date, today: bool, rows: Sequence[Row[Any]]) -> Day:
    cells = tuple(_cell(tools, row) for row in rows[:MOST])
    return Day(day, today, cells, len(rows) - len(cells))


def next_moment(tools: DeskTools, persona: str) -> When | None:
    """The first moment of hers for which nothing is written yet."""
    now = tools.clocks.world.now()
    slot = next_free(tools.database, persona, now)
    return when(slot.speak_at, now, zone_of(tools.personas(), persona)) if slot else None


def _rows(tools: DeskTools, first: date, persona: str) -> Sequence[Row[Any]]:
    """Drafts by their time, and slots for which none was written; in order."""
    start = datetime.combine(first, time(), UTC) - timedelta(days=1)
    end = start + timedelta(days=DAYS + 2)
    mine = and_(drafts.c.slot_id == slots.c.id, drafts.c.status != "superseded")
    written = select(
        drafts.c.persona, drafts.c.speak_at, drafts.c.id.label("draft"), drafts.c.status, drafts.c.text,
        drafts.c.language, literal("").label("why"),
    ).where(drafts.c.speak_at.between(start, end), drafts.c.status != "superseded")  # fmt: skip
    unwritten = select(
        slots.c.persona, slots.c.speak_at, literal(0).label("draft"), slots.c.status, literal("").label("text"),
        literal("").label("language"), slots.c.why,
    ).where(slots.c.speak_at.between(start, end), ~exists().where(mine))  # fmt: skip
    if persona:
        written = written.where(drafts.c.persona == persona)
        unwritten = unwritten.where(slots.c.persona == persona)
    with tools.database.read.connect() as connection:
        found = [
            *connection.execute(written.order_by(drafts.c.speak_at).limit(ROWS)),
            *connection.execute(unwritten.order_by(slots.c.speak_at).limit(ROWS)),
        ]
    return sorted(found, key=lambda row: row.speak_at)


def _cell(tools: DeskTools, row: Row[Any]) -> Cell:
    personas, now = tools.personas(), tools.clocks.world.now()
    at = when(row.speak_at, now, zone_of(personas, row.persona))
    return Cell(
        at=at, clock=at.iso[11:16], place=place_of(personas, row.persona),
        name=marked_name(personas, row.persona), persona=row.persona,
        state=_state(row, at.past), draft=row.draft, text=row.text[:60], language=row.language,
        why=row.why,
    )  # fmt: skip


def _state(row: Row[Any], past: bool) -> str:
    if row.draft:
        known = _OF_A_DRAFT.get(row.status, "waiting")
        return "late" if known == "waiting" and past else known
    return str({"dropped": "given", "drafted": "missed"}.get(row.status, row.status))
