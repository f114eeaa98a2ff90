"""All tables but the ledger's. Times are UTC: `…_at` on the world clock, `…_wall` on the wall clock."""

from agent.database.tables.appealing import second_looks, taste_resets
from agent.database.tables.autonomy import plants, switches, views
from agent.database.tables.by_hand import carried, shelf
from agent.database.tables.guarding import frozen_briefs, leavings, replays
from agent.database.tables.house import home, model_calls, persona_versions, problems
from agent.database.tables.living import moods, regulars, remarks, stayed, tellings
from agent.database.tables.media import attachments, variants
from agent.database.tables.news import (
    appeals,
    feeds,
    heats,
    item_vectors,
    items,
    learned,
    looks,
    sagas,
    stories,
)
from agent.database.tables.publishing import accounts, amendments, deliveries, posts
from agent.database.tables.review import audit, decisions, drafts, flags, holds, revisions
from agent.database.tables.schedule import slots
from agent.database.tables.seats import (
    attempts,
    decision_links,
    invitations,
    notices,
    people,
    sessions,
    tokens,
)
from agent.database.tables.shared import metadata

__all__ = [
    "accounts",
    "amendments",
    "appeals",
    "attachments",
    "attempts",
    "audit",
    "carried",
    "decision_links",
    "decisions",
    "deliveries",
    "drafts",
    "feeds",
    "flags",
    "frozen_briefs",
    "heats",
    "holds",
    "home",
    "invitations",
    "item_vectors",
    "items",
    "learned",
    "leavings",
    "looks",
    "metadata",
    "model_calls",
    "moods",
    "notices",
    "people",
    "persona_versions",
    "plants",
    "posts",
    "problems",
    "regulars",
    "remarks",
    "replays",
    "revisions",
    "sagas",
    "second_looks",
    "sessions",
    "shelf",
    "slots",
    "stayed",
    "stories",
    "switches",
    "taste_resets",
    "tellings",
    "tokens",
    "variants",
    "views",
]
