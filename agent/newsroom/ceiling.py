"""The label's ceiling: so many posts a day for all personas together, whatever their rhythms say."""

from datetime import datetime, timedelta

from sqlalchemy import func, select

from agent.database.tables import drafts
from agent.newsroom.room import Newsroom
from agent.types.review import LIVE


def label_is_full(room: Newsroom, speak_at: datetime) -> str:
    """Why nobody may be planned for that day (of UTC) any more, or nothing."""
    most = room.config.label.posts_per_day
    day = speak_at.replace(hour=0, minute=0, second=0, microsecond=0)
    planned = select(func.count()).where(
        drafts.c.kind == "post", drafts.c.status.in_(LIVE),
        drafts.c.speak_at >= day, drafts.c.speak_at < day + timedelta(days=1),
    )  # fmt: skip
    with room.database.read.connect() as connection:
        full = connection.execute(planned).scalar_one() >= most
    return f"the label's {most} posts for that day are taken" if full else ""
