"""Who is typing into what is about to leave: it is held meanwhile, and let go once their pages have fallen silent."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import select

from agent.database import Database
from agent.database.tables import drafts
from agent.review.holds import lift, standing_holds
from agent.types.clocks import Clocks

EDITING = "Somebody is editing it"
"""Why such a hold stands; a hold with any other words is nobody's edit."""
SILENT = timedelta(seconds=90)
"""A page says every twenty seconds that somebody types in it, once a minute where it is out of sight: after so long
without a word it is gone, whatever became of it."""


@dataclass
class Editors:
    """When each person's page last said so, on the wall clock: a simulated day passes in no time. Nothing of it outlives
    a restart, so a hold that is found without anybody counts from the moment in which it was found."""

    heard: dict[int, dict[str, datetime]] = field(default_factory=dict)

    def typing(self, draft: int, by: str, now: datetime) -> None:
        self.heard[draft] = {**self.heard.get(draft, {}), by: now}

    def left(self, draft: int, by: str, now: datetime) -> bool:
        """Whether nobody else is at it."""
        others = {who: at for who, at in self.heard.get(draft, {}).items() if who not in (by, "")}
        self.heard[draft] = others
        return not any(now - at < SILENT for at in others.values())

    def silent(self, draft: int, now: datetime) -> bool:
        if draft not in self.heard:
            self.typing(draft, "", now)
        return not any(now - at < SILENT for at in self.heard[draft].values())

    def forget_but(self, drafts: Iterable[int], now: datetime) -> None:
        """What is held no longer, and what nobody types in."""
        held = set(drafts)
        for draft in [each for each in list(self.heard) if each not in held]:
            if self.silent(draft, now):
                self.heard.pop(draft, None)


def let_go_silent(database: Database, clocks: Clocks, editors: Editors) -> list[int]:
    """Lift what an edit holds whose page is gone; in the name of whoever was at it, for it was theirs."""
    held, now = _of_edits(database), clocks.wall.now()
    gone = [draft for draft in held if editors.silent(draft, now)]
    for draft in gone:
        lift(database, clocks, f"draft:{draft}", held[draft])
    editors.forget_but(held, now)
    return gone


def _of_edits(database: Database) -> dict[int, str]:
    """Who was at each draft that is held for nothing else: a later hold has words of its own, and stays."""
    holds = [each for each in standing_holds(database) if each.why == EDITING]
    by = {f"draft:{each.scope.removeprefix('draft:')}": each.by for each in holds}
    numbers = [int(scope[6:]) for scope in by if scope[6:].isdecimal()]
    if not numbers:
        return {}
    query = select(drafts.c.id).where(drafts.c.id.in_(numbers), drafts.c.hold == EDITING)
    with database.read.connect() as connection:
        return {draft: by[f"draft:{draft}"] for draft in connection.execute(query).scalars()}
