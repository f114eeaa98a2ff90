"""What drafts hold beside their text: variants and attachments. The files lie in data/media by their hash."""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    ForeignKey,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from agent.database.tables.shared import metadata
from memory.tables import UtcDateTime

variants = Table(
    "variants",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("draft_id", ForeignKey("drafts.id"), nullable=False),
    Column("language", String(8), nullable=False),
    Column("text", Text, nullable=False),
    Column("gloss", Text, nullable=False, server_default=""),
    Column("status", String(16), nullable=False, server_default="pending"),
    Column("by", String(100), nullable=False),
    Column("number", Integer, nullable=False, server_default="1"),
    Column("beside", String(64), nullable=False),  # hash of the draft's text that it stands beside
    Column("flags", JSON, nullable=False),
    Column("decided_by", String(100), nullable=False, server_default=""),
    Column("at", UtcDateTime, nullable=False),
    UniqueConstraint("draft_id", "language"),
)

attachments = Table(
    "attachments",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("draft_id", ForeignKey("drafts.id"), nullable=False),
    Column("sha256", String(64), nullable=False),  # of the file's content, and its name
    Column("type", String(40), nullable=False),
    Column("size", Integer, nullable=False),
    Column("alt", Text, nullable=False),
    Column("ai", Boolean, nullable=False),
    Column("by", String(100), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    UniqueConstraint("draft_id", "sha256"),
)
