"""restore: a backup in place of the database, and what is known of posts that went out since it was made (law 5).

A draft that went out after the backup stands in it as if it never had. It is held, so that it can't leave again
without a named person; where nobody can tell what went out, everything is.
"""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from sqlite3 import DatabaseError, Row, connect

from sqlalchemy import select

from agent.database import Database, open_database
from agent.database.copies import put_back
from agent.database.tables import deliveries, drafts, posts
from agent.review.holds import LABEL, RESTORING, hold
from agent.types.clocks import Clocks

OUT = ("published", "unconfirmed", "sending", "taken-down")
_WENT_OUT = f"""
SELECT d.thread, d.id AS draft, s.text, group_concat(v.channel || CASE WHEN v.remote = '' THEN '' ELSE ' (' || v.remote || ')' END, ', ') AS places
FROM deliveries v JOIN posts s ON s.id = v.post_id JOIN drafts d ON d.id = s.draft_id
WHERE v.status IN ({", ".join("?" * len(OUT))}) GROUP BY s.id ORDER BY s.id
"""


@dataclass(frozen=True)
class Gone:
    """A post that went out and that the backup knows nothing of; `draft` is its number there, if it is there."""

    text: str
    places: str
    draft: int | None


@dataclass(frozen=True)
class Restored:
    """`gone` is None where what stood there before could not be read."""

    kept: Path | None
    gone: list[Gone] | None


def restore_from(copy: Path, path: Path, clocks: Clocks) -> Restored:
    """Raises BackupFault for a copy that is damaged or none."""
    made = datetime.fromtimestamp(copy.stat().st_mtime, tz=clocks.wall.now().tzinfo)
    kept = put_back(copy, path, clocks.wall.now())
    database = open_database(f"sqlite:///{path}")
    try:
        return Restored(kept, _carried_over(database, clocks, kept, made))
    finally:
        database.close()


def _carried_over(
    database: Database, clocks: Clocks, kept: Path | None, made: datetime
) -> list[Gone] | None:
    since = f"{made:%Y-%m-%d %H:%M} UTC"
    went_out = _went_out(kept) if kept else None
    if went_out is None:
        _hold_all(database, clocks, since)
        return None
    gone = list(_unknown(database, went_out))
    for each in gone:
        if each.draft is not None:
            why = f"went out after the backup of {since}, to {each.places}: look there before it leaves again"
            hold(database, clocks, f"draft:{each.draft}", why, RESTORING)
    return gone


def _went_out(kept: Path) -> list[Row] | None:
    """All that is or may be out, by the database that stood there; None where it can't be read."""
    try:
        with closing(connect(f"file:{kept}?mode=ro", uri=True)) as known:
            known.row_factory = Row
            return known.execute(_WENT_OUT, OUT).fetchall()
    except DatabaseError:
        return None


def _unknown(database: Database, went_out: list[Row]) -> Iterator[Gone]:
    """Those of which the restored one doesn't know that they are out."""
    query = select(drafts.c.thread, drafts.c.id, drafts.c.status)
    out = select(posts.c.draft_id).join(deliveries).where(deliveries.c.status.in_(OUT))
    with database.read.connect() as connection:
        here = {row.thread: row.id for row in connection.execute(query)}
        known = set(connection.execute(out).scalars())
    for row in went_out:
        draft = here.get(row["thread"])
        if draft is None or draft not in known:
            yield Gone(row["text"], row["places"], draft)


def _hold_all(database: Database, clocks: Clocks, since: str) -> None:
    """Unless nothing waits or is approved in it."""
    waiting = select(drafts.c.id).where(drafts.c.status.in_(("pending", "approved"))).limit(1)
    with database.read.connect() as connection:
        if connection.execute(waiting).first() is None:
            return
    why = f"restored from the backup of {since}; what went out since nobody knows: look at every channel, reject what is out, then lift"
    hold(database, clocks, LABEL, why, RESTORING)
