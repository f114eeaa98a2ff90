"""Files that people drop into a draft. Each change makes a new version of it, so that nobody approves what they
have not seen."""

from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from agent.database import Database
from agent.database.audit import record
from agent.database.tables import attachments
from agent.errors import NotLawful, NotThere
from agent.review.beside import pending_post
from agent.review.flags import flags_of
from agent.review.holds import named
from agent.review.revising import write_revision
from agent.text.media import LONGEST_ALT, MOST
from agent.types.clocks import Clocks, Stamp, stamp
from agent.types.media import Attachment, Enclosed


def enclose(
    database: Database, clocks: Clocks, draft_id: int, given: Attachment, by: str
) -> Enclosed:
    """The same file twice is described anew. Raises NotThere, NotLawful."""
    who, at, wanted = named(by), stamp(clocks), _described(given)
    with database.write.begin() as connection:
        draft = pending_post(connection, draft_id)
        _has_room(connection, draft_id, wanted)
        mine = (attachments.c.draft_id == draft_id) & (attachments.c.sha256 == wanted.sha256)
        connection.execute(delete(attachments).where(mine))
        made = connection.execute(
            insert(attachments).values(
                **asdict(wanted), draft_id=draft_id, by=who, at=at.world
            )
        )  # fmt: skip
        _changed(connection, draft, at, who, "attach", wanted.alt)
        return Enclosed(int(made.inserted_primary_key[0]), wanted, who)  # type: ignore[index]


def describe(
    database: Database, clocks: Clocks, draft_id: int, number: int, alt: str, ai: bool, by: str
) -> Enclosed:
    """Raises NotThere, NotLawful."""
    who, at = named(by), stamp(clocks)
    with database.write.begin() as connection:
        draft, row = pending_post(connection, draft_id), _row(connection, draft_id, number)
        wanted = _described(Attachment(row.sha256, row.type, row.size, alt, ai))
        mine = update(attachments).where(attachments.c.id == number)
        connection.execute(mine.values(alt=wanted.alt, ai=ai))
        _changed(connection, draft, at, who, "describe", wanted.alt)
        return Enclosed(number, wanted, row.by)


def take_out(database: Database, clocks: Clocks, draft_id: int, number: int, by: str) -> None:
    """The file stays where it is kept: an earlier post may show it. Raises NotThere, NotLawful."""
    who, at = named(by), stamp(clocks)
    with database.write.begin() as connection:
        draft, row = pending_post(connection, draft_id), _row(connection, draft_id, number)
        connection.execute(delete(attachments).where(attachments.c.id == number))
        _changed(connection, draft, at, who, "take out", row.alt)


def hand_over(connection: Connection, old: int | None, new: int) -> None:
    """What people dropped into a draft goes on with the one that was written in its place."""
    columns = [column for column in attachments.c if column.name not in ("id", "draft_id")]
    rows = connection.execute(select(*columns).where(attachments.c.draft_id == old)).mappings()
    given = [{**row, "draft_id": new} for row in rows]
    if given:
        connection.execute(insert(attachments), given)


def _described(given: Attachment) -> Attachment:
    alt = " ".join(given.alt.split())
    if not alt or len(alt) > LONGEST_ALT:
        raise NotLawful(
            f"the description has {len(alt)} characters",
            f"say in 1 to {LONGEST_ALT} what it shows or lets hear, for whoever cannot see or hear it",
        )
    return Attachment(given.sha256, given.type, given.size, alt, given.ai)


def _has_room(connection: Connection, draft_id: int, wanted: Attachment) -> None:
    others = (attachments.c.draft_id == draft_id) & (attachments.c.sha256 != wanted.sha256)
    count = connection.execute(select(func.count()).where(others)).scalar_one()
    if count >= MOST:
        raise NotLawful(f"draft {draft_id} holds {count} files already", "take one out first")


def _row(connection: Connection, draft_id: int, number: int) -> Row[Any]:
    mine = (attachments.c.draft_id == draft_id) & (attachments.c.id == number)
    row = connection.execute(select(attachments).where(mine)).one_or_none()
    if row is None:
        mend = f"see: selfsame queue show {draft_id}"
        raise NotThere(f"draft {draft_id} holds no file numbered {number}", mend)
    return row


def _changed(
    connection: Connection, draft: Row[Any], at: Stamp, who: str, verb: str, alt: str
) -> None:
    flags = flags_of(connection, draft.id, draft.revision)
    write_revision(connection, draft, at, who, draft.text, flags, f"{verb}: {alt}")
    record(connection, at, f"draft:{draft.id}", who, verb, why=alt)
