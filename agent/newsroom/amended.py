"""What was taken down she no longer recalls as hers to build on; what was corrected she remembers as corrected."""

from typing import Any

from sqlalchemy import Row, select, update

from agent.database.tables import amendments, deliveries, posts
from agent.newsroom.keeping import quarantine, retire
from agent.newsroom.room import Newsroom
from memory.tables import memories
from memory.types import NewMemory


def remember_amendments(room: Newsroom) -> int:
    """Each post's, once; may be repeated after a crash."""
    query = (
        select(amendments, posts.c.id.label("post_id"), posts.c.persona)
        .join(deliveries, deliveries.c.id == amendments.c.delivery_id)
        .join(posts, posts.c.id == deliveries.c.post_id)
        .where(~amendments.c.remembered, amendments.c.status != "wished", posts.c.remembered)
        .order_by(amendments.c.id)
    )
    rows = room.rows(query)
    for row in rows:
        _remember(room, row)
        with room.database.write.begin() as connection:
            done = update(amendments).where(amendments.c.id == row.id)
            connection.execute(done.values(remembered=True))
    return len(rows)


def _remember(room: Newsroom, row: Row[Any]) -> None:
    before = _memories(room, row)
    if row.kind == "take-down":
        quarantine(room, before, row.by, f"taken down: {row.why}")
        return
    source = (
        f"post:{row.post_id}:{row.sha256[:12]}" if row.sha256 else f"post:{row.post_id}:{row.id}"
    )
    known = select(memories.c.id).where(memories.c.source == source)
    if room.rows(known):
        return  # the same correction on another channel
    retire(room, before, row.by, f"corrected: {row.why}")
    provenance = {"corrects": str(row.post_id), "corrected_by": row.by}
    room.memory.remember(
        NewMemory(row.persona, "post", row.text, source, row.at, speaker=row.persona,
                  provenance=provenance)
    )  # fmt: skip


def _memories(room: Newsroom, row: Row[Any]) -> list[int]:
    """Of this post, as it was first said or last corrected."""
    mine = (memories.c.source == f"post:{row.post_id}") | memories.c.source.like(
        f"post:{row.post_id}:%"
    )
    query = select(memories.c.id).where(
        mine, memories.c.kind == "post", memories.c.status == "active"
    )
    return [found.id for found in room.rows(query)]
