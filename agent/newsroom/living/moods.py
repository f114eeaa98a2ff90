"""Her mood: which one she is in and how much of it is left; set by a night or by a person, never for ever."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, insert, select

from agent.database import Database
from agent.database.audit import record
from agent.database.tables import moods
from agent.errors import NotThere
from agent.review.holds import named
from agent.types.clocks import Clocks, stamp
from agent.types.moods import Mood
from agent.types.persona import Persona
from agent.types.writing import Feeling

LEAN = {"earlier": -1.0, "later": 1.0, "": 0.0}


def set_mood(
    database: Database, clocks: Clocks, persona: Persona, name: str, by: str, cause: str = "",
    days: int | None = None,
) -> dict[str, Any]:  # fmt: skip
    """An empty name ends the mood she is in. Raises NotThere."""
    who, at = named(by), stamp(clocks)
    mood = mood_named(persona, name) if name else None
    until = at.world + timedelta(days=days or (mood.days if mood else 0))
    with database.write.begin() as connection:
        connection.execute(
            insert(moods).values(
                persona=persona.name, name=name, cause=cause, by=who, at=at.world, until=until
            )
        )
        record(connection, at, f"mood:{persona.name}", who, "mood", "", name, cause)
    return mood_document(database, persona, at.world)


def mood_named(persona: Persona, name: str) -> Mood:
    """Raises NotThere with those that she has."""
    known = {mood.name: mood for mood in persona.file.moods}
    if name not in known:
        where = f"config/personas/{persona.name}/persona.yaml"
        mend = f"write one of: {', '.join(known)}" if known else f"name some under moods in {where}"
        raise NotThere(f"{persona.name} has no mood called {name!r}", mend)
    return known[name]


def feeling(database: Database, persona: Persona, at: datetime) -> Feeling | None:
    """The mood as it stands at that moment; None once it has faded, or where her file knows it no more."""
    row = _last(database, persona.name)
    mood = next((each for each in persona.file.moods if row and each.name == row.name), None)
    if row is None or mood is None or not row.at <= at < row.until:
        return None
    left = (row.until - at) / (row.until - row.at)
    tempers = tuple(
        each
        for each in persona.file.voice.tempers
        if any(each.startswith(first) for first in mood.tempers)
    )
    mix = {str(kind): times for kind, times in mood.mix.items()}
    return Feeling(mood.name, mood.what, row.cause, round(left, 3), tempers, mood.shorter, mix)


def lasts(database: Database, persona: str, now: datetime) -> bool:
    """Whether she is in any mood at all, or will be."""
    row = _last(database, persona)
    return row is not None and bool(row.until > now)


def lean(database: Database, persona: Persona, at: datetime) -> float:
    """How far it draws her hour: -1 earlier, 1 later, as much as is left of it."""
    felt = feeling(database, persona, at)
    mood = next((each for each in persona.file.moods if felt and each.name == felt.name), None)
    return LEAN[mood.hour] * felt.strength if felt and mood else 0.0


def mood_document(database: Database, persona: Persona, now: datetime) -> dict[str, Any]:
    row, felt = _last(database, persona.name), feeling(database, persona, now)
    current = {
        "name": felt.name, "what": felt.what, "cause": felt.cause, "left": felt.strength,
        "by": row.by, "since": row.at.isoformat(), "until": row.until.isoformat(),
    } if felt and row else None  # fmt: skip
    own = [{"name": each.name, "what": each.what, "days": each.days} for each in persona.file.moods]
    return {"persona": persona.name, "mood": current, "moods": own}


def _last(database: Database, persona: str) -> Row[Any] | None:
    query = select(moods).where(moods.c.persona == persona).order_by(moods.c.id.desc()).limit(1)
    with database.read.connect() as connection:
        return connection.execute(query).one_or_none()
