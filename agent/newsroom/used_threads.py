"""A thread that a post took up is closed, the moment it is out, for every draft that still waits."""

from collections.abc import Sequence

from sqlalchemy import select

from agent.database.tables import deliveries, drafts, posts
from agent.newsroom.room import Newsroom
from agent.review.queue import flag_spent_threads, flag_touched_threads


def flag_used_threads(room: Newsroom, out: Sequence[int]) -> None:
    """For the deliveries that went out just now; remembering says it again, and changes nothing then."""
    query = (
        select(drafts.c.id, drafts.c.text, drafts.c.closes_thread, drafts.c.takes_up_thread)
        .join(posts, posts.c.draft_id == drafts.c.id)
        .join(deliveries, deliveries.c.post_id == posts.c.id)
        .where(deliveries.c.id.in_(out))
        .distinct()
    )
    for row in room.rows(query) if out else ():
        if row.closes_thread is not None:
            flag_spent_threads(room.database, room.clocks, row.closes_thread, row.id, row.text)
        if row.takes_up_thread is not None:
            flag_touched_threads(room.database, room.clocks, row.takes_up_thread, row.id, row.text)
