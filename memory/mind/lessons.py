"""Lessons in the ledger: what review taught, those of one kind merged, and how strong each still is.

A lesson is as strong as it was given often, up to `MOST`, and loses half of that over every
`HALVED_BY` drafts in a row that kept to it. Below `FADED` it rests: its memory is retired, its history
stays, and the next giving brings it back. What a muted person gave doesn't count meanwhile.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, delete, insert, select, update

from memory import ledger
from memory.mind.lesson_rows import muted_names, of, read, same
from memory.mind.lesson_words import told
from memory.tables import lesson_givings, lessons, memories, muted_teachers
from memory.types import Memory, NewLesson, NewMemory

MOST = 5.0
HALVED_BY = 20
FADED = 0.25
ANYWAY = 10
"""A draft that people approved although it trips weakens as much as so many that keep to the lesson."""
STANDING = 40
"""So many lessons of one persona count at once; the weakest of any more is let go."""
CROWDED = "too many lessons"


class Moved:
    """Memories as they were before their words or status changed: what the indexes must let go of."""

    def __init__(self) -> None:
        self.was: list[Memory] = []
        self.ids: list[int] = []

    def add(self, other: "Moved") -> None:
        self.was += other.was
        self.ids += other.ids


def strength(given: int, kept: int) -> float:
    """The formula at the head of this file."""
    return float(min(MOST, given) * 0.5 ** (kept / HALVED_BY))


def learn(
    connection: Connection, taught: Sequence[NewLesson], source: str, by: str, at: datetime
) -> Moved:
    """What one decision (`source`) teaches; a decision that has taught already changes nothing."""
    moved = Moved()
    if not _has_taught(connection, source):
        for new in taught:
            _give(connection, new, source, by, at, moved)
    return moved


def take_back(connection: Connection, source: str) -> Moved:
    """The decision was undone: what it gave is gone, and a lesson that nobody else gave rests."""
    moved, mine = Moved(), lesson_givings.c.source == source
    given = connection.execute(select(lesson_givings.c.lesson_id).where(mine)).scalars().all()
    connection.execute(delete(lesson_givings).where(mine))
    for lesson_id in given:
        _note(connection, lesson_id, {source: None})
        settle(connection, lesson_id, moved)
    return moved


def keep(connection: Connection, lesson_ids: Iterable[int]) -> Moved:
    """One more draft kept to each of them, and people approved of it."""
    return _tell(connection, lesson_ids, {"kept": lessons.c.kept + 1})


def trip(
    connection: Connection, lesson_ids: Iterable[int], at: datetime, *, approved: bool
) -> Moved:
    """A draft tripped over each of them. Where people approved of it all the same, that weakens it."""
    kept = lessons.c.kept + ANYWAY if approved else 0
    return _tell(connection, lesson_ids, {"kept": kept, "last_tripped_at": at})


def mute(connection: Connection, name: str, by: str, at: datetime) -> Moved:
    """Switches off all that this person taught, for every persona; nothing is deleted."""
    if not _muted_as(connection, name):
        connection.execute(insert(muted_teachers).values(name=name, by=by, at=at))
    return _settle_all_of(connection, name)


def unmute(connection: Connection, name: str) -> Moved:
    known = muted_teachers.c.name.in_(_muted_as(connection, name))
    connection.execute(delete(muted_teachers).where(known))
    return _settle_all_of(connection, name)


def drop(connection: Connection, lesson_id: int, by: str, at: datetime) -> Moved:
    """Lets a lesson go; only what is given from then on counts again."""
    _note(connection, lesson_id, {"dropped_by": by, "dropped_at": at.isoformat()})
    return _settled(connection, [lesson_id])


def reword(connection: Connection, lesson_id: int, words: str, by: str) -> Moved:
    """A person's own words for it go before what code or the first note made of it."""
    _note(connection, lesson_id, {"reworded": words, "reworded_by": by})
    return _settled(connection, [lesson_id])


