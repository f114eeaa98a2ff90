"""How often each persona kept silent where she might have spoken: a sign of health."""

from dataclasses import dataclass

from sqlalchemy import select

from agent.database.tables import slots
from agent.desk.frame import marked_name
from agent.desk.tools import DeskTools
from agent.desk.words import word

MOMENTS = 20


@dataclass(frozen=True)
class Quiet:
    silent: int
    all: int


def quiet_words(tools: DeskTools) -> list[str]:
    """A sentence for each persona whose moments have come already."""
    personas = tools.personas()
    found = ((name, quiet(tools, name)) for name in personas)
    return [_says(marked_name(personas, name), each) for name, each in found if each.all]


def quiet(tools: DeskTools, persona: str) -> Quiet:
    """Of her last moments for which something was written, or for which she chose silence."""
    wanted = (
        select(slots.c.status)
        .where(
            slots.c.persona == persona,
            slots.c.write_at <= tools.clocks.world.now(),
            slots.c.status.in_(("drafted", "silent")),
        )
        .order_by(slots.c.speak_at.desc())
        .limit(MOMENTS)
    )
    with tools.database.read.connect() as connection:
        statuses = list(connection.execute(wanted).scalars())
    return Quiet(statuses.count("silent"), len(statuses))


def _says(name: str, found: Quiet) -> str:
    if not found.silent:
        return word("quiet.none.one" if found.all == 1 else "quiet.none", name=name, all=found.all)
    if found.all == 1:
        return word("quiet.one", name=name)
    share = round(100 * found.silent / found.all)
    return word("quiet.share", name=name, silent=found.silent, all=found.all, share=share)
