"""What is checked again at the door, whatever was checked before (laws 4 and 5)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Connection, Row, Select, select

from agent.database.tables import deliveries, drafts, holds, posts
from agent.types.approved import parcel_hash, post_hash

ON_HOLD = "on hold: "
Kind = Literal["wait", "stale", "broken"]
Also = Callable[[Row[Any], datetime], str]
"""Why a delivery waits for other reasons than are known here, or nothing."""

COLUMNS = (
    deliveries.c.id,
    deliveries.c.channel,
    deliveries.c.body,
    deliveries.c.sha256,
    deliveries.c.status,
    deliveries.c.due_at,
    deliveries.c.tries,
    deliveries.c.lease_until_wall,
    deliveries.c.sent_at,
    deliveries.c.error,
    deliveries.c.remote,
    deliveries.c.doubt_wall,
    deliveries.c.again_wall,
    deliveries.c.language.label("said_in"),
    deliveries.c.variants.label("beside"),
    deliveries.c.attachments.label("along"),
    posts.c.id.label("post_id"),
    posts.c.persona,
    posts.c.language,
    posts.c.sample,
    posts.c.text,
    posts.c.sha256.label("post_sha256"),
    posts.c.variants,
    posts.c.attachments,
    posts.c.withdrawn,
    drafts.c.id.label("draft_id"),
    drafts.c.status.label("draft_status"),
    drafts.c.hold,
    drafts.c.expires_at,
)


@dataclass(frozen=True)
class Stop:
    """Why a delivery may not leave: it waits, its news is stale, or it can never leave as it is."""

    kind: Kind
    words: str


def parcels() -> Select[Any]:
    """Deliveries with all that is known of their post and draft."""
    return select(*COLUMNS).select_from(deliveries.join(posts).join(drafts))


def nothing_else(row: Row[Any], now: datetime) -> str:
    return ""


def stop(
    connection: Connection, row: Row[Any], now: datetime, also: Also = nothing_else
) -> Stop | None:
    """Why this delivery may not leave now; None: it may."""
    words = _broken(row)
    if words:
        return Stop("broken", words)
    held = row.hold or _held(connection, row.persona)
    if held:
        return Stop("wait", f"{ON_HOLD}{held}")
    if row.expires_at is not None and row.expires_at <= now:
        return Stop("stale", f"its news ended at {row.expires_at.isoformat()}")
    waits = also(row, now)
    return Stop("wait", waits) if waits else None


def _broken(row: Row[Any]) -> str:
    if row.withdrawn or row.draft_status not in ("approved", "published"):
        return f"draft {row.draft_id} is no longer approved ({row.draft_status})"
    if post_hash(row.text, row.variants, row.attachments) != row.post_sha256:
        return f"post {row.post_id} isn't what was approved: its hash differs"
    if parcel_hash(row.body, row.beside, row.along) != row.sha256:
        return f"delivery {row.id} isn't what was approved: its hash differs"
    return ""


def _held(connection: Connection, persona: str) -> str:
    wanted = (
        select(holds.c.why, holds.c.by)
        .where(holds.c.scope.in_((persona, "*")), holds.c.lifted_at.is_(None))
        .order_by(holds.c.id)
        .limit(1)
    )
    row = connection.execute(wanted).one_or_none()
    return "" if row is None else f"{row.why} ({row.by})"
