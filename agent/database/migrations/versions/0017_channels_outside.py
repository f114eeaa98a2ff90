"""Channels outside: doubts about deliveries, how accounts are, what was taken down or corrected."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    remote_id = sa.Column("remote_id", sa.String(length=500), server_default="", nullable=False)
    op.add_column("deliveries", remote_id)
    op.add_column("deliveries", sa.Column("doubt_wall", sa.DateTime(), nullable=True))
    op.add_column("deliveries", sa.Column("again_wall", sa.DateTime(), nullable=True))
    _accounts()
    _amendments()


def _accounts() -> None:
    op.create_table(
        "accounts",
        sa.Column("persona", sa.String(length=64), nullable=False),
        sa.Column("channel", sa.String(length=40), nullable=False),
        sa.Column("checked_wall", sa.DateTime(), nullable=True),
        sa.Column("paused_until_wall", sa.DateTime(), nullable=True),
        sa.Column("faults", sa.Integer(), server_default="0", nullable=False),
        sa.Column("broken_since", sa.DateTime(), nullable=True),
        sa.Column("message", sa.Text(), server_default="", nullable=False),
        sa.Column("mend", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("persona", "channel", name=op.f("pk_accounts")),
    )


def _amendments() -> None:
    op.create_table(
        "amendments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("delivery_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.Column("body", sa.Text(), server_default="", nullable=False),
        sa.Column("sha256", sa.String(length=64), server_default="", nullable=False),
        sa.Column("by", sa.String(length=100), nullable=False),
        sa.Column("why", sa.Text(), server_default="", nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("error", sa.Text(), server_default="", nullable=False),
        sa.Column("remembered", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("at_wall", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["delivery_id"], ["deliveries.id"], name=op.f("fk_amendments_delivery_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_amendments")),
    )
    op.create_index(op.f("ix_amendments_delivery_id"), "amendments", ["delivery_id"], unique=False)
