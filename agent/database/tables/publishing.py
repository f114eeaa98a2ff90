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
    Column("language", String(8), nullable=False, server_default=""),  # of body; '': the post's own
    Column("variants", JSON, nullable=False, server_default="{}"),  # what leaves in other languages
    Column("attachments", JSON, nullable=False, server_default="[]"),  # those that go along here
    Column("sha256", String(64), nullable=False),  # over body, and what else leaves with it
    Column("status", String(16), nullable=False, server_default="due"),
    Column("due_at", UtcDateTime, nullable=False),
    Column("tries", Integer, nullable=False, server_default="0"),
    Column("lease_until_wall", UtcDateTime),
    Column("sent_at", UtcDateTime),
    Column("remote", String(2000), nullable=False, server_default=""),  # where it can be read
    Column(
        "remote_id", String(500), nullable=False, server_default=""
    ),  # what the platform calls it
    Column("doubt_wall", UtcDateTime),  # the first try that may have left; null: none may
    Column(
        "again_wall", UtcDateTime
    ),  # when the house tries an unconfirmed one itself; null: a person's
    Column("error", Text, nullable=False, server_default=""),
    UniqueConstraint("post_id", "channel"),
    Index("ix_deliveries_status_due_at", "status", "due_at"),
)

# How her account on one channel is.
accounts = Table(
    "accounts",
    metadata,
    Column("persona", String(64), primary_key=True),
    Column("channel", String(40), primary_key=True),
    Column("checked_wall", UtcDateTime),  # when it was last seen to say that she is a machine
    Column(
        "paused_until_wall", UtcDateTime
    ),  # as the platform wishes, or until a refusal is tried again
    Column("faults", Integer, nullable=False, server_default="0"),  # in a row
    Column("broken_since", UtcDateTime),  # null: it isn't
    Column("message", Text, nullable=False, server_default=""),
    Column("mend", Text, nullable=False, server_default=""),
)

# What was done about a post that is out: taken down or corrected, on each channel.
amendments = Table(
    "amendments",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("delivery_id", ForeignKey("deliveries.id"), nullable=False, index=True),
    Column("kind", String(16), nullable=False),  # take-down, correct
    Column(
        "text", Text, nullable=False, server_default=""
    ),  # her words as corrected, disclosure not added
    Column("body", Text, nullable=False, server_default=""),  # as they leave
    Column("sha256", String(64), nullable=False, server_default=""),
    Column("by", String(100), nullable=False),
    Column("why", Text, nullable=False, server_default=""),
    Column("status", String(16), nullable=False),  # wished, done, by-hand, by-hand-done
    Column("error", Text, nullable=False, server_default=""),
    Column("remembered", Boolean, nullable=False, server_default="0"),
    Column("at", UtcDateTime, nullable=False),
    Column("at_wall", UtcDateTime, nullable=False),
)
