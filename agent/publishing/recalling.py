"""What of a post has not left yet, when a person takes it down or corrects it: nothing leaves as it was.

A taken down post's waiting deliveries are withdrawn; a corrected one's leave with the new text, whose hash is taken
anew, since a named person approved it (law 5).
"""

from typing import Any

from sqlalchemy import Row, update

from agent.database import Database
from agent.database.audit import record
from agent.database.tables import deliveries
from agent.types.approved import parcel_hash
from agent.types.clocks import Clocks, stamp

WAITING = ("due", "failed")


def recall(
    database: Database, clocks: Clocks, row: Row[Any], by: str, why: str, body: str | None
) -> str:
    """`body` is what leaves in its place; None: nothing does. Why it couldn't be done; empty: it is done."""
    changed = {"status": "withdrawn", "error": "taken down"} if body is None else _anew(row, body)
    mine = (deliveries.c.id == row.id) & deliveries.c.status.in_(WAITING)
    with database.write.begin() as connection:
        if connection.execute(update(deliveries).where(mine).values(changed)).rowcount != 1:
            return f"{row.channel} is being sent at this moment; look there, then do it again"
        kind, after = ("take-down", "withdrawn") if body is None else ("correct", row.status)
        record(connection, stamp(clocks), f"delivery:{row.id}", by, kind, row.status, after, why)
    return ""


def _anew(row: Row[Any], body: str) -> dict[str, Any]:
    return {"body": body, "sha256": parcel_hash(body, row.variants, row.attachments)}
