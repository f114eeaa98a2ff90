"""heard: what readers said, pasted by a person: names taken off, what touched her remembered, the rest left or a person's."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Row, insert, select, update

from agent.database import Database
from agent.database.audit import record
from agent.database.tables import posts, regulars, remarks
from agent.errors import NotLawful, NotThere, SelfsameError
from agent.newsroom.keeping import forget
from agent.newsroom.living.sorting import Sorted, sort_remark
from agent.newsroom.problems import clear_problem, raise_problem
from agent.newsroom.rested import terms_of
from agent.newsroom.room import Newsroom
from agent.review.holds import named
from agent.text.remarks import MOST, Remark, remarks_in
from agent.types.clocks import Clocks, stamp
from agent.types.label import Label
from agent.types.persona import Persona
from agent.voice.background import background
from memory.types import NewMemory

MOST_TOUCHED = 3
"""So many of one paste touch her at most, those that meet most of her."""
SAID = 30
READER = "a reader"


@dataclass(frozen=True)
class Pasted:
    """What a person pasted, and below which post of hers it stood (her posts' number), if that is known."""

    persona: str
    text: str
    by: str
    post_id: int | None = None
    regulars: tuple[str, ...] = ()
    """Handles that may be kept: chosen by people, and known from then on."""


def hear(room: Newsroom, pasted: Pasted) -> dict[str, Any]:
    """Raises NotThere, NotLawful."""
    persona, who = room.persona(pasted.persona), named(pasted.by)
    said = _said(room, persona, pasted.post_id)
    known = _known(room, persona, who, pasted.regulars)
    found = list(remarks_in(pasted.text, known))
    if not found:
        raise NotLawful("nobody says anything in it", "a comment a line, or parted by empty lines")
    open_ = [each.text for each in room.memory.mind.threads(persona.name, rested=False)]
    sorted_ = [sort_remark(each, persona.file, said, open_, _everyday()) for each in found[:MOST]]
    kept = _fewer(sorted_)
    ids = [
        _keep(room, pasted, who, *pair) for pair in zip(found[:MOST], kept, strict=True)
    ]  # fmt: skip
    _tell_people(room, persona)
    return {
        "persona": persona.name, "left_over": max(0, len(found) - MOST),
        "remarks": [_document(row, room.config.label, persona) for row in _rows(room.database, ids)],
    }  # fmt: skip


@cache
def _everyday() -> frozenset[str]:
    return terms_of(background())


def _fewer(found: Sequence[Sorted]) -> list[Sorted]:
    """Only the weightiest touch her."""
    order = sorted(range(len(found)), key=lambda n: -found[n].weight)
    most = {n for n in order if found[n].outcome == "touched"}
    chosen = set([n for n in order if n in most][:MOST_TOUCHED])
    return [
        each
        if each.outcome != "touched" or n in chosen
        else Sorted("left", "others touched her more")
        for n, each in enumerate(found)
    ]


def _keep(room: Newsroom, pasted: Pasted, who: str, remark: Remark, found: Sorted) -> int:
    at = stamp(room.clocks)
    with room.database.write.begin() as connection:
        made = connection.execute(
            insert(remarks).values(
                persona=pasted.persona, post_id=pasted.post_id, text=remark.text,
                handle=remark.handle, outcome=found.outcome, why=found.why, by=who, at=at.world,
            )
        )  # fmt: skip
        number = int(made.inserted_primary_key[0])  # type: ignore[index]
        record(connection, at, f"heard:{number}", who, "heard", "", found.outcome, found.why)
    if found.outcome == "touched":
        _remember(room, pasted.persona, number, remark)
    return number


def _remember(room: Newsroom, persona: str, number: int, remark: Remark) -> None:
    """What touched her is an event: quoted, untrusted, never evidence alone (law 7)."""
    memory_id = room.memory.remember(
        NewMemory(persona, "event", remark.text, f"heard:{number}", room.clocks.world.now(),
                  speaker=remark.handle or READER, trusted=False, provenance={"heard": str(number)})
    )  # fmt: skip
    with room.database.write.begin() as connection:
        connection.execute(
            update(remarks).where(remarks.c.id == number).values(memory_id=memory_id)
        )


def _said(room: Newsroom, persona: Persona, post_id: int | None) -> list[str]:
    """Her posts, the one that they spoke below first. Raises NotThere for one that isn't hers."""
    mine = select(posts.c.id, posts.c.text).where(
        posts.c.persona == persona.name, posts.c.published_at.is_not(None)
    )
    rows = room.rows(mine.order_by(posts.c.published_at.desc()).limit(SAID))
    below = [row.text for row in room.rows(mine.where(posts.c.id == post_id))] if post_id else []
    if post_id and not below:
        raise NotThere(f"{persona.name} has published no post {post_id}", "leave --post out")
    return list(dict.fromkeys((*below, *(row.text for row in rows))))


def _known(room: Newsroom, persona: Persona, who: str, chosen: Sequence[str]) -> list[str]:
    """Her regulars, with those that are chosen just now."""
    kept = [row.handle for row in room.rows(_regulars(persona.name))]
    at = stamp(room.clocks)
    new = [each.strip().lstrip("@＠") for each in chosen if each.strip()]
    with room.database.write.begin() as connection:
        for handle in dict.fromkeys(new):
            if handle not in kept:
                values = {"persona": persona.name, "handle": handle, "by": who, "at": at.world}
                connection.execute(insert(regulars).values(**values))
                record(connection, at, f"regular:{persona.name}", who, "know", "", handle[:200])
    return list(dict.fromkeys((*kept, *new)))


def _regulars(persona: str) -> Any:
    return select(regulars).where(regulars.c.persona == persona).order_by(regulars.c.handle)


def forget_regular(room: Newsroom, persona: str, handle: str, by: str) -> dict[str, Any]:
    """Their handle and all that they said are gone, from memory, too. Raises NotThere."""
    who, at = named(by), stamp(room.clocks)
    said = (remarks.c.persona == persona) & (remarks.c.handle == handle)
    mine = (regulars.c.persona == persona) & (regulars.c.handle == handle)
    rows = room.rows(select(remarks).where(said))
    if not room.rows(select(regulars.c.id).where(mine)):
        raise NotThere(f"{persona} knows no regular {handle!r}", f"see: selfsame heard {persona}")
    for row in rows:
        if row.memory_id is not None:
            forget(room, row.memory_id, who, "a regular is forgotten")
    with room.database.write.begin() as connection:
        connection.execute(update(remarks).where(said).values(text="", handle="", why=""))
        connection.execute(regulars.delete().where(mine))
        record(connection, at, f"regular:{persona}", who, "forget", why=f"{len(rows)} remarks")
    return {"persona": persona, "forgotten": handle, "remarks": len(rows)}


def take_on(database: Database, clocks: Clocks, persona: Persona, number: int, by: str) -> None:
    """A person has answered, or decided what to do. Raises NotThere."""
    who, at = named(by), stamp(clocks)
    mine = (remarks.c.id == number) & (remarks.c.persona == persona.name)
    waits = mine & (remarks.c.outcome == "person") & remarks.c.seen_at.is_(None)
    with database.write.begin() as connection:
        changed = connection.execute(
            update(remarks).where(waits).values(seen_by=who, seen_at=at.world)
        ).rowcount
        if not changed:
            raise NotThere(f"nothing under {number} waits for a person", f"see: selfsame heard {persona.name}")  # fmt: skip
        record(connection, at, f"heard:{number}", who, "take on")
    if not _waiting(database, persona.name):
        clear_problem(database, "heard", persona.name)


def _tell_people(room: Newsroom, persona: Persona) -> None:
    count = len(_waiting(room.database, persona.name))
    if count:
        words = f"{count} messages from readers need a person; she answers none of them"
        mend = f"read them with the help lines: selfsame heard {persona.name}"
        fault = SelfsameError(words, mend)
        raise_problem(room.database, room.clocks, "heard", persona.name, fault)


def _waiting(database: Database, persona: str) -> Sequence[Row[Any]]:
    query = select(remarks).where(
        remarks.c.persona == persona, remarks.c.outcome == "person", remarks.c.seen_at.is_(None)
    )
    with database.read.connect() as connection:
        return connection.execute(query.order_by(remarks.c.id)).all()


def heard_document(
    database: Database, persona: Persona, label: Label, limit: int = 50
) -> dict[str, Any]:
    """What waits for a person, the last remarks, and her regulars."""
    query = select(remarks).where(remarks.c.persona == persona.name, remarks.c.text != "")
    with database.read.connect() as connection:
        last = connection.execute(query.order_by(remarks.c.id.desc()).limit(limit)).all()
        known = connection.execute(_regulars(persona.name)).all()
    by_handle = [row.handle for row in last]
    return {
        "persona": persona.name,
        "for_a_person": [_document(row, label, persona) for row in _waiting(database, persona.name)],
        "remarks": [_document(row, label, persona) for row in last],
        "regulars": [
            {"handle": row.handle, "since": row.at.isoformat(), "by": row.by,
             "remarks": by_handle.count(row.handle)}
            for row in known
        ],
    }  # fmt: skip


def _rows(database: Database, ids: Sequence[int]) -> Sequence[Row[Any]]:
    query = select(remarks).where(remarks.c.id.in_(ids)).order_by(remarks.c.id)
    with database.read.connect() as connection:
        return connection.execute(query).all()


def _document(row: Row[Any], label: Label, persona: Persona) -> dict[str, Any]:
    return {
        "id": row.id, "text": row.text, "handle": row.handle, "outcome": row.outcome, "why": row.why,
        "post": row.post_id, "by": row.by, "at": row.at.isoformat(), "seen_by": row.seen_by,
        "help_line": help_line(row, label, persona) if row.outcome == "person" else "",
    }  # fmt: skip


def help_line(row: Row[Any], label: Label, persona: Persona) -> str:
    """That of her readers' country, all of them where her file names none."""
    profile = persona.file.boundaries.profile
    known = {str(country): line for country, line in label.help_lines.items()}
    lines = [known[profile]] if profile in known else list(known.values())
    field = "child" if row.why.startswith("a child") else "distress"
    return " · ".join(getattr(line, field) for line in lines)
