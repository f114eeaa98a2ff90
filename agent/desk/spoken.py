"""What each persona said last, for the hours in which nothing waits."""

from dataclasses import dataclass

from sqlalchemy import select

from agent.database.tables import posts
from agent.desk.frame import zone_of
from agent.desk.tools import DeskTools
from agent.desk.whens import When, when


@dataclass(frozen=True)
class LastWord:
    """A persona's latest published post."""

    name: str
    text: str
    language: str
    at: When


def last_words(tools: DeskTools) -> list[LastWord]:
    return [said for name in tools.personas() if (said := _last(tools, name)) is not None]


def _last(tools: DeskTools, name: str) -> LastWord | None:
    personas = tools.personas()
    wanted = (
        select(posts.c.text, posts.c.language, posts.c.published_at)
        .where(posts.c.persona == name, posts.c.published_at.is_not(None), ~posts.c.withdrawn)
        .order_by(posts.c.published_at.desc())
        .limit(1)
    )
    with tools.database.read.connect() as connection:
        row = connection.execute(wanted).first()
    if row is None:
        return None
    at = when(row.published_at, tools.clocks.world.now(), zone_of(personas, name))
    return LastWord(personas[name].file.identity.name, row.text, row.language, at)
