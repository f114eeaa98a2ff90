"""What stands on her page around the posts: who she is, her works, what she has open, the label's statement."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from agent.database import Database
from agent.text.folding import first_named
from agent.types.label import Label
from agent.types.persona import Persona
from memory.mind import threads

FROM_A_POST = "post:"
MOST_OPEN = 6


@dataclass(frozen=True)
class ShownWork:
    """A work with its few words for readers, and those that say who paid."""

    title: str
    year: int | None
    shown: str
    paid: str


@dataclass(frozen=True)
class ShownThread:
    """Something that a post of hers left open, and the day on which it did."""

    text: str
    since: str


@dataclass(frozen=True)
class Front:
    """Empty where her people show nothing."""

    who: tuple[str, ...] = ()
    works: tuple[ShownWork, ...] = ()
    open: tuple[ShownThread, ...] = ()
    statement: str = ""


def front_of(
    database: Database, persona: Persona, label: Label, now: datetime, secrets: Collection[str]
) -> Front:
    """`secrets` are words still under embargo: whatever names one is left out."""
    file = persona.file
    who = file.identity.who if file.page.who else ()
    return Front(
        who=tuple(line for line in who if not first_named(line, secrets)),
        works=tuple(_works(persona, secrets)) if file.page.works else (),
        open=tuple(_open(database, persona, secrets)) if file.page.open_threads else (),
        statement=label.statement.get(file.language, ""),
    )


def _works(persona: Persona, secrets: Collection[str]) -> list[ShownWork]:
    language = persona.file.language
    paid = {each.name: each.words for each in persona.file.boundaries.sponsors}
    return [
        ShownWork(
            work.title, work.year, work.shown.get(language, ""),
            paid.get(work.with_sponsor, {}).get(language, ""),
        )
        for work in persona.file.works
        if not first_named(f"{work.title}\n{work.about}\n{work.shown}", secrets)
    ]  # fmt: skip


def _open(database: Database, persona: Persona, secrets: Collection[str]) -> list[ShownThread]:
    """Only what a published post opened: readers have read it."""
    with database.read.connect() as connection:
        found = threads.waiting(connection, persona.name, None)
    zone = persona.file.zone
    return [
        ShownThread(each.text, each.opened_at.astimezone(zone).date().isoformat())
        for each in reversed(found)
        if each.opened_by.startswith(FROM_A_POST) and not first_named(each.text, secrets)
    ][:MOST_OPEN]
