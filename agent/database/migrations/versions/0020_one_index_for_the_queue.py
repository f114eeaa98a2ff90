"""One index for the queue: it alone tells what waits, rests and comes, and in which order.

The two partial ones it replaces went unused: without statistics SQLite prefers equality on the status.
"""

from alembic import op

revision = "0020"
down_revision = "0017"
COLUMNS = ["status", "speak_at", "created_at", "not_before", "redo_wish", "persona", "occasion"]


def upgrade() -> None:
    for unused in ("ix_drafts_waiting", "ix_drafts_anew", "ix_drafts_status_speak_at"):
        op.drop_index(unused, "drafts")
    op.create_index("ix_drafts_queue", "drafts", COLUMNS)
    op.create_index("ix_decisions_verb_at", "decisions", ["verb", "at"])
