"""A week of moments: what is planned, what waits, what was posted, kept silent or missed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Row, and_, select

from agent.database.tables import drafts, slots
from agent.desk.frame import marked_name, zone_of
from agent.desk.tools import DeskTools
from agent.desk.whens import When, when
from agent.schedule.slots import next_free

DAYS = 7
_OF_A_DRAFT = {
    "pending": "waiting", "approved": "approved", "published": "posted",
    "rejected": "rejected", "expired": "expired",
}  # fmt: skip


@dataclass(frozen=True)
class Cell:
    """One moment; `state` is a key under moment. in the catalog, `draft` 0 where none was written."""

    at: When
    clock: str
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


def week(tools: DeskTools, first: date, persona: str = "") -> tuple[Day, ...]:
    """Seven days from `first`, each moment on the day that it is where its persona lives."""
    cells = [_cell(tools, row) for row in _rows(tools, first, persona)]
    today = {
        tools.clocks.world.now().astimezone(zone_of(tools.personas(), name)).date()
        for name in tools.personas()
    }
    days = [first + timedelta(days=number) for number in range(DAYS)]
    return tuple(
        Day(day, day in today, tuple(cell for cell in cells if cell.at.iso[:10] == day.isoformat()))
        for day in days
    )


def next_moment(tools: DeskTools, persona: str) -> When | None:
    """The first moment of hers for which nothing is written yet."""
    now = tools.clocks.world.now()
    slot = next_free(tools.database, persona, now)
    return when(slot.speak_at, now, zone_of(tools.personas(), persona)) if slot else None


def _rows(tools: DeskTools, first: date, persona: str) -> Sequence[Row[Any]]:
    """Slots with the latest draft of each, and drafts that stand in no slot."""
    start = datetime.combine(first, time(), UTC) - timedelta(days=1)
    end = start + timedelta(days=DAYS + 2)
    told = (
        drafts.c.id.label("draft"),
        drafts.c.status.label("became"),
        drafts.c.text,
        drafts.c.language,
    )
    mine = and_(drafts.c.slot_id == slots.c.id, drafts.c.status != "superseded")
    in_slots = (
        select(
            slots.c.persona,
            slots.c.speak_at,
            slots.c.status,
            slots.c.why,
            drafts.c.speak_at.label("moved_to"),
            *told,
        )
        .join_from(slots, drafts, mine, isouter=True)
        .where(slots.c.speak_at.between(start, end))
    )
    alone = select(drafts.c.persona, drafts.c.speak_at, *told).where(
        drafts.c.slot_id.is_(None),
        drafts.c.speak_at.between(start, end),
        drafts.c.status != "superseded",
    )
    with tools.database.read.connect() as connection:
        found = [*connection.execute(in_slots), *connection.execute(alone)]
    return sorted((row for row in found if persona in ("", row.persona)), key=_at)


def _at(row: Row[Any]) -> datetime:
    at: datetime = getattr(row, "moved_to", None) or row.speak_at
    return at


def _cell(tools: DeskTools, row: Row[Any]) -> Cell:
    personas, now = tools.personas(), tools.clocks.world.now()
    at = when(_at(row), now, zone_of(personas, row.persona))
    return Cell(
        at=at, clock=at.iso[11:16], name=marked_name(personas, row.persona), persona=row.persona,
        state=_state(row._mapping, at.past), draft=row.draft or 0, text=(row.text or "")[:60],
        language=row.language or "", why=getattr(row, "why", ""),
    )  # fmt: skip


def _state(row: Mapping[Any, Any], past: bool) -> str:
    if row["draft"]:
        known = _OF_A_DRAFT.get(row["became"], "waiting")
        return "late" if known == "waiting" and past else known
    status = str(row["status"])
    return "given" if status == "dropped" else "missed" if status == "drafted" else status
