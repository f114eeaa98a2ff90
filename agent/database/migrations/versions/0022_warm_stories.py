"""An index of the stories that are warm, which are few: those that went cold are found without reading all of them."""

from alembic import op
from sqlalchemy import text

revision = "0022"
down_revision = "0021"
WARM = text("heat > 0")


def upgrade() -> None:
    op.create_index(
        "ix_stories_warm", "stories", ["last_at"], sqlite_where=WARM, postgresql_where=WARM
    )
