"""restore: a backup in place of the database, and what is known of posts that went out since it was made (law 5).

A draft that went out after the backup stands in it as if it never had. It is held, so that it can't leave again
without a named person; where nobody can tell what went out, everything is.
"""

from collections import defaultdict
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from sqlite3 import DatabaseError, connect

from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from agent.database import Database, as_it_is, open_database
from agent.database.copies import put_back
from agent.database.tables import deliveries, drafts, posts
from agent.review.holds import LABEL, RESTORING, hold
from agent.types.clocks import Clocks

OUT = ("published", "unconfirmed", "sending", "taken-down")
_WENT_OUT = f"""
SELECT d.thread, s.text, v.channel, v.remote FROM deliveries v JOIN posts s ON s.id = v.post_id
JOIN drafts d ON d.id = s.draft_id WHERE v.status IN ({", ".join("?" * len(OUT))}) ORDER BY v.id
"""
_THREADS = "SELECT thread FROM drafts"
Place = tuple[str, str]
"""A draft's thread and a channel."""


@dataclass
class Known:
    """What the databases that stood there tell: which drafts they had, and what is or may be out, where."""

    threads: set[str] = field(default_factory=set)
    out: dict[Place, tuple[str, str]] = field(default_factory=dict)
    """→ its text, and where it can be read."""


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
    """An older backup stays as old as it is, so that an older selfsame can go on with it. Raises BackupFault for a
    copy that is damaged or none."""
    made = datetime.fromtimestamp(copy.stat().st_mtime, tz=clocks.wall.now().tzinfo)
    kept = put_back(copy, path, clocks.wall.now())
    url = f"sqlite:///{path}"
    try:
        gone = _carried_over(as_it_is(url), clocks, kept, made)
    except OperationalError:  # of so old a selfsame that its tables are others
        gone = _carried_over(open_database(url), clocks, kept, made)
    return Restored(kept, gone)


def _carried_over(
    database: Database, clocks: Clocks, kept: Path | None, made: datetime
) -> list[Gone] | None:
    """Closes the database. None where nobody can tell what went out: it couldn't be read, or knows none of these."""
    try:
        return _held(database, clocks, kept, f"{made:%Y-%m-%d %H:%M} UTC")
    finally:
        database.close()


def _held(database: Database, clocks: Clocks, kept: Path | None, since: str) -> list[Gone] | None:
    known, here, out = Known(), _drafts(database), _out(database)
    read = kept is not None and _ask(kept, known)
    for earlier in kept.parent.glob("selfsame-before-restore-*.db") if kept and read else ():
        _ask(earlier, known)
    if not read or (here and known.threads.isdisjoint(here)):
        _hold_all(database, clocks, since)
        return None
    missing: dict[str, list[Place]] = defaultdict(list)
    for place in known.out.keys() - out:
        missing[place[0]].append(place)
    gone = [_gone(known, sorted(places), here.get(thread)) for thread, places in missing.items()]
    for each in gone:
        if each.draft is not None:
            words = f"went out after the backup of {since}, to {each.places}: look there before it leaves again"
            hold(database, clocks, f"draft:{each.draft}", words, RESTORING)
    for thread in _may_leave(database) - known.threads:
        words = f"restored from the backup of {since}; whether it went out since nobody knows: look before it leaves"
        hold(database, clocks, f"draft:{here[thread]}", words, RESTORING)
    return gone


def _ask(path: Path, known: Known) -> bool:
    """Whether it could be read."""
    try:
        with closing(connect(f"file:{path}?mode=ro", uri=True)) as asked:
            threads = {row[0] for row in asked.execute(_THREADS)}
            rows = asked.execute(_WENT_OUT, OUT).fetchall()
    except DatabaseError:
        return False
    known.threads |= threads
    known.out |= {(thread, channel): (text, remote) for thread, text, channel, remote in rows}
    return True


def _gone(known: Known, places: list[Place], draft: int | None) -> Gone:
    told = [(channel, known.out[thread, channel][1]) for thread, channel in places]
    words = ", ".join(f"{channel} ({remote})" if remote else channel for channel, remote in told)
    return Gone(known.out[places[0]][0], words, draft)


def _drafts(database: Database) -> dict[str, int]:
    with database.read.connect() as connection:
        return {
            row.thread: row.id for row in connection.execute(select(drafts.c.thread, drafts.c.id))
        }


def _out(database: Database) -> set[Place]:
    query = select(drafts.c.thread, deliveries.c.channel)
    query = query.select_from(deliveries.join(posts).join(drafts)).where(
        deliveries.c.status.in_(OUT)
    )
    with database.read.connect() as connection:
        return {(row.thread, row.channel) for row in connection.execute(query)}


def _may_leave(database: Database) -> set[str]:
    """What waits, is approved, or still has a delivery before it."""
    due = (
        select(posts.c.draft_id)
        .join(deliveries)
        .where(deliveries.c.status.in_(("due", "shelved", "failed")))
    )
    waits = drafts.c.status.in_(("pending", "approved")) | drafts.c.id.in_(due)
    with database.read.connect() as connection:
        return set(connection.execute(select(drafts.c.thread).where(waits)).scalars())


def _hold_all(database: Database, clocks: Clocks, since: str) -> None:
    """Unless nothing in it could leave."""
    if not _may_leave(database):
        return
    why = f"restored from the backup of {since}; what went out since nobody knows: look at every channel, reject what is out, then lift"
    hold(database, clocks, LABEL, why, RESTORING)
