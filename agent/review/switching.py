"""Switching a rule on: her file asks for it in a person's name, or a person confirms what the file asks."""

from sqlalchemy import Connection, insert

from agent.database import Database
from agent.database.audit import HOUSE, record
from agent.database.tables import switches
from agent.errors import NotLawful
from agent.review.autonomy import asks_the_same, last_switch, owner_of
from agent.review.holds import named
from agent.types.clocks import Clocks, Stamp, stamp
from agent.types.persona import Persona


def follow_file(database: Database, clocks: Clocks, persona: Persona, model: str = "") -> None:
    """Take note of what her file asks for, once for each change of it. What names nobody waits."""
    file, asked = persona.file, persona.file.autonomy
    with database.read.connect() as connection:
        last = last_switch(connection, persona.name)
    if asks_the_same(last, file) or (asked.level != "review" and not owner_of(file)):
        return
    at, by = stamp(clocks), owner_of(file) or HOUSE
    with database.write.begin() as connection:
        _add(connection, at, persona, on=True, by=by, why="as her file asks", model=model)


def confirm(database: Database, clocks: Clocks, persona: Persona, by: str, model: str = "") -> None:
    """Switch on what her file asks for: for the first time in this person's name, or again after an alarm.

    Raises NotLawful where the file asks for nothing, or for it in another's name.
    """
    who, file, at = named(by), persona.file, stamp(clocks)
    if file.autonomy.level == "review":
        raise NotLawful(
            f"{persona.name}'s file asks for no more than review",
            f"write autonomy into config/personas/{persona.name}/persona.yaml first",
        )
    owner = owner_of(file)
    if owner and owner.casefold() != who.casefold():
        raise NotLawful(
            f"{persona.name}'s file asks for it in the name of {owner}, not of {who}",
            f'that person confirms it: selfsame --as "{owner}" autonomy {persona.name} --confirm',
        )
    with database.write.begin() as connection:
        _add(connection, at, persona, on=True, by=who, why="confirmed", model=model)


def _add(
    connection: Connection, at: Stamp, persona: Persona, *, on: bool, by: str, why: str, model: str
) -> None:
    asked, last = persona.file.autonomy, last_switch(connection, persona.name)
    was = last.level if last and last.on else "review"
    row = {
        "persona": persona.name, "level": asked.level, "stories": asked.stories,
        "asked_by": owner_of(persona.file), "on": on, "by": by, "why": why, "model": model,
        "at": at.world, "at_wall": at.wall,
    }  # fmt: skip
    connection.execute(insert(switches).values(**row))
    subject = f"autonomy:{persona.name}"
    became = f"{asked.level} with stories" if asked.stories else asked.level
    record(connection, at, subject, by, "autonomy", was, became, why)
