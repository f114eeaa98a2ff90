"""canon: the owner takes a published post into her canon. Growth is hers; what slid in by itself is not."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, select

from agent.config.canon_file import add_line
from agent.config.home import Home
from agent.database import Database
from agent.database.audit import record
from agent.database.tables import drafts, posts
from agent.errors import NotLawful, NotThere
from agent.review.holds import named
from agent.types.clocks import Clocks, stamp
from agent.types.persona import Persona


@dataclass(frozen=True)
class Taken:
    """A line that is canon now."""

    draft: int
    persona: str
    text: str
    era: str


def take_in(
    home: Home, database: Database, clocks: Clocks, persona: Persona, which: str, by: str,
    *, begin: str = "",
) -> Taken:  # fmt: skip
    """`which` is a draft's number, or "post:" with a post's; `begin` the day of an era that it opens.
    Raises NotThere, NotLawful, ConfigWrong."""
    who, at = named(by), stamp(clocks)
    row = _published(database, persona.name, which)
    line = " ".join(row.text.split())
    _fits(persona, line, begin)
    path = home.config / "personas" / persona.name / "canon.md"
    era = add_line(path, persona.file, line, row.language, begin)
    with database.write.begin() as connection:
        record(connection, at, f"draft:{row.draft_id}", who, "canon", "", era or "canon", line)
    return Taken(row.draft_id, persona.name, line, era)


def is_taken(persona: Persona | None, text: str) -> bool:
    line = " ".join(text.split())
    return persona is not None and any(each.text == line for each in persona.canon)


def _published(database: Database, persona: str, which: str) -> Row[Any]:
    kind, _, number = which.rpartition(":")
    if not number.isdecimal() or kind not in ("", "draft", "post"):
        raise NotThere(f"{which!r} is no post", "write a draft's number, or post:NUMBER")
    wanted = posts.c.id if kind == "post" else posts.c.draft_id
    query = (
        select(posts)
        .join(drafts, drafts.c.id == posts.c.draft_id)
        .where(wanted == int(number), posts.c.persona == persona, posts.c.published_at.is_not(None))
        .order_by(posts.c.id.desc())
        .limit(1)
    )
    with database.read.connect() as connection:
        row = connection.execute(query).one_or_none()
    if row is None:
        raise NotThere(
            f"{persona} has published nothing under {which}",
            "see: selfsame posts list",
        )
    if row.withdrawn:
        raise NotLawful(f"{which} was withdrawn", "take in another one")
    return row


def _fits(persona: Persona, line: str, begin: str) -> None:
    if is_taken(persona, line):
        raise NotLawful("it is canon already", "")
    if "<!--" in line:
        raise NotLawful("it holds a comment sign, which canon.md would swallow", "add it by hand")
    last = max((each.era for each in persona.canon), default="")
    if begin and begin <= last:
        raise NotLawful(
            f"an era began on {last}; {begin} is not after it",
            "leave --era out, or give a later day",
        )
