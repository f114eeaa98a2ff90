"""A persona's version holds the prompts, too: they are tuned as her files are."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.add_column("persona_versions", sa.Column("prompts", sa.JSON(), nullable=True))
