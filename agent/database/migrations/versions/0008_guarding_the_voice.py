"""Who left, the frozen briefs and their replays; under which name a model was asked."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.add_column(
        "model_calls", sa.Column("asked", sa.String(length=200), server_default="", nullable=False)
    )
    _leavings()
    _frozen_briefs()
    _replays()


def _leavings() -> None:
    op.create_table(
        "leavings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("by", sa.String(length=100), nullable=False),
        sa.Column("why", sa.Text(), server_default="", nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("back_by", sa.String(length=100), nullable=True),
        sa.Column("back_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_leavings")),
    )
    op.create_index(op.f("ix_leavings_name"), "leavings", ["name"], unique=False)


def _frozen_briefs() -> None:
    op.create_table(
        "frozen_briefs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("persona", sa.String(length=64), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("occasion", sa.JSON(), nullable=False),
        sa.Column("today", sa.String(length=40), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_frozen_briefs")),
        sa.UniqueConstraint("persona", "number", name=op.f("uq_frozen_briefs_persona_number")),
    )


def _replays() -> None:
    op.create_table(
        "replays",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("run", sa.String(length=100), nullable=False),
        sa.Column("persona", sa.String(length=64), nullable=False),
        sa.Column("why", sa.String(length=16), nullable=False),
        sa.Column("asked", sa.String(length=200), nullable=False),
        sa.Column("served", sa.String(length=200), server_default="", nullable=False),
        sa.Column("persona_version", sa.String(length=64), nullable=False),
        sa.Column("texts", sa.JSON(), nullable=False),
        sa.Column("began_at", sa.DateTime(), nullable=False),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.Column("mean", sa.Float(), nullable=True),
        sa.Column("verdict", sa.String(length=16), server_default="", nullable=False),
        sa.Column("words", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_replays")),
        sa.UniqueConstraint("run", name=op.f("uq_replays_run")),
    )
    op.create_index(op.f("ix_replays_persona"), "replays", ["persona"], unique=False)
