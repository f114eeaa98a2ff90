"""What readers said below her posts, and the regulars among them."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    _remarks()
    _regulars()


def _remarks() -> None:
    op.create_table(
        "remarks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("persona", sa.String(length=64), nullable=False),
        sa.Column("post_id", sa.Integer()),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("handle", sa.String(length=100), server_default="", nullable=False),
        sa.Column("outcome", sa.String(length=16), nullable=False),
        sa.Column("why", sa.Text(), server_default="", nullable=False),
        sa.Column("by", sa.String(length=100), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("memory_id", sa.Integer()),
        sa.Column("seen_by", sa.String(length=100)),
        sa.Column("seen_at", sa.DateTime()),
        sa.ForeignKeyConstraint(["post_id"], ["posts.id"], name=op.f("fk_remarks_post_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_remarks")),
    )
    op.create_index(op.f("ix_remarks_persona"), "remarks", ["persona"], unique=False)


def _regulars() -> None:
    op.create_table(
        "regulars",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("persona", sa.String(length=64), nullable=False),
        sa.Column("handle", sa.String(length=100), nullable=False),
        sa.Column("by", sa.String(length=100), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_regulars")),
        sa.UniqueConstraint("persona", "handle", name=op.f("uq_regulars_persona_handle")),
    )
