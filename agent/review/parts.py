"""What stands beside a draft's text, as it is now: its variants and its files. Changes nothing."""

from typing import Any

from sqlalchemy import Connection, Row, bindparam, select

from agent.database import Database
from agent.database.tables import attachments, drafts, variants
from agent.types.approved import bytes_hash
from agent.types.media import Attachment, Enclosed, Variant

_VARIANTS = (
    select(variants, drafts.c.text.label("hers"))
    .join(drafts)
    .where(variants.c.draft_id == bindparam("draft"))
    .order_by(variants.c.id)
)
_ENCLOSED = (
    select(attachments)
    .where(attachments.c.draft_id == bindparam("draft"))
    .order_by(attachments.c.id)
)  # fmt: skip


def variants_of(database: Database, draft_id: int) -> list[Variant]:
    with database.read.connect() as connection:
        return all_variants(connection, draft_id)


def approved_texts(connection: Connection, draft_id: int) -> dict[str, str]:
    """Language → text of those that a person approved beside the draft's text as it stands."""
    found = all_variants(connection, draft_id)
    return {each.language: each.text for each in found if each.status == "approved" and each.stands}


def all_variants(connection: Connection, draft_id: int) -> list[Variant]:
    return [_variant(row) for row in connection.execute(_VARIANTS, {"draft": draft_id})]


def enclosed(database: Database, draft_id: int) -> list[Enclosed]:
    with database.read.connect() as connection:
        return enclosed_in(connection, draft_id)


def enclosed_in(connection: Connection, draft_id: int) -> list[Enclosed]:
    """In the order in which they were dropped in."""
    rows = connection.execute(_ENCLOSED, {"draft": draft_id})
    return [Enclosed(row.id, _of(row), row.by) for row in rows]


def _variant(row: Row[Any]) -> Variant:
    return Variant(
        row.id, row.draft_id, row.language, row.text, row.gloss, row.status, row.by, row.number,
        row.beside == bytes_hash(row.hers), tuple(row.flags), row.decided_by, row.at,
    )  # fmt: skip


def _of(row: Row[Any]) -> Attachment:
    return Attachment(row.sha256, row.type, row.size, row.alt, row.ai)
