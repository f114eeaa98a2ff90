"""All tables but the ledger's. Times are UTC: `…_at` on the world clock, `…_wall` on the wall clock."""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from memory.tables import CONVENTION, UtcDateTime

metadata = MetaData(naming_convention=CONVENTION)

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

# --- news ---------------------------------------------------------------------------------------

feeds = Table(
    "feeds",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("url", String(2000), nullable=False, unique=True),
    Column("name", String(300), nullable=False, server_default=""),
    Column("kind", String(16), nullable=False, server_default="feed"),
    Column("about", String(16), nullable=False, server_default=""),
    Column("active", Boolean, nullable=False, server_default="1"),  # still in feeds.yaml
    Column("etag", String(1000)),
    Column("last_modified", String(200)),
    Column("next_at", UtcDateTime),  # null: due now
    Column("asked_at", UtcDateTime),
    Column("ok_at", UtcDateTime),
    Column("failures", Integer, nullable=False, server_default="0"),
    Column("status", Integer),
    Column("error", Text, nullable=False, server_default=""),
)

sagas = Table(
    "sagas",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("title", Text, nullable=False),
    Column("first_at", UtcDateTime, nullable=False),
    Column("last_at", UtcDateTime, nullable=False, index=True),
)

stories = Table(
    "stories",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("saga_id", ForeignKey("sagas.id"), nullable=False, index=True),
    Column("title", Text, nullable=False),
    Column("language", String(8), nullable=False, server_default=""),
    Column("first_at", UtcDateTime, nullable=False),
    Column("last_at", UtcDateTime, nullable=False, index=True),
    Column("items", Integer, nullable=False, server_default="0"),
    Column("publishers", Integer, nullable=False, server_default="0"),
    Column("heat", Float, nullable=False, server_default="0"),
    Column("about_self", Boolean, nullable=False, server_default="0"),
    Column("sample", Boolean, nullable=False, server_default="0"),
    Column("merged_into", ForeignKey("stories.id")),  # what was said of a story follows it
)

items = Table(
    "items",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("feed_id", ForeignKey("feeds.id"), nullable=False),
    Column("uid", String(500), nullable=False),  # the entry's own id, or its link
    Column("link_key", String(500), nullable=False, index=True),  # the link without tracking
    Column("url", String(2000), nullable=False),
    Column("title", Text, nullable=False),
    Column("summary", Text, nullable=False, server_default=""),
    Column("author", String(300), nullable=False, server_default=""),
    Column("language", String(8), nullable=False, server_default=""),
    Column("published_at", UtcDateTime),
    Column("seen_at", UtcDateTime, nullable=False, index=True),
    Column("story_id", ForeignKey("stories.id"), index=True),
    UniqueConstraint("feed_id", "uid"),
)

appeals = Table(
    "appeals",
    metadata,
    Column("persona", String(64), primary_key=True),
    Column("story_id", ForeignKey("stories.id"), primary_key=True),
    Column("score", Float, nullable=False),
    Column("outcome", String(8), nullable=False),  # used, held, left, or '' while undecided
    Column("why", Text, nullable=False, server_default=""),
    Column("at", UtcDateTime, nullable=False),
)

# --- schedule -----------------------------------------------------------------------------------

slots = Table(
    "slots",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("persona", String(64), nullable=False),
    Column("local_date", Date, nullable=False),
    Column("position", Integer, nullable=False),  # first, second … of that local day
    Column("speak_at", UtcDateTime, nullable=False),
    Column("write_at", UtcDateTime, nullable=False, index=True),
    Column("status", String(16), nullable=False, server_default="planned"),
    # planned → writing → drafted | silent | failed; planned → missed | dropped
    Column("attempt", Integer, nullable=False, server_default="0"),
    Column("lease_until_wall", UtcDateTime),
    Column("why", Text, nullable=False, server_default=""),
    UniqueConstraint("persona", "local_date", "position"),
)

# --- review -------------------------------------------------------------------------------------

LIVE_SQL = text("slot_id IS NOT NULL AND status IN ('pending', 'approved', 'published')")
WELCOME_SQL = text("origin = 'welcome'")

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
    Column("sample", Boolean, nullable=False, server_default="0"),
    Column("persona_version", String(64), nullable=False),
    Column("trace", JSON, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("created_wall", UtcDateTime, nullable=False),
    Index("ix_drafts_status_speak_at", "status", "speak_at"),
    Index("ix_drafts_persona_status", "persona", "status"),
    Index("uq_drafts_live_slot", "slot_id", unique=True, sqlite_where=LIVE_SQL, postgresql_where=LIVE_SQL),
    Index("uq_drafts_welcome", "persona", unique=True, sqlite_where=WELCOME_SQL, postgresql_where=WELCOME_SQL),
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

# --- publishing ---------------------------------------------------------------------------------

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
    Column("sha256", String(64), nullable=False),
    Column("status", String(16), nullable=False, server_default="due"),
    Column("due_at", UtcDateTime, nullable=False),
    Column("tries", Integer, nullable=False, server_default="0"),
    Column("lease_until_wall", UtcDateTime),
    Column("sent_at", UtcDateTime),
    Column("remote", String(2000), nullable=False, server_default=""),  # where it can be read
    Column("error", Text, nullable=False, server_default=""),
    UniqueConstraint("post_id", "channel"),
    Index("ix_deliveries_status_due_at", "status", "due_at"),
)

# --- the house ----------------------------------------------------------------------------------

persona_versions = Table(
    "persona_versions",
    metadata,
    Column("version", String(64), primary_key=True),
    Column("persona", String(64), nullable=False),
    Column("files", JSON, nullable=False),  # path → content, secrets excepted
    Column("first_at", UtcDateTime, nullable=False),
)

model_calls = Table(
    "model_calls",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("persona", String(64), nullable=False),
    Column("thread", String(100), nullable=False, server_default=""),
    Column("purpose", String(40), nullable=False),
    Column("model", String(200), nullable=False),
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
