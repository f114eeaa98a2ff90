"""A draft's next version, as its row, its revision and its flags."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Row, insert, update

from agent.database.tables import drafts, revisions
from agent.review.flags import write_flags
from agent.types.clocks import Stamp


def write_revision(
    connection: Connection, row: Row[Any], at: Stamp, by: str, text: str,
    flags: Iterable[dict[str, Any]], note: str,
) -> int:  # fmt: skip
    """Write the next version of the text; whatever stood before stays readable."""
    number: int = row.revision + 1
    connection.execute(
        insert(revisions).values(
            draft_id=row.id, number=number, text=text, by=by, note=note, at=at.world
        )
    )
    connection.execute(
        update(drafts).where(drafts.c.id == row.id).values(text=text, revision=number)
    )
    write_flags(connection, row.id, number, flags)
    return number
