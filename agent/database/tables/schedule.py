"""Moments to speak, materialised."""

from sqlalchemy import Column, Date, Integer, String, Table, Text, UniqueConstraint

from agent.database.tables.shared import metadata
from memory.tables import UtcDateTime

slots = Table(
    "slots",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("persona", String(64), nullable=False),
    Column("local_date", Date, nullable=False),
    Column("position", Integer, nullable=False),  # first, second … of that local day
    Column("speak_at", UtcDateTime, nullable=False, index=True),
    Column("write_at", UtcDateTime, nullable=False, index=True),
    Column("status", String(16), nullable=False, server_default="planned"),
    # planned → writing → drafted | silent | failed; planned → missed | dropped
    Column("attempt", Integer, nullable=False, server_default="0"),
    Column("lease_until_wall", UtcDateTime),
    Column("why", Text, nullable=False, server_default=""),
    UniqueConstraint("persona", "local_date", "position"),
)
