"""What she thinks, what waits to be thought, and what people did not want her to think."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, select

from agent.database import Database
from agent.database.tables import drafts, revisions
from memory.mind import beliefs
from memory.types import Belief

KNOWN = ("pending", "approved", "published")


@dataclass(frozen=True)
class Thought:
    """What she thinks, what waits to be hers or once was, and what people did not want."""

    held: tuple[Belief, ...]
    known: tuple[str, ...]
    refused: tuple[str, ...]

    def beside(self, text: str, changes: int | None) -> tuple[str, ...]:
        """What a belief is compared with: neither itself nor the one that it takes the place of."""
        changed = next((each.text for each in self.held if each.id == changes), None)
        return tuple(each for each in self.known if each not in (text, changed))


def thought(database: Database, persona: str) -> Thought:
    with database.read.connect() as connection:
        kept = beliefs.listed(connection, persona)
        proposed = connection.execute(_versions(persona)).all()
    held = tuple(each for each in kept if each.status == "active")
    retired = [each.text for each in kept if each.status == "retired"]
    changed = {each.provenance.get("draft") for each in kept if each.status == "superseded"}
    known = [row.text for row in proposed if row.status in KNOWN and str(row.id) not in changed]
    refused = [row.text for row in proposed if row.status == "rejected"]
    return Thought(held, (*(each.text for each in held), *known), (*refused, *retired))


def _versions(persona: str) -> Select[Any]:
    """Proposed beliefs in every version that they had: an edit makes the first one no news."""
    return (
        select(drafts.c.id, drafts.c.status, revisions.c.text)
        .join(revisions, revisions.c.draft_id == drafts.c.id)
        .where(drafts.c.persona == persona, drafts.c.kind == "belief")
        .order_by(revisions.c.id.desc())
    )
