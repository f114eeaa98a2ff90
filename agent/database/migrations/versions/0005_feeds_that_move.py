"""Feeds that moved or are gone, each asked at its own pace; bytes known by their digest."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    for column in (
        sa.Column("gone", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("address", sa.String(length=2000), nullable=True),
        sa.Column("moved_to", sa.String(length=2000), nullable=True),
        sa.Column("moved_seen", sa.Integer(), server_default="0", nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=True),
        sa.Column("pace_seconds", sa.Integer(), nullable=True),
    ):
        op.add_column("feeds", column)
