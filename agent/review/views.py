"""How drafts are looked at, where evidence is gathered: a row for each look at a draft's page."""

from sqlalchemy import insert

from agent.database import Database
from agent.database.tables import views
from agent.review.holds import named
from agent.review.listing import shown
from agent.types.clocks import Clocks

LONGEST_SECONDS = 600.0
"""A page left open is not read for longer than this."""


def seen(
    database: Database, clocks: Clocks, draft_id: int, by: str, seconds: float, why: bool
) -> None:
    """So long its page was in sight, and whether its why was. Raises NotThere."""
    who, draft = named(by), shown(database, draft_id)
    row = {"draft_id": draft.id, "by": who, "why": why, "at_wall": clocks.wall.now(),
           "seconds": min(max(0.0, seconds), LONGEST_SECONDS)}  # fmt: skip
    with database.write.begin() as connection:
        connection.execute(insert(views).values(**row))
