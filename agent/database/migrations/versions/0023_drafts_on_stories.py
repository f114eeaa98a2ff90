"""An index of each persona's drafts on stories, newest last: her taste is read off the latest of them."""

from alembic import op
from sqlalchemy import text

revision = "0023"
down_revision = "0022"
ON_A_STORY = text("story_id IS NOT NULL")


def upgrade() -> None:
    op.create_index(
        "ix_drafts_on_stories", "drafts", ["persona"], sqlite_where=ON_A_STORY, postgresql_where=ON_A_STORY
    )  # fmt: skip