def settle(connection: Connection, lesson_id: int, moved: Moved) -> None:
    """Brings strength, words and status of one lesson in line with its givings."""
    lesson = read(connection, lesson_id)
    if lesson is None:
        return
    now = strength(sum(giving.counts for giving in lesson.givings), lesson.kept)
    connection.execute(update(lessons).where(_is(lesson_id)).values(strength=now))
    speaker = lesson.counted[-1].by if lesson.counted else ""
    status = "active" if now >= FADED else "retired"
    _rewrite(connection, lesson_id, told(lesson), speaker, status, moved)


def _rewrite(
    connection: Connection, lesson_id: int, text: str, speaker: str, status: str, moved: Moved
) -> None:
    was = ledger.fetch(connection, [lesson_id])[lesson_id]
    if (was.text, was.status) == (text, status):
        return
    values = {"text": text, "speaker": speaker, "status": status, "indexed_as": None}
    connection.execute(update(memories).where(memories.c.id == lesson_id).values(values))
    moved.was.append(was)
    moved.ids.append(lesson_id)


def _give(
    connection: Connection, new: NewLesson, source: str, by: str, at: datetime, moved: Moved
) -> None:
    known = same(connection, new)
    lesson_id = known.id if known else _start(connection, new, source, at)
    giving = {"lesson_id": lesson_id, "source": source, "given_by": by, "at": at}
    connection.execute(insert(lesson_givings).values(giving))
    heart = {"heart": new.words} if new.trait or not known else {}
    _note(connection, lesson_id, {**heart, source: f"{new.verb}: {new.note}"})
    values = {"kept": 0, "last_given_at": at, "trait": new.trait, "last_tripped_at": at}
    connection.execute(update(lessons).where(_is(lesson_id)).values(values))
    settle(connection, lesson_id, moved)
    _make_room(connection, new.persona, lesson_id, at, moved)


def _start(connection: Connection, new: NewLesson, source: str, at: datetime) -> int:
    made = NewMemory(
        new.persona, "lesson", new.words, f"lesson:{source}:{new.trait or new.code}", at,
        about=new.about, provenance={"heart": new.words},
    )  # fmt: skip
    lesson_id = ledger.record(connection, made, at)
    values = {
        "memory_id": lesson_id,
        "persona": new.persona,
        "code": new.code,
        "trait": new.trait,
        "strength": 0.0,
        "last_given_at": at,
    }
    connection.execute(insert(lessons).values(values))
    return lesson_id


def _make_room(
    connection: Connection, persona: str, newest: int, at: datetime, moved: Moved
) -> None:
    standing = [each for each in of(connection, persona) if each.counts and each.id != newest]
    for weakest in standing[STANDING - 1 :]:
        moved.add(drop(connection, weakest.id, CROWDED, at))


def _tell(connection: Connection, lesson_ids: Iterable[int], values: dict[str, object]) -> Moved:
    ids = list(lesson_ids)
    connection.execute(update(lessons).where(lessons.c.memory_id.in_(ids)).values(values))
    return _settled(connection, ids)


def _settle_all_of(connection: Connection, name: str) -> Moved:
    query = select(lesson_givings.c.lesson_id, lesson_givings.c.given_by).distinct()
    rows = connection.execute(query).all()
    return _settled(
        connection, {row[0] for row in rows if row.given_by.casefold() == name.casefold()}
    )


def _settled(connection: Connection, lesson_ids: Collection[int]) -> Moved:
    moved = Moved()
    for lesson_id in lesson_ids:
        settle(connection, lesson_id, moved)
    return moved


def _note(connection: Connection, lesson_id: int, notes: dict[str, str | None]) -> None:
    """Adds to the lesson's provenance, or takes out what is None."""
    memory = ledger.fetch(connection, [lesson_id])[lesson_id]
    whole = {**memory.provenance, **notes}
    kept = {key: value for key, value in whole.items() if value is not None}
    mine = memories.c.id == lesson_id
    connection.execute(update(memories).where(mine).values(provenance=kept))


def _has_taught(connection: Connection, source: str) -> bool:
    query = select(lesson_givings.c.id).where(lesson_givings.c.source == source).limit(1)
    return connection.execute(query).first() is not None


def _muted_as(connection: Connection, name: str) -> list[str]:
    return [each for each in muted_names(connection) if each.casefold() == name.casefold()]


def _is(lesson_id: int) -> ColumnElement[bool]:
    return lessons.c.memory_id == lesson_id
