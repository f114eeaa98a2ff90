"""Her life beside the news: what she is told, her moods, what readers said, and what stayed with them."""

from sqlalchemy import Column, Date, ForeignKey, Integer, String, Table, Text, UniqueConstraint

from agent.database.tables.shared import metadata
from memory.tables import UtcDateTime

tellings = Table(
    "tellings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("persona", String(64), nullable=False, index=True),
    Column("text", Text, nullable=False),
    Column("day", Date, nullable=False),  # her local day on which it is so
    Column("until", Date, nullable=False),  # the last one on which she may still speak of it
    Column("by", String(100), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("memory_id", Integer),  # the event in the ledger; null: not taken in yet
    Column("back_by", String(100)),  # who took it back
    Column("back_at", UtcDateTime),
)

# A row whenever a mood is set; the last one counts until it has faded. An empty name ends it.
moods = Table(
    "moods",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("persona", String(64), nullable=False, index=True),
    Column("name", String(40), nullable=False),
    Column("cause", Text, nullable=False, server_default=""),
    Column("by", String(100), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("until", UtcDateTime, nullable=False),
)

# A comment that somebody pasted, names taken off.
remarks = Table(
    "remarks",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("persona", String(64), nullable=False, index=True),
    Column("post_id", ForeignKey("posts.id")),  # what it was said below, where that was told
    Column("text", Text, nullable=False),
    Column("handle", String(100), nullable=False, server_default=""),  # of a regular only
    Column("outcome", String(16), nullable=False),  # touched, left, person
    Column("why", Text, nullable=False, server_default=""),
    Column("by", String(100), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("memory_id", Integer),  # what touched her is an event
    Column("seen_by", String(100)),  # of one for a person: who took it on
    Column("seen_at", UtcDateTime),
)

regulars = Table(
    "regulars",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("persona", String(64), nullable=False),
    Column("handle", String(100), nullable=False),
    Column("by", String(100), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    UniqueConstraint("persona", "handle"),
)

# Figures as they stood on a day; a later row of the same day and channel goes before.
stayed = Table(
    "stayed",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("persona", String(64), nullable=False, index=True),
    Column("post_id", ForeignKey("posts.id"), index=True),  # null: followers of hers
    Column("channel", String(40), nullable=False, server_default=""),
    Column("day", Date, nullable=False),
    Column("replies", Integer),
    Column("saves", Integer),
    Column("followers", Integer),
    Column("by", String(100), nullable=False),
    Column("at", UtcDateTime, nullable=False),
)
