"""A rhythm that speaks once an evening in Shanghai, and slots put by hand."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import insert, select

from agent.database import Database
from agent.database.tables import drafts, slots
from agent.types.persona import Rhythm
from tests.conftest import NOON

PutSlot = Callable[..., int]


@pytest.fixture
def rhythm() -> Rhythm:
    return Rhythm(zone="Asia/Shanghai", windows=("20:00-23:00",), lead_hours=6)


@pytest.fixture
def put(database: Database) -> PutSlot:
    """Put a slot: `speak` and `write` are hours from noon."""
    dates = (date(2026, 1, 1) + timedelta(days=ahead) for ahead in range(1000))

    def _put(speak: float = 5, write: float = -1, persona: str = "yuri", **more: Any) -> int:
        times = {"speak_at": hours(speak), "write_at": hours(write)}
        row = {"persona": persona, "local_date": next(dates), "position": 1, **times, **more}
        with database.write.begin() as connection:
            made = connection.execute(insert(slots).values(row).returning(slots.c.id))
            return int(made.scalar_one())

    return _put


def hours(ahead: float) -> datetime:
    return NOON + timedelta(hours=ahead)


def put_draft(database: Database, slot_id: int, status: str = "pending", thread: str = "t") -> None:
    row = {
        "persona": "yuri", "origin": "slot", "occasion": "thought", "status": status,
        "thread": thread, "text": "灯还亮着。", "language": "zh", "slot_id": slot_id,
        "persona_version": "v", "trace": {}, "created_at": NOON, "created_wall": NOON,
    }  # fmt: skip
    with database.write.begin() as connection:
        connection.execute(insert(drafts).values(row))


def rows(database: Database) -> list[Any]:
    with database.read.connect() as connection:
        return list(connection.execute(select(slots).order_by(slots.c.speak_at)))


def status_of(database: Database, slot_id: int) -> str:
    return next(str(row.status) for row in rows(database) if row.id == slot_id)
