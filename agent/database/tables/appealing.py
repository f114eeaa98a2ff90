"""What appeal goes by that stands in no file: when a taste began anew, and a model's second looks."""

from sqlalchemy import JSON, Column, ForeignKey, Integer, String, Table, Text

from agent.database.tables.shared import metadata
from memory.tables import UtcDateTime

taste_resets = Table(
    "taste_resets",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("persona", String(64), nullable=False, index=True),
    Column("by", String(100), nullable=False),
    Column("why", Text, nullable=False, server_default=""),
    Column("at", UtcDateTime, nullable=False),  # decisions up to then count no more
)

second_looks = Table(
    "second_looks",
    metadata,
    Column(
        "key", String(64), primary_key=True
    ),  # a hash over the model's name and all that it was asked
    Column("story_id", ForeignKey("stories.id"), nullable=False, index=True),
    Column("reply", JSON, nullable=False),
    Column("at", UtcDateTime, nullable=False),
)
