"""What stayed with people: replies, saves and followers, as they stood on a day."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    op.create_table(
        "stayed",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("persona", sa.String(length=64), nullable=False),
        sa.Column("post_id", sa.Integer()),
        sa.Column("channel", sa.String(length=40), server_default="", nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("replies", sa.Integer()),
        sa.Column("saves", sa.Integer()),
        sa.Column("followers", sa.Integer()),
        sa.Column("by", sa.String(length=100), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["post_id"], ["posts.id"], name=op.f("fk_stayed_post_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stayed")),
    )
    op.create_index(op.f("ix_stayed_persona"), "stayed", ["persona"], unique=False)
    op.create_index(op.f("ix_stayed_post_id"), "stayed", ["post_id"], unique=False)
