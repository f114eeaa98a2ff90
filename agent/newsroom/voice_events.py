"""What happened to her voice, and when: model, files, people."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from itertools import pairwise
from typing import Any, Literal

from sqlalchemy import func, select

from agent.database import Database
from agent.database.leavings import history
from agent.database.tables import decisions, drafts, persona_versions, replays
from agent.newsroom.touched import Measured
from agent.types.persona import Persona
from agent.voice.eras import eras

Kind = Literal["model", "persona", "canon", "joined", "left", "back", "slid", "era"]


@dataclass(frozen=True)
class Event:
    """`what` is a name: of a model, a version, a person; of a replay that failed, its model."""

    at: datetime
    kind: Kind
    what: str


def events_of(database: Database, whose: Persona, found: Sequence[Measured]) -> list[Event]:
    """The oldest first."""
    persona = whose.name
    joined = _joined(database, persona)
    every = [
        *_models(found), *_versions(database, persona), *joined, *_left(database, joined),
        *_slid(database, persona), *_eras(whose),
    ]  # fmt: skip
    return sorted(every, key=lambda each: each.at)


def _models(found: Sequence[Measured]) -> Iterable[Event]:
    named = [each for each in found if each.model]
    for before, after in pairwise(named):
        if before.model != after.model:
            yield Event(after.at, "model", after.model)


def _versions(database: Database, persona: str) -> Iterable[Event]:
    """Each change of her files; one that changed her canon is told as such."""
    query = select(persona_versions).where(persona_versions.c.persona == persona)
    with database.read.connect() as connection:
        rows = connection.execute(query.order_by(persona_versions.c.first_at)).all()
    for before, after in pairwise(rows):
        kind: Kind = "canon" if _canon(before) != _canon(after) else "persona"
        yield Event(after.first_at, kind, after.version)


def _canon(row: Any) -> str:
    return str(row.files.get("canon.md", ""))


def _joined(database: Database, persona: str) -> list[Event]:
    """With their first decision about her."""
    query = (
        select(decisions.c.by, func.min(decisions.c.at).label("first"))
        .join(drafts, drafts.c.id == decisions.c.draft_id)
        .where(drafts.c.persona == persona)
        .group_by(decisions.c.by)
    )
    with database.read.connect() as connection:
        return [Event(row.first, "joined", row.by) for row in connection.execute(query)]


def _left(database: Database, joined: Iterable[Event]) -> Iterable[Event]:
    """Of those who ever decided about her."""
    hers = {each.what.casefold() for each in joined}
    with database.read.connect() as connection:
        told = list(history(connection))
    for at, name, leaving in told:
        if name.casefold() in hers:
            yield Event(at, "left" if leaving else "back", name)


def _slid(database: Database, persona: str) -> Iterable[Event]:
    query = select(replays).where(
        replays.c.persona == persona, replays.c.verdict == "fails", replays.c.why != "swap"
    )
    with database.read.connect() as connection:
        rows = connection.execute(query).all()
    return [Event(row.ended_at, "slid", row.served or row.asked) for row in rows]


def _eras(persona: Persona) -> Iterable[Event]:
    """Of her canon, from the day on which each began."""
    for era in eras(persona.canon, persona.file.language):
        if era.began:
            began = datetime.combine(date.fromisoformat(era.began), time(), persona.file.zone)
            yield Event(began.astimezone(UTC), "era", era.began)
