"""Who may sign in, and by what they are known. Keys are kept as hashes only; all times are the wall clock's."""

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table, Text

from agent.database.tables.shared import metadata
from memory.tables import UtcDateTime

people = Table(
    "people",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String(60), nullable=False),
    Column("folded", String(60), nullable=False, unique=True),  # the name, letters' case set aside
    Column("role", String(16), nullable=False),
    Column("password", String(200), nullable=False, server_default=""),  # an argon2 hash
    Column("made_by", String(100), nullable=False),
    Column("made_wall", UtcDateTime, nullable=False),
)

sessions = Table(
    "sessions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("person_id", ForeignKey("people.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("key", String(64), nullable=False, unique=True),  # a hash
    Column("made_wall", UtcDateTime, nullable=False),
    Column("ends_wall", UtcDateTime, nullable=False),
)

tokens = Table(
    "tokens",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("person_id", ForeignKey("people.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("key", String(64), nullable=False, unique=True),  # a hash
    Column("label", String(60), nullable=False),
    Column("made_wall", UtcDateTime, nullable=False),
)

# A link by which somebody chooses a password, once.
invitations = Table(
    "invitations",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("person_id", ForeignKey("people.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("key", String(64), nullable=False, unique=True),  # a hash
    Column("ends_wall", UtcDateTime, nullable=False),
)

# A failed sign-in; forgotten after a quarter of an hour.
attempts = Table(
    "attempts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("folded", String(60), nullable=False),
    Column("at_wall", UtcDateTime, nullable=False),
    Index("ix_attempts_at_wall", "at_wall"),
)

# What was told of a problem; the row goes when the problem is over.
notices = Table(
    "notices",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", String(40), nullable=False),
    Column("subject", String(300), nullable=False),
    Column("person", String(60), nullable=False),  # whom it was told
    Column("told_wall", UtcDateTime, nullable=False),
    Index("uq_notices_kind", "kind", "subject", "person", unique=True),
)

# A link in a notice by which one decision can be made, once, about exactly these bytes.
decision_links = Table(
    "decision_links",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", String(64), nullable=False, unique=True),  # a hash
    Column("draft_id", ForeignKey("drafts.id"), nullable=False, index=True),
    Column("revision", Integer, nullable=False),
    Column("sha256", String(64), nullable=False),  # of the revision's text
    Column("verb", String(16), nullable=False),
    Column("person", String(60), nullable=False),
    Column("ends_wall", UtcDateTime, nullable=False),
    Column("used_wall", UtcDateTime),
    Column("why", Text, nullable=False, server_default=""),  # how it ended
)
