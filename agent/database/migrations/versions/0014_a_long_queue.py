"""A long queue: what waits is listed from an index alone, however much was decided before."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"

WAITING = sa.text("status = 'pending' AND redo_wish IS NULL")
ANEW = sa.text("status = 'pending' AND redo_wish IS NOT NULL")


def upgrade() -> None:
    op.create_index(
        "ix_drafts_waiting",
        "drafts",
        ["speak_at", "created_at", "not_before", "persona", "occasion"],
        sqlite_where=WAITING,
        postgresql_where=WAITING,
    )
    op.create_index(
        "ix_drafts_anew", "drafts", ["speak_at"], sqlite_where=ANEW, postgresql_where=ANEW
    )
    op.create_index("ix_drafts_speak_at", "drafts", ["speak_at"])
    op.create_index("ix_drafts_slot_id", "drafts", ["slot_id"])
    op.create_index(op.f("ix_slots_speak_at"), "slots", ["speak_at"])
