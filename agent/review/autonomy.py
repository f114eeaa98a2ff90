"""Who let a persona go how far, as rows tell it, and the way back, which any alarm takes.

Only a person switches a rule on, by name (see switching.py); the house may only switch one off.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, insert, select, update

from agent.database import Database
from agent.database.audit import HOUSE, record
from agent.database.tables import decisions, deliveries, drafts, posts, switches
from agent.review.deliveries import withdraw
from agent.review.law import OUT
from agent.types.autonomy import RULE, Level, Rule
from agent.types.clocks import Clocks, Stamp, stamp
from agent.types.persona import Persona, PersonaFile

_LAST_SWITCH = (
    select(switches)
    .where(switches.c.persona == bindparam("name"))
    .order_by(switches.c.id.desc())
    .limit(1)
)


@dataclass(frozen=True)
class Switch:
    """One row: what the file asked for then, whether it was in force from then on, and who made it so."""

    level: Level
    stories: bool
    asked_by: str
    on: bool
    by: str
    why: str
    model: str
    at: datetime

    @property
    def rule(self) -> Rule | None:
        if not self.on or self.level == "review":
            return None
        return Rule(self.level, self.stories, self.by, self.at)


def owner_of(file: PersonaFile) -> str:
    """The name in which her file asks; empty where it names nobody."""
    return file.autonomy.by.strip() or file.release.signed_by.strip()


def last_switch(connection: Connection, persona: str) -> Switch | None:
    row = connection.execute(_LAST_SWITCH, {"name": persona}).one_or_none()
    return None if row is None else _switch(row)


def at_rest(database: Database, persona_files: Mapping[str, PersonaFile]) -> set[str]:
    """Whose file asks for nothing new and who has no rule in force, by one look for all of them."""
    newest = select(func.max(switches.c.id)).group_by(switches.c.persona)
    with database.read.connect() as connection:
        rows = connection.execute(select(switches).where(switches.c.id.in_(newest))).all()
    lasts = {row.persona: _switch(row) for row in rows}
    return {
        name
        for name, file in persona_files.items()
        if asks_the_same(last := lasts.get(name), file) and not (last and last.rule)
    }


def switches_of(database: Database, persona: str) -> list[Switch]:
    """All of them, the newest first."""
    query = select(switches).where(switches.c.persona == persona).order_by(switches.c.id.desc())
    with database.read.connect() as connection:
        return [_switch(row) for row in connection.execute(query)]


def rule_of(database: Database, persona: Persona) -> Rule | None:
    """The rule in force; None where a person approves everything. Changes nothing."""
    if persona.file.unofficial:
        return None
    with database.read.connect() as connection:
        last = last_switch(connection, persona.name)
    return last.rule if last and asks_the_same(last, persona.file) else None


def fall_back(database: Database, clocks: Clocks, persona: str, why: str) -> bool:
    """Back to review until the owner confirms; False where no rule was in force."""
    with database.write.begin() as connection:
        return fell_back(connection, stamp(clocks), persona, why)


def fell_back(
    connection: Connection, at: Stamp, persona: str, why: str, *, but: int | None = None
) -> bool:
    """The same within a transaction. What rules approved and has not left waits for a person again, save
    the draft `but`, about which a decision is under way."""
    last = last_switch(connection, persona)
    if last is None or last.rule is None:
        return False
    row = {
        "persona": persona, "level": last.level, "stories": last.stories,
        "asked_by": last.asked_by, "on": False, "by": HOUSE, "why": why, "model": last.model,
        "at": at.world, "at_wall": at.wall,
    }  # fmt: skip
    connection.execute(insert(switches).values(**row))
    record(connection, at, f"autonomy:{persona}", HOUSE, "fall back", last.level, "review", why)
    for draft_id in _approved_by_rule(connection, persona):
        if draft_id != but:
            _wait_again(connection, at, draft_id, why)
    return True


def all_fell_back(connection: Connection, at: Stamp, why: str) -> None:
    """Of everybody whose rule is in force."""
    for persona in connection.execute(select(switches.c.persona).distinct()).scalars().all():
        fell_back(connection, at, persona, why)


def by_rule(connection: Connection, draft_id: int) -> bool:
    """Whether a rule's word is why the draft stands approved."""
    query = select(posts.c.approved_by).where(posts.c.draft_id == draft_id, ~posts.c.withdrawn)
    return any(name.startswith(RULE) for name in connection.execute(query).scalars())


def _approved_by_rule(connection: Connection, persona: str) -> list[int]:
    """Drafts on a rule's word of which nothing was claimed."""
    out = select(deliveries.c.id).where(
        deliveries.c.post_id == posts.c.id, deliveries.c.status.in_(OUT)
    )
    query = (
        select(posts.c.draft_id)
        .join(drafts, drafts.c.id == posts.c.draft_id)
        .where(
            posts.c.persona == persona, ~posts.c.withdrawn, posts.c.approved_by.startswith(RULE),
            drafts.c.status == "approved", ~out.exists(),
        )
    )  # fmt: skip
    return list(connection.execute(query).scalars())


def _wait_again(connection: Connection, at: Stamp, draft_id: int, why: str) -> None:
    withdraw(connection, draft_id)
    here = (drafts.c.id == draft_id) & (drafts.c.status == "approved")
    connection.execute(update(drafts).where(here).values(status="pending"))
    said = (decisions.c.draft_id == draft_id) & decisions.c.by.startswith(RULE)
    connection.execute(update(decisions).where(said).values(undone=True))
    subject, words = f"draft:{draft_id}", f"autonomy fell back: {why}"
    record(connection, at, subject, HOUSE, "wait again", "approved", "pending", words)


def asks_the_same(last: Switch | None, file: PersonaFile) -> bool:
    asked = file.autonomy
    if last is None:
        return asked.level == "review"
    return (last.level, last.stories, last.asked_by) == (
        asked.level, asked.stories, owner_of(file),
    )  # fmt: skip


def _switch(row: Row[Any]) -> Switch:
    return Switch(
        row.level, row.stories, row.asked_by, row.on, row.by, row.why, row.model, row.at
    )  # fmt: skip
