"""Deliveries that people carry out, and approved posts without a date."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    _carried()
    _shelf()


def _carried() -> None:
    op.create_table(
        "carried",
        sa.Column("delivery_id", sa.Integer(), nullable=False),
        sa.Column("by", sa.String(length=100), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("gone_by", sa.String(length=100)),
        sa.Column("gone_at", sa.DateTime()),
        sa.Column("gone_why", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["delivery_id"], ["deliveries.id"], name=op.f("fk_carried_delivery_id")
        ),
        sa.PrimaryKeyConstraint("delivery_id", name=op.f("pk_carried")),
    )


def _shelf() -> None:
    op.create_table(
        "shelf",
        sa.Column("post_id", sa.Integer(), nullable=False),
        sa.Column("persona", sa.String(length=64), nullable=False),
        sa.Column("by", sa.String(length=100), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("left_at", sa.DateTime()),
        sa.ForeignKeyConstraint(["post_id"], ["posts.id"], name=op.f("fk_shelf_post_id")),
        sa.PrimaryKeyConstraint("post_id", name=op.f("pk_shelf")),
    )
    op.create_index(op.f("ix_shelf_persona"), "shelf", ["persona"], unique=False)
