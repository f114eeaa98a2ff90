"""What people's decisions teach becomes lessons; what they approve of says how well she keeps to them.

Each decision is taken in once, within the transaction that marks it; one that is undone later gives
its lesson back.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, select, update

from agent.database.tables import decisions, drafts, revisions
from agent.newsroom.room import Newsroom
from agent.newsroom.taught import Past, Told, taught, tightened
from agent.text.traits import Around, shows
from agent.types.autonomy import RULE
from agent.writing.brief import around_of
from memory.mind import lessons
from memory.mind.lessons import Moved

TEACHING = ("reject", "edit", "redo")
PAST_REFUSED, PAST_APPROVED = 8, 40


def remember_lessons(room: Newsroom) -> int:
    """How many decisions were taken in."""
    steps: tuple[tuple[ColumnElement[bool], Callable[[Newsroom, Row[Any]], None]], ...] = (
        (_undone_after_all(), _take_back),
        (_teaching(), _learn),
        (_published(), _keep),
    )
    return sum(_each(room, which, step) for which, step in steps)


def _each(
    room: Newsroom, which: ColumnElement[bool], step: Callable[[Newsroom, Row[Any]], None]
) -> int:
    rows = room.rows(_decided().where(which).order_by(decisions.c.id))
    for row in rows:
        step(room, row)
    return len(rows)


def _decided() -> Select[Any]:
    return select(decisions, drafts.c.persona, drafts.c.text, drafts.c.trace).join(
        drafts, drafts.c.id == decisions.c.draft_id
    )


def _undone_after_all() -> ColumnElement[bool]:
    return decisions.c.verb.in_(TEACHING) & decisions.c.learned & decisions.c.undone


def _teaching() -> ColumnElement[bool]:
    posts = drafts.c.kind == "post"
    return decisions.c.verb.in_(TEACHING) & ~decisions.c.learned & ~decisions.c.undone & posts


def _published() -> ColumnElement[bool]:
    """A person's approval counts once it cannot be taken back any more; a rule's says nothing of people."""
    open_ones = ~decisions.c.learned & ~decisions.c.undone & ~decisions.c.by.startswith(RULE)
    return (decisions.c.verb == "approve") & open_ones & (drafts.c.status == "published")


def _take_back(room: Newsroom, row: Row[Any]) -> None:
    _teach(room, row, partial(lessons.take_back, source=f"decision:{row.id}"), learned=False)


def _learn(room: Newsroom, row: Row[Any]) -> None:
    known = [each for each in room.memory.mind.lessons(row.persona) if each.counts]
    new = [tightened(each, known) for each in taught(_told(room, row), _past(room, row))]
    source = f"decision:{row.id}"
    _teach(room, row, partial(lessons.learn, taught=new, source=source, by=row.by, at=row.at))


def _keep(room: Newsroom, row: Row[Any]) -> None:
    """Whether the writer's own text kept to each lesson, and what people made of it."""
    around, own = _around(room, row), _text_of(room, row.draft_id, 1)
    approved = _text_of(room, row.draft_id, row.revision) or row.text
    briefed = set(row.trace.get("lessons") or ())
    standing = [each for each in room.memory.mind.lessons(row.persona) if each.counts]
    anyway = [each.id for each in standing if each.trait and shows(each.trait, approved, around)]
    mended = [each.id for each in standing if each.trait and shows(each.trait, own, around)]
    kept = [each.id for each in standing if each.trait or each.id in briefed]

    def change(connection: Connection) -> Moved:
        moved = lessons.trip(connection, anyway, row.at, approved=True)
        moved.add(lessons.trip(connection, set(mended) - {*anyway}, row.at, approved=False))
        moved.add(lessons.keep(connection, set(kept) - {*anyway, *mended}))
        return moved

    _teach(room, row, change)


def _teach(
    room: Newsroom, row: Row[Any], change: Callable[[Connection], Moved], *, learned: bool = True
) -> None:
    def whole(connection: Connection) -> Moved:
        done = update(decisions).where(decisions.c.id == row.id)
        connection.execute(done.values(learned=learned))
        return change(connection)

    room.memory.mind.teach(whole)


def _told(room: Newsroom, row: Row[Any]) -> Told:
    before = _text_of(room, row.draft_id, row.revision) or row.text
    return Told(
        persona=row.persona, verb=row.verb, reason=row.reason if row.verb == "reject" else "",
        note=" ".join(row.note.split()), before=before,
        after=_text_of(room, row.draft_id, row.revision + 1) if row.verb == "edit" else "",
        around=_around(room, row), interest=(row.trace.get("occasion") or {}).get("interest", ""),
    )  # fmt: skip


def _past(room: Newsroom, row: Row[Any]) -> Past:
    """What the same person refused for the same reason before, and what was approved of late."""
    mine = (decisions.c.verb == "reject") & (decisions.c.reason == row.reason)
    mine &= (decisions.c.by == row.by) & (decisions.c.id < row.id)
    return Past(
        refused=_texts(room, row.persona, mine, PAST_REFUSED),
        approved=_texts(room, row.persona, decisions.c.verb == "approve", PAST_APPROVED),
    )


def _texts(
    room: Newsroom, persona: str, which: ColumnElement[bool], most: int
) -> list[tuple[str, Around]]:
    query = _decided().where(which, ~decisions.c.undone, drafts.c.persona == persona)
    rows = room.rows(query.order_by(decisions.c.id.desc()).limit(most))
    return [(row.text, _around(room, row)) for row in rows]


def _around(room: Newsroom, row: Row[Any]) -> Around:
    persona = room.config.personas.get(row.persona)
    sources = (row.trace.get("occasion") or {}).get("sources", ())
    return around_of(persona.file if persona else None, sources)


def _text_of(room: Newsroom, draft_id: int, number: int) -> str:
    query = select(revisions.c.text).where(
        revisions.c.draft_id == draft_id, revisions.c.number == number
    )
    with room.database.read.connect() as connection:
        return connection.execute(query).scalar() or ""
