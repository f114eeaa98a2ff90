"""When a persona's taste began anew; what a model said of a story's gravity."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.create_table(
        "taste_resets",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("persona", sa.String(length=64), nullable=False),
        sa.Column("by", sa.String(length=100), nullable=False),
        sa.Column("why", sa.Text(), server_default="", nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_taste_resets")),
    )
    op.create_index(op.f("ix_taste_resets_persona"), "taste_resets", ["persona"], unique=False)
    op.create_table(
        "second_looks",
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("story_id", sa.Integer(), nullable=False),
        sa.Column("reply", sa.JSON(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["story_id"], ["stories.id"], name=op.f("fk_second_looks_story_id")
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_second_looks")),
    )
    op.create_index(op.f("ix_second_looks_story_id"), "second_looks", ["story_id"], unique=False)
