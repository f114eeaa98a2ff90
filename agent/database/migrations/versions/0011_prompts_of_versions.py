"""A persona's version holds the prompts, too: they are tuned as her files are."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0007"


def upgrade() -> None:
    op.add_column("persona_versions", sa.Column("prompts", sa.JSON(), nullable=True))
