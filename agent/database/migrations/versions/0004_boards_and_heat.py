"""Looks at boards, how heat went over time and of which parts, and what was learned from it."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    _looks()
    _heats()
    op.create_table(
        "learned",
        sa.Column("name", sa.String(length=32), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_learned")),
    )


def _looks() -> None:
    op.create_table(
        "looks",
        sa.Column("feed_id", sa.Integer(), nullable=False),
        sa.Column("seen_at", sa.DateTime(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["feed_id"], ["feeds.id"], name=op.f("fk_looks_feed_id")),
        sa.ForeignKeyConstraint(["item_id"], ["items.id"], name=op.f("fk_looks_item_id")),
        sa.PrimaryKeyConstraint("feed_id", "seen_at", "rank", name=op.f("pk_looks")),
    )
    op.create_index(op.f("ix_looks_item_id"), "looks", ["item_id"], unique=False)
    op.create_index(op.f("ix_looks_seen_at"), "looks", ["seen_at"], unique=False)


def _heats() -> None:
    op.create_table(
        "heats",
        sa.Column("story_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("heat", sa.Float(), nullable=False),
        sa.Column("publishers", sa.Float(), nullable=False),
        sa.Column("speed", sa.Float(), nullable=False),
        sa.Column("ranks", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(["story_id"], ["stories.id"], name=op.f("fk_heats_story_id")),
        sa.PrimaryKeyConstraint("story_id", "at", name=op.f("pk_heats")),
    )
    op.create_index(op.f("ix_heats_at"), "heats", ["at"], unique=False)
