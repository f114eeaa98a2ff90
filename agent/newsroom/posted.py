"""What is out, what should be, and what a person has to look after, as documents for the command line and the desk."""

from typing import Any

from sqlalchemy import Row, select

from agent.database import Database
from agent.database.tables import deliveries, posts
from agent.newsroom.shown import timed
from agent.publishing.accounts import broken
from agent.publishing.amending import by_hand, corrections
from agent.publishing.stopped import stopped
from agent.types.clocks import Clocks

DOUBTFUL, FAILED, OUT = "unconfirmed", "failed", "published"


def posts_document(
    database: Database, clocks: Clocks, persona: str | None = None, most: int = 50
) -> dict[str, Any]:
    """The newest first; `waits` are those whose deliveries need a person."""
    why = {found.delivery: found.why for found in stopped(database, clocks)}
    rows = _rows(database, persona, most)
    with database.read.connect() as connection:
        wishes = [_by_hand(row) for row in by_hand(connection)]
        anew = corrections(connection)
    grouped: dict[int, list[Row[Any]]] = {}
    for row in rows:
        grouped.setdefault(row.post_id, []).append(row)
    told = [_post(group, why, anew.get(key, "")) for key, group in grouped.items()]
    accounts = [vars(found) for found in broken(database) if persona in (None, found.persona)]
    document: dict[str, Any] = timed({
        "waits": [each for post in told for each in post["deliveries"] if each["asks"]],
        "by_hand": wishes, "broken": accounts, "posts": told,
    })  # fmt: skip
    return document


def _rows(database: Database, persona: str | None, most: int) -> list[Row[Any]]:
    newest = select(posts.c.id).where(~posts.c.withdrawn).order_by(posts.c.id.desc()).limit(most)
    if persona is not None:
        newest = newest.where(posts.c.persona == persona)
    query = (
        select(deliveries, posts.c.persona, posts.c.text, posts.c.draft_id, posts.c.published_at,
               posts.c.language)
        .join(posts, posts.c.id == deliveries.c.post_id)
        .where(posts.c.id.in_(newest))
        .order_by(posts.c.id.desc(), deliveries.c.id)
    )  # fmt: skip
    with database.read.connect() as connection:
        return list(connection.execute(query).all())


def _post(group: list[Row[Any]], why: dict[int, str], corrected: str) -> dict[str, Any]:
    """`text` as it stands now; `approved_text` as it was approved."""
    first = group[0]
    return {
        "post": first.post_id, "draft": first.draft_id, "persona": first.persona,
        "text": corrected or first.text, "approved_text": first.text, "corrected": bool(corrected),
        "language": first.language, "published_at": first.published_at,
        "deliveries": [_delivery(row, why.get(row.id, "")) for row in group],
    }  # fmt: skip


def _delivery(row: Row[Any], why: str) -> dict[str, Any]:
    """`asks`: whether a person has to say something about it."""
    asks = row.status == FAILED or (row.status == DOUBTFUL and row.again_wall is None)
    return {
        "delivery": row.id, "post": row.post_id, "persona": row.persona, "channel": row.channel,
        "status": row.status, "due_at": row.due_at, "sent_at": row.sent_at, "link": row.remote,
        "why": why or row.error, "asks": asks, "text": row.text, "language": row.language,
        "tried_by_itself_at": row.again_wall,
    }  # fmt: skip


def _by_hand(row: Row[Any]) -> dict[str, Any]:
    return {
        "amendment": row.id, "post": row.post_id, "channel": row.channel, "kind": row.kind,
        "link": row.remote, "body": row.body, "why": row.why, "by": row.by, "text": row.post_text,
    }  # fmt: skip
