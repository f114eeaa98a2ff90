"""The queue: drafts with their revisions, flags, decisions; holds; the audit."""

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
    text,
)

from agent.database.tables.shared import metadata
from memory.tables import UtcDateTime

# Partial on SQLite; the migrations make them so on PostgreSQL, too. To name that one here would load all of its
# dialect with every command.
LIVE_SQL = text("slot_id IS NOT NULL AND status IN ('pending', 'approved', 'published')")
WELCOME_SQL = text("origin = 'welcome'")
ON_A_STORY_SQL = text("story_id IS NOT NULL")

drafts = Table(
    "drafts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("persona", String(64), nullable=False),
    Column("kind", String(16), nullable=False, server_default="post"),
    Column("origin", String(16), nullable=False),
    Column("occasion", String(16), nullable=False),
    Column("status", String(16), nullable=False, server_default="pending"),
    Column("thread", String(100), nullable=False, unique=True),  # the writing thread
    Column("text", Text, nullable=False),  # the current revision's text
    Column("revision", Integer, nullable=False, server_default="1"),
    Column("language", String(8), nullable=False),
    Column("slot_id", ForeignKey("slots.id")),
    Column("story_id", ForeignKey("stories.id")),
    Column("speak_at", UtcDateTime),
    Column("not_before", UtcDateTime),
    Column("expires_at", UtcDateTime),
    Column("hold", Text, nullable=False, server_default=""),
    Column("redo_wish", Text),  # a note for the next attempt; null: no wish
    Column("supersedes", ForeignKey("drafts.id")),
    Column("opens_thread", Text, nullable=False, server_default=""),
    Column("closes_thread", Integer),
    Column("takes_up_thread", Integer),
    Column("sample", Boolean, nullable=False, server_default="0"),
    Column("persona_version", String(64), nullable=False),
    Column("trace", JSON, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("created_wall", UtcDateTime, nullable=False),
    Index(
        "ix_drafts_queue", "status", "speak_at", "created_at", "not_before", "redo_wish", "persona",
        "occasion",
    ),
    Index("ix_drafts_persona_status", "persona", "status"),
    Index("ix_drafts_speak_at", "speak_at"),
    Index("ix_drafts_slot_id", "slot_id"),
    Index("ix_drafts_on_stories", "persona", sqlite_where=ON_A_STORY_SQL),
    Index("uq_drafts_live_slot", "slot_id", unique=True, sqlite_where=LIVE_SQL),
    Index("uq_drafts_welcome", "persona", unique=True, sqlite_where=WELCOME_SQL),
)  # fmt: skip

revisions = Table(
    "revisions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("draft_id", ForeignKey("drafts.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("by", String(100), nullable=False),
    Column("note", Text, nullable=False, server_default=""),
    Column("at", UtcDateTime, nullable=False),
    UniqueConstraint("draft_id", "number"),
)

flags = Table(
    "flags",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("draft_id", ForeignKey("drafts.id"), nullable=False, index=True),
    Column("revision", Integer, nullable=False),
    Column("code", String(40), nullable=False),
    Column("severity", String(8), nullable=False),
    Column("words", Text, nullable=False),
    Column("single", Boolean, nullable=False, server_default="0"),
)

decisions = Table(
    "decisions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("draft_id", ForeignKey("drafts.id"), nullable=False, index=True),
    Column("revision", Integer, nullable=False),
    Column("verb", String(16), nullable=False),
    Column("by", String(100), nullable=False),
    Column("reason", String(40), nullable=False, server_default=""),
    Column("note", Text, nullable=False, server_default=""),
    Column("was", String(16), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("at_wall", UtcDateTime, nullable=False),
    Column("undone", Boolean, nullable=False, server_default="0"),
    Column("learned", Boolean, nullable=False, server_default="0"),  # turned into a lesson
    Index("ix_decisions_verb_at", "verb", "at"),
)

holds = Table(
    "holds",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("scope", String(64), nullable=False, index=True),  # a persona's name, or '*'
    Column("why", Text, nullable=False),
    Column("by", String(100), nullable=False),
    Column("since", UtcDateTime, nullable=False),
    Column("lifted_by", String(100)),
    Column("lifted_at", UtcDateTime),
)

audit = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("subject", String(40), nullable=False),  # "draft:12", "hold:3", "delivery:7"
    Column("who", String(100), nullable=False),
    Column("action", String(40), nullable=False),
    Column("was", String(200), nullable=False, server_default=""),
    Column("became", String(200), nullable=False, server_default=""),
    Column("why", Text, nullable=False, server_default=""),
    Column("world_at", UtcDateTime, nullable=False),
    Column("wall_at", UtcDateTime, nullable=False),
    Index("ix_audit_subject", "subject"),
)
