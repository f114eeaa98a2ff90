"""What guards her voice: who left, the frozen briefs, and how they were answered when replayed."""

from sqlalchemy import JSON, Column, Float, Integer, String, Table, Text, UniqueConstraint

from agent.database.tables.shared import metadata
from memory.tables import UtcDateTime

# A row each time somebody leaves; whoever comes back keeps the row, with its end.
leavings = Table(
    "leavings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String(100), nullable=False, index=True),
    Column("by", String(100), nullable=False),
    Column("why", Text, nullable=False, server_default=""),
    Column("at", UtcDateTime, nullable=False),
    Column("back_by", String(100)),
    Column("back_at", UtcDateTime),
)

# Six occasions a persona, made once and never changed, so that years later they can be answered again.
frozen_briefs = Table(
    "frozen_briefs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("persona", String(64), nullable=False),
    Column("number", Integer, nullable=False),  # from 1
    Column("occasion", JSON, nullable=False),
    Column("today", String(40), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    UniqueConstraint("persona", "number"),
)

replays = Table(
    "replays",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("run", String(100), nullable=False, unique=True),
    Column("persona", String(64), nullable=False, index=True),
    Column("why", String(16), nullable=False),  # week, model, swap
    Column("asked", String(200), nullable=False),  # the model's name in settings; built-in: offline
    Column("served", String(200), nullable=False, server_default=""),  # what its server called it
    Column("persona_version", String(64), nullable=False),
    Column("texts", JSON, nullable=False),  # a row a brief, in their order, as far as it came
    Column("began_at", UtcDateTime, nullable=False),
    Column("ended_at", UtcDateTime),
    Column("mean", Float),
    Column(
        "verdict", String(16), nullable=False, server_default=""
    ),  # first, holds, fails, unclear
    Column("words", Text, nullable=False, server_default=""),
)
