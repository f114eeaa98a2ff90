"""Approved bytes, and their journey to each channel."""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from agent.database.tables.shared import metadata
from memory.tables import UtcDateTime

posts = Table(
    "posts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("draft_id", ForeignKey("drafts.id"), nullable=False, index=True),
    Column("persona", String(64), nullable=False, index=True),
    Column("language", String(8), nullable=False),
    Column("text", Text, nullable=False),  # approved bytes, disclosure not yet added
    Column("sha256", String(64), nullable=False),  # over text, variants and attachments
    Column("variants", JSON, nullable=False),
    Column("attachments", JSON, nullable=False),
    Column("approved_by", String(100), nullable=False),
    Column("approved_at", UtcDateTime, nullable=False),
    Column("published_at", UtcDateTime, index=True),  # the first delivery that went out
    Column("remembered", Boolean, nullable=False, server_default="0"),
    Column("withdrawn", Boolean, nullable=False, server_default="0"),
    Column("sample", Boolean, nullable=False, server_default="0"),
)

deliveries = Table(
    "deliveries",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("post_id", ForeignKey("posts.id"), nullable=False),
    Column("channel", String(40), nullable=False),
    Column("body", Text, nullable=False),  # what leaves, disclosure included
    Column("sha256", String(64), nullable=False),
    Column("status", String(16), nullable=False, server_default="due"),
    Column("due_at", UtcDateTime, nullable=False),
    Column("tries", Integer, nullable=False, server_default="0"),
    Column("lease_until_wall", UtcDateTime),
    Column("sent_at", UtcDateTime),
    Column("remote", String(2000), nullable=False, server_default=""),  # where it can be read
    Column("error", Text, nullable=False, server_default=""),
    UniqueConstraint("post_id", "channel"),
    Index("ix_deliveries_status_due_at", "status", "due_at"),
)
