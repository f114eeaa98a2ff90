"""told: dated events that her people tell her, each with a name behind it, offered to her next slots."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Row, insert, select, update

from agent.database import Database
from agent.database.audit import record
from agent.database.tables import tellings
from agent.errors import NotLawful, NotThere
from agent.newsroom.room import Newsroom
from agent.review.holds import named
from agent.schedule.calendar import NearDay, spoken_when
from agent.text.subjects import touched
from agent.types.clocks import Clocks, stamp
from agent.types.persona import Persona
from agent.types.writing import Occasion, Offer
from agent.writing.appeal import told as subject_words
from memory.types import NewMemory

LONGEST = 300
KEEPS_DAYS = 3
"""So many days after its day she may still speak of it, unless she is told otherwise."""
EVE, SOON, SOON_DAYS = 0.5, 0.15, 7
"""How likely she speaks of it on the eve of its day, and in the days before."""


def tell(
    database: Database, clocks: Clocks, persona: Persona, text: str, by: str,
    day: date | None = None, until: date | None = None, *, signed: str = "",
) -> dict[str, Any]:  # fmt: skip
    """Write it down; it counts from her next slot on. `by` answers for it, `signed` is who writes it down, if that
    is somebody else. Raises NotLawful."""
    who, at, today = named(by), stamp(clocks), _today(persona, clocks)
    clean = " ".join(text.split())
    when = day or today
    last = until or max(when, today) + timedelta(days=KEEPS_DAYS)
    _lawful(clean, when, last, today)
    with database.write.begin() as connection:
        made = connection.execute(
            insert(tellings).values(
                persona=persona.name, text=clean, day=when, until=last, by=who, at=at.world
            )
        )
        number = int(made.inserted_primary_key[0])  # type: ignore[index]
        record(
            connection,
            at,
            f"told:{number}",
            named(signed or by),
            "tell",
            "",
            when.isoformat(),
            clean,
        )
    return _document(_row(database, number), today)


def _lawful(text: str, day: date, until: date, today: date) -> None:
    if not text:
        raise NotLawful("there is nothing in it", 'say what is so: selfsame tell PERSONA "…"')
    if len(text) > LONGEST:
        words = f"it has {len(text)} characters; she is told {LONGEST} at most"
        raise NotLawful(words, "one event in one plain sentence; tell the next one by itself")
    if until < max(day, today):
        raise NotLawful(f"{until} is over before she could speak of it", "give a later --until")


def take_back(database: Database, clocks: Clocks, persona: str, number: int, by: str) -> None:
    """It is offered no more; drafts that spring from it stay with whoever reviews. Raises NotThere."""
    who, at = named(by), stamp(clocks)
    mine = (tellings.c.id == number) & (tellings.c.persona == persona)
    with database.write.begin() as connection:
        changed = connection.execute(
            update(tellings)
            .where(mine, tellings.c.back_at.is_(None))
            .values(back_by=who, back_at=at.world)
        ).rowcount
        if not changed:
            raise NotThere(f"{persona} was told nothing that bears the number {number}", "see: selfsame tell " + persona)  # fmt: skip
        record(connection, at, f"told:{number}", who, "take back")


def told_document(database: Database, persona: Persona, clocks: Clocks) -> list[dict[str, Any]]:
    """What still counts, the nearest day first."""
    today = _today(persona, clocks)
    return [_document(row, today) for row in _standing(database, persona.name, today)]


def take_in_told(room: Newsroom) -> int:
    """What was told becomes an event in memory; what was taken back is recalled no more."""
    new = room.rows(
        select(tellings).where(tellings.c.memory_id.is_(None), tellings.c.back_at.is_(None))
    )
    for row in new:
        memory_id = room.memory.remember(_event(room, row))
        with room.database.write.begin() as connection:
            connection.execute(
                update(tellings).where(tellings.c.id == row.id).values(memory_id=memory_id)
            )
    gone = room.rows(
        select(tellings).where(tellings.c.memory_id.is_not(None), tellings.c.back_at.is_not(None))
    )
    room.memory.keeping.retire([row.memory_id for row in gone])
    return len(new)


def _event(room: Newsroom, row: Row[Any]) -> NewMemory:
    persona = room.config.personas.get(row.persona)
    noon = datetime.combine(row.day, time(12), persona.file.zone if persona else UTC)
    return NewMemory(
        row.persona, "event", row.text, f"told:{row.id}", noon.astimezone(UTC), speaker=row.by,
        provenance={"by": row.by},
    )  # fmt: skip


def told_offers(room: Newsroom, persona: Persona, speak_at: datetime) -> list[Offer]:
    """The day itself and after it before the news; before it by luck."""
    today = speak_at.astimezone(persona.file.zone).date()
    rows = _standing(room.database, persona.name, today)
    return [offer for row in rows if (offer := _offer(persona, row, today))]


def _offer(persona: Persona, row: Row[Any], today: date) -> Offer | None:
    away = (row.day - today).days
    chance = 1.0 if away <= 0 else EVE if away == 1 else SOON if away <= SOON_DAYS else 0.0
    if not chance:
        return None
    day = NearDay(row.text, "told", row.day, away)
    occasion = Occasion(
        "told", title=row.text, language=persona.file.language,
        key=f"told:{row.id}" if away <= 0 else f"told:{row.id}/before",
        when=spoken_when(day, persona.file.language) if abs(away) <= 1 or away > 0 else row.day.isoformat(),
        memory_id=row.memory_id, why=f"{row.by} told her on {row.at:%Y-%m-%d}",
        grave=tuple(map(subject_words, touched(row.text))),
    )  # fmt: skip
    return Offer(occasion, chance)


def _standing(database: Database, persona: str, today: date) -> Sequence[Row[Any]]:
    query = select(tellings).where(
        tellings.c.persona == persona, tellings.c.back_at.is_(None), tellings.c.until >= today
    )
    with database.read.connect() as connection:
        return connection.execute(query.order_by(tellings.c.day, tellings.c.id)).all()


def _row(database: Database, number: int) -> Row[Any]:
    with database.read.connect() as connection:
        return connection.execute(select(tellings).where(tellings.c.id == number)).one()


def _document(row: Row[Any], today: date) -> dict[str, Any]:
    return {
        "id": row.id, "persona": row.persona, "text": row.text, "day": row.day.isoformat(),
        "until": row.until.isoformat(), "by": row.by, "told_at": row.at.isoformat(),
        "days_away": (row.day - today).days,
    }  # fmt: skip


def _today(persona: Persona, clocks: Clocks) -> date:
    return clocks.world.now().astimezone(persona.file.zone).date()
