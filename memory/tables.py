"""The ledger's tables. Times are UTC; `UtcDateTime` refuses naive ones."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)
from sqlalchemy.engine import Dialect

CONVENTION = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}

metadata = MetaData(naming_convention=CONVENTION)


class UtcDateTime(TypeDecorator[datetime]):
    """An aware time, stored as naive UTC."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a time without a zone: {value!r}")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC)


# What a persona keeps. Text is replaced by '' and status by 'forgotten' when it is forgotten.
memories = Table(
    "memories",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("persona", String(64), nullable=False),  # '' for the label's own
    Column("kind", String(16), nullable=False),
    Column("text", Text, nullable=False),
    Column("source", String(300), nullable=False),
    Column("speaker", String(200), nullable=False, server_default=""),
    Column("about", String(300), nullable=False, server_default=""),
    Column("session", String(200), nullable=False, server_default=""),
    Column("position", Integer, nullable=False, server_default="0"),
    Column("happened_at", UtcDateTime, nullable=False),
    Column("recorded_at", UtcDateTime, nullable=False),
    Column("status", String(16), nullable=False, server_default="active"),
    Column("trusted", Boolean, nullable=False, server_default="1"),
    Column("pinned", Boolean, nullable=False, server_default="0"),
    Column("provenance", JSON, nullable=False),
    Column("indexed_as", String(200)),  # the embedder whose index holds it; null: not yet there
    UniqueConstraint("persona", "source"),
    Index("ix_memories_persona_kind_status", "persona", "kind", "status"),
    Index("ix_memories_indexed_as", "indexed_as"),
)

# How a memory of kind 'thread' stands.
threads = Table(
    "threads",
    metadata,
    Column("memory_id", ForeignKey("memories.id"), primary_key=True),
    Column("persona", String(64), nullable=False, index=True),
    Column("state", String(16), nullable=False, server_default="open"),
    Column("opened_by", String(300), nullable=False),
    Column("closed_by", String(300), nullable=False, server_default=""),
    Column("opened_at", UtcDateTime, nullable=False),
    Column("rests_until", UtcDateTime, nullable=False),
    Column("closed_at", UtcDateTime),
)

# Which lore files were read, so that only changed ones are read again.
lore_files = Table(
    "lore_files",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("persona", String(64), nullable=False),
    Column("path", String(300), nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("read_at", UtcDateTime, nullable=False),
    UniqueConstraint("persona", "path"),
)
