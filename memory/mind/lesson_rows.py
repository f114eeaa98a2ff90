"""Reading lessons out of the ledger, with who gave them and which of that counts."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from difflib import SequenceMatcher
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, select

from memory.tables import lesson_givings, lessons, memories, muted_teachers
from memory.types import Giving, Lesson, NewLesson
from memory.words.terms import normal, terms

SHARED, CLOSE = 0.75, 0.8
"""Notes that share so much of the shorter one's terms, or run so close letter by letter, ask for the same."""
NEVER = "0001-01-01T00:00:00+00:00"
READABLE = ("active", "retired", "superseded")


def of(connection: Connection, persona: str) -> list[Lesson]:
    """All lessons of a persona, the strongest first, also those that don't count at present."""
    found = _read(connection, lessons.c.persona == persona)
    return sorted(found, key=lambda each: (-each.strength, -each.id))


def read(connection: Connection, lesson_id: int) -> Lesson | None:
    """None where people forgot it or set it apart, or it never was."""
    return next(_read(connection, lessons.c.memory_id == lesson_id), None)


def same(connection: Connection, new: NewLesson) -> Lesson | None:
    """The lesson of this kind: of the same trait, or without one, of the same code and a like note."""
    known = of(connection, new.persona)
    if new.family:
        return next((each for each in known if each.trait.startswith(new.family)), None)
    if new.trait:
        return next((each for each in known if each.trait == new.trait), None)
    near = (each for each in known if not each.trait and each.code == new.code)
    return next((each for each in near if alike(each.heart, new.words)), None)


def alike(one: str, other: str) -> bool:
    """Whether two notes ask for the same, in other words perhaps."""
    mine, others = set(terms(one)), set(terms(other))
    shared = len(mine & others)
    enough = shared >= 2 or (shared == 1 and mine == others)
    close = SequenceMatcher(None, normal(one), normal(other), autojunk=False).ratio() >= CLOSE
    return close or (enough and shared >= SHARED * min(len(mine), len(others)))


def muted_names(connection: Connection) -> list[str]:
    return list(connection.execute(select(muted_teachers.c.name)).scalars())


def _read(connection: Connection, which: ColumnElement[bool]) -> Iterator[Lesson]:
    query = (
        select(lessons, memories.c.text, memories.c.about, memories.c.provenance, memories.c.status)
        .join(memories, memories.c.id == lessons.c.memory_id)
        .where(which, memories.c.status.in_(READABLE))
    )
    rows = connection.execute(query).all()
    givings = _givings(connection, {row.memory_id: row.provenance for row in rows})
    return (_lesson(row, tuple(givings[row.memory_id])) for row in rows)


def _lesson(row: Row[Any], givings: tuple[Giving, ...]) -> Lesson:
    return Lesson(
        id=row.memory_id, persona=row.persona, code=row.code, trait=row.trait, text=row.text,
        heart=row.provenance.get("heart", ""), reworded=row.provenance.get("reworded", ""),
        about=row.about, strength=row.strength, kept=row.kept, givings=givings,
        last_given_at=row.last_given_at, last_tripped_at=row.last_tripped_at,
        counts=row.status == "active", dropped_by=row.provenance.get("dropped_by", ""),
    )  # fmt: skip


def _givings(
    connection: Connection, provenance: dict[int, dict[str, str]]
) -> dict[int, list[Giving]]:
    """Oldest first. Those of muted people don't count, nor those from before it was dropped."""
    off = {name.casefold() for name in muted_names(connection)}
    query = select(lesson_givings).where(lesson_givings.c.lesson_id.in_(provenance))
    found: dict[int, list[Giving]] = defaultdict(list)
    for row in connection.execute(query.order_by(lesson_givings.c.at, lesson_givings.c.id)):
        known = provenance[row.lesson_id]
        dropped = row.at <= datetime.fromisoformat(known.get("dropped_at", NEVER))
        muted = row.given_by.casefold() in off
        said = known.get(row.source, "")
        found[row.lesson_id].append(
            Giving(row.source, row.given_by, row.at, said, muted=muted, dropped=dropped)
        )
    return found
