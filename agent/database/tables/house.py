"""The home itself, persona versions, usage, problems."""

from sqlalchemy import JSON, Boolean, Column, Float, Integer, String, Table, Text

from agent.database.tables.shared import metadata
from memory.tables import UtcDateTime

# One row of facts about this home: whether it was ever simulated, where its world clock stands.
home = Table(
    "home",
    metadata,
    Column("id", Integer, primary_key=True),  # always 1
    Column("simulated", Boolean, nullable=False, server_default="0"),
    Column("world_anchor", UtcDateTime),  # the simulated world clock showed this …
    Column("wall_anchor", UtcDateTime),  # … when the wall clock showed this,
    Column("speed", Float, nullable=False, server_default="0"),  # and runs so many times as fast
)

persona_versions = Table(
    "persona_versions",
    metadata,
    Column("version", String(64), primary_key=True),
    Column("persona", String(64), nullable=False),
    Column("files", JSON, nullable=False),  # path → content, secrets excepted
    Column("prompts", JSON),  # name → text of those in her language; null: kept before prompts were
    Column("first_at", UtcDateTime, nullable=False),
)

model_calls = Table(
    "model_calls",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("persona", String(64), nullable=False),
    Column("thread", String(100), nullable=False, server_default=""),
    Column("purpose", String(40), nullable=False),
    Column("model", String(200), nullable=False),  # as its server calls it, where it says so
    Column("asked", String(200), nullable=False, server_default=""),  # as settings call it
    Column("prompt_tokens", Integer, nullable=False),
    Column("reply_tokens", Integer, nullable=False),
    Column("money", Float, nullable=False, server_default="0"),
    Column("seconds", Float, nullable=False),
    Column("ok", Boolean, nullable=False),
    Column("error", Text, nullable=False, server_default=""),
    Column("at", UtcDateTime, nullable=False, index=True),
    Column("at_wall", UtcDateTime, nullable=False),
)

# What is wrong at the moment, one row a problem; gone when it is over.
problems = Table(
    "problems",
    metadata,
    Column("area", String(40), primary_key=True),  # feed, model, config, memory, publish, schedule
    Column("subject", String(300), primary_key=True),
    Column("message", Text, nullable=False),
    Column("mend", Text, nullable=False, server_default=""),
    Column("since", UtcDateTime, nullable=False),
    Column("last", UtcDateTime, nullable=False),
)
