"""Feeds, items, stories, sagas, and what each persona makes of a story."""

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from agent.database.tables.shared import metadata
from memory.tables import UtcDateTime

WARM_SQL = text("heat > 0")
"""Word for word the condition of the index: a value that is passed in would not be known to fit it."""

feeds = Table(
    "feeds",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("url", String(2000), nullable=False, unique=True),
    Column("name", String(300), nullable=False, server_default=""),
    Column("kind", String(16), nullable=False, server_default="feed"),
    Column("about", String(16), nullable=False, server_default=""),
    Column("active", Boolean, nullable=False, server_default="1"),  # still in feeds.yaml
    Column("gone", Boolean, nullable=False, server_default="0"),  # 410: asked no more
    Column("address", String(2000)),  # where it is read, if not at url
    Column("moved_to", String(2000)),  # where permanent redirects lead, and how often in a row
    Column("moved_seen", Integer, nullable=False, server_default="0"),
    Column("etag", String(1000)),
    Column("last_modified", String(200)),
    Column("digest", String(64)),  # of the body that was read last
    Column("pace_seconds", Integer),  # how often it is asked, as often as it changes
    Column("next_at", UtcDateTime),  # null: due now
    Column("rests_until", UtcDateTime),  # its site asked to be left alone
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
    Index("ix_stories_warm", "last_at", sqlite_where=WARM_SQL),
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

item_vectors = Table(
    "item_vectors",
    metadata,
    Column("item_id", ForeignKey("items.id"), primary_key=True),
    Column("embedder", String(300), nullable=False),
    Column("vector", LargeBinary, nullable=False),  # float32; only of the latest items
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

looks = Table(
    "looks",
    metadata,
    Column("feed_id", ForeignKey("feeds.id"), primary_key=True),  # the board
    Column("seen_at", UtcDateTime, primary_key=True, index=True),
    Column("rank", Integer, primary_key=True),  # 1 is the highest
    Column("item_id", ForeignKey("items.id"), nullable=False, index=True),
)

heats = Table(
    "heats",
    metadata,
    Column("story_id", ForeignKey("stories.id"), primary_key=True),
    Column("at", UtcDateTime, primary_key=True, index=True),  # the hour that it stands for
    Column("heat", Float, nullable=False),
    Column("publishers", Float, nullable=False),  # the parts, as agent/news/heat.py names them
    Column("speed", Float, nullable=False),
    Column("ranks", Float, nullable=False),
)

learned = Table(
    "learned",
    metadata,
    Column("name", String(32), primary_key=True),
    Column("at", UtcDateTime, nullable=False),  # the newest look that it was learned from
    Column("body", LargeBinary, nullable=False),  # arrays as .npz; can be thrown away
)
