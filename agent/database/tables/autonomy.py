"""Who let a persona go how far and what took it back; how drafts were looked at; which were planted."""

from sqlalchemy import (
    DDL,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Integer,
    String,
    Table,
    Text,
    event,
)

from agent.database.tables.shared import metadata
from memory.tables import UtcDateTime

# A row is added whenever the owner asks for something else, confirms it, or an alarm takes it back.
switches = Table(
    "switches",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("persona", String(64), nullable=False, index=True),
    Column("level", String(16), nullable=False),  # what persona.yaml asks for …
    Column("stories", Boolean, nullable=False),
    Column("asked_by", String(100), nullable=False),  # … in whose name; empty: nobody's
    Column("on", Boolean, nullable=False),  # whether it is in force
    Column("by", String(100), nullable=False),  # who made this row so
    Column("why", Text, nullable=False, server_default=""),
    Column("model", String(200), nullable=False, server_default=""),  # who wrote at that time
    Column("at", UtcDateTime, nullable=False),
    Column("at_wall", UtcDateTime, nullable=False),
)

# One look at a draft's page, where evidence is gathered.
views = Table(
    "views",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("draft_id", ForeignKey("drafts.id"), nullable=False, index=True),
    Column("by", String(100), nullable=False),
    Column("seconds", Float, nullable=False),  # in which the page was in sight
    Column("why", Boolean, nullable=False),  # whether its why came into sight
    Column("at_wall", UtcDateTime, nullable=False),  # its end
)

# Bad drafts, to see whether they are caught; their rows in drafts are of kind "planted".
plants = Table(
    "plants",
    metadata,
    Column("draft_id", ForeignKey("drafts.id"), primary_key=True),
    Column("persona", String(64), nullable=False, index=True),
    Column("fault", String(40), nullable=False),
    Column("words", Text, nullable=False),  # what is wrong in the text
    Column("outcome", String(16), nullable=False, server_default=""),  # caught or missed
    Column("by", String(100), nullable=False, server_default=""),
    Column("at", UtcDateTime),  # when it was decided
)

# The database itself keeps them in.
KEPT_IN = (
    "CREATE TRIGGER planted_stays BEFORE UPDATE ON drafts "
    "WHEN OLD.kind = 'planted' "
    "AND (NEW.kind <> 'planted' OR NEW.status NOT IN ('pending', 'rejected', 'expired')) "
    "BEGIN SELECT RAISE(ABORT, 'a planted draft can never leave'); END",
    "CREATE TRIGGER planted_no_post BEFORE INSERT ON posts "
    "WHEN EXISTS (SELECT 1 FROM drafts WHERE drafts.id = NEW.draft_id AND drafts.kind = 'planted') "
    "BEGIN SELECT RAISE(ABORT, 'a planted draft can never leave'); END",
)
for trigger in KEPT_IN:
    made = DDL(trigger)  # type: ignore[no-untyped-call]
    event.listen(metadata, "after_create", made.execute_if(dialect="sqlite"))
