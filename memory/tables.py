"""The ledger's tables. Times are UTC; `UtcDateTime` refuses naive ones."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    DateTime,
    Float,
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
    Column("uses", Integer, nullable=False, server_default="0"),  # so many rows in memory_uses
    UniqueConstraint("persona", "source"),
    Index("ix_memories_persona_kind_status", "persona", "kind", "status"),
    Index("ix_memories_indexed_as", "indexed_as"),
)

# Which published posts rested on a memory.
memory_uses = Table(
    "memory_uses",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("memory_id", ForeignKey("memories.id"), nullable=False),
    Column("used_by", String(300), nullable=False),  # "post:12"
    Column("at", UtcDateTime, nullable=False),
    UniqueConstraint("memory_id", "used_by"),
)

# How a memory of kind 'thread' stands.
threads = Table(
    "threads",
    metadata,
    Column("memory_id", ForeignKey("memories.id"), primary_key=True),
    Column("persona", String(64), nullable=False, index=True),
    Column("kind", String(16), nullable=False, server_default="wish"),
    Column("state", String(16), nullable=False, server_default="open"),
    Column("opened_by", String(300), nullable=False),
    Column("closed_by", String(300), nullable=False, server_default=""),
    Column("opened_at", UtcDateTime, nullable=False),
    Column("rests_until", UtcDateTime, nullable=False),
    Column("closed_at", UtcDateTime),
)

# What moved a thread: the post ("post:12"), which does so at most once, or the person who did.
thread_moves = Table(
    "thread_moves",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("memory_id", ForeignKey("threads.memory_id"), nullable=False, index=True),
    Column("was", String(16), nullable=False),
    Column("became", String(16), nullable=False),
    Column("by", String(300), nullable=False),
    Column("at", UtcDateTime, nullable=False),
)

# Between which dates she held a memory of kind 'belief', and which older one it took the place of.
beliefs = Table(
    "beliefs",
    metadata,
    Column("memory_id", ForeignKey("memories.id"), primary_key=True),
    Column("persona", String(64), nullable=False, index=True),
    Column("held_from", UtcDateTime, nullable=False),
    Column("held_until", UtcDateTime),
    Column("supersedes", ForeignKey("memories.id")),
)

# What a belief rests on.
belief_evidence = Table(
    "belief_evidence",
    metadata,
    Column("belief_id", ForeignKey("beliefs.memory_id"), primary_key=True),
    Column("evidence_id", ForeignKey("memories.id"), primary_key=True, index=True),
)

# What review taught: a memory of kind 'lesson' that many decisions may have given.
lessons = Table(
    "lessons",
    metadata,
    Column("memory_id", ForeignKey("memories.id"), primary_key=True),
    Column("persona", String(64), nullable=False, index=True),
    Column("code", String(32), nullable=False),  # a refusal's reason, or 'edit'
    Column("trait", String(200), nullable=False, server_default=""),  # what code can see of it
    Column("strength", Float, nullable=False),
    Column("kept", Integer, nullable=False, server_default="0"),  # drafts in a row that kept to it
    Column("last_given_at", UtcDateTime, nullable=False),
    Column("last_tripped_at", UtcDateTime),
)

# Which decisions gave a lesson, and who made them.
lesson_givings = Table(
    "lesson_givings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("lesson_id", ForeignKey("lessons.memory_id"), nullable=False),
    Column("source", String(300), nullable=False),  # "decision:12"
    Column("given_by", String(200), nullable=False, index=True),
    Column("at", UtcDateTime, nullable=False),
    UniqueConstraint("lesson_id", "source"),
)

# People whose lessons are switched off.
muted_teachers = Table(
    "muted_teachers",
    metadata,
    Column("name", String(200), primary_key=True),
    Column("by", String(100), nullable=False),
    Column("at", UtcDateTime, nullable=False),
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
