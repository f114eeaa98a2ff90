"""A persona, drafts and decisions to test with, all of them invented."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Table, insert, select

from agent.database import Database
from agent.database.tables import slots
from agent.review.queue import Decision, decide, hand_in
from agent.types.clocks import Clocks
from agent.types.persona import (
    Disclosure,
    Identity,
    Interest,
    Persona,
    PersonaFile,
    Release,
    Rhythm,
)
from agent.types.review import Draft, NewDraft, Verb
from agent.types.settings import ReviewSettings
from agent.types.speaking import Frames, Length, Voice
from agent.types.writing import Flag
from tests.conftest import NOON

REVIEW = ReviewSettings(undo_seconds=60, expire_hours=48)
EVENING = NOON + timedelta(hours=8)
DISCLOSURE = "AI 生成内容"
REFUSED = {"code": "banned", "severity": "refuse", "words": "says “buy now”", "single": False}
NOTED = {"code": "claim", "severity": "note", "words": "nobody checked this", "single": True}


def persona(
    name: str = "yuri",
    *,
    channels: tuple[str, ...] = ("page",),
    unofficial: bool = False,
    release: Release | None = None,
) -> Persona:
    file = PersonaFile(
        identity=Identity(name=name.title(), who=("她住在网上。",), languages=("zh",)),
        disclosure=Disclosure(operator="Lantern House", words={"zh": DISCLOSURE}),
        unofficial=unofficial,
        release=release or Release(),
        interests=(Interest(name="夜", keywords=("夜",)),),
        voice=Voice(does=("短。",), length={"zh": Length()}),
        rhythm=Rhythm(zone="Asia/Shanghai", at_most=1, windows=("20:00-23:30",), lead_hours=6),
        channels=channels,
    )
    frames = Frames(language="zh", story=tuple(f"{{piece}}，第{n}种说法。" for n in range(10)))
    return Persona(name=name, file=file, canon=(), frames=frames)


def new_draft(thread: str = "t1", **changes: Any) -> NewDraft:
    plain = NewDraft(
        persona="yuri",
        text="凌晨三点的便利店，灯比人醒。",
        language="zh",
        kind="post",
        origin="manual",
        occasion="thought",
        thread=thread,
        trace={"notice": "灯", "candidates": []},
        flags=(),
        persona_version="v1",
        speak_at=EVENING,
    )
    return replace(plain, **changes)


def slot(database: Database, position: int = 1) -> int:
    """A planned slot this evening; returns its id."""
    with database.write.begin() as connection:
        made = connection.execute(
            insert(slots).values(
                persona="yuri", local_date=NOON.date(), position=position, speak_at=EVENING,
                write_at=NOON, status="writing", lease_until_wall=NOON + timedelta(minutes=10),
            )
        )  # fmt: skip
    return int(made.inserted_primary_key[0])  # type: ignore[index]


class Desk:
    """Mei, who decides; every verb as a call."""

    def __init__(self, database: Database, clocks: Clocks) -> None:
        self.database, self.clocks = database, clocks

    def hand_in(self, thread: str = "t1", **changes: Any) -> int:
        return hand_in(self.database, new_draft(thread, **changes), self.clocks)

    def decide(
        self,
        verb: Verb,
        draft: int,
        *,
        who: Persona | None = None,
        check: Callable[[str], list[Flag]] | None = None,
        **more: Any,
    ) -> Draft:
        decision = Decision(draft, verb, more.pop("by", "mei"), **more)
        return decide(self.database, self.clocks, decision, who or persona(), REVIEW, check)


def rows(database: Database, table: Table, *columns: str) -> list[tuple[Any, ...]]:
    """What a table holds, by id, as plain tuples of the columns named."""
    wanted = select(*(table.c[name] for name in columns)).order_by(table.c.id)
    with database.read.connect() as connection:
        return [tuple(row) for row in connection.execute(wanted)]


def at(hours: float) -> datetime:
    """So many hours after noon."""
    return NOON + timedelta(hours=hours)
