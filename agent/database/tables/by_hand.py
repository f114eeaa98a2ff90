"""What people put out with their own hands, and what lies ready for a day without them."""

from sqlalchemy import Column, ForeignKey, String, Table, Text

from agent.database.tables.shared import metadata
from memory.tables import UtcDateTime

# A delivery that a person carried out, or saw to be gone.
carried = Table(
    "carried",
    metadata,
    Column("delivery_id", ForeignKey("deliveries.id"), primary_key=True),
    Column("by", String(100), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("gone_by", String(100)),
    Column("gone_at", UtcDateTime),
    Column("gone_why", Text, nullable=False, server_default=""),
)

# Approved posts without a date, in the order in which they leave.
shelf = Table(
    "shelf",
    metadata,
    Column("post_id", ForeignKey("posts.id"), primary_key=True),
    Column("persona", String(64), nullable=False, index=True),
    Column("by", String(100), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("left_at", UtcDateTime),
)
