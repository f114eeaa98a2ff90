"""Until when a feed's site asked to be left alone: it holds after the pass, too, and for whoever asks by hand."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"


def upgrade() -> None:
    op.add_column("feeds", sa.Column("rests_until", sa.DateTime(), nullable=True))
