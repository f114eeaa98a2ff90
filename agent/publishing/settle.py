"""What became of a claimed delivery, written down in one transaction."""

from datetime import timedelta
from typing import Any

from sqlalchemy import Connection, select, update

from agent.database import Database
from agent.database.audit import HOUSE, record
from agent.database.tables import deliveries, drafts, posts
from agent.errors import DeliveryFault
from agent.publishing.channel import Parcel, Receipt
from agent.types.clocks import Clocks, Stamp, stamp

MOST_TRIES = 8
LONGEST_WAIT = timedelta(hours=6)


def settle(database: Database, clocks: Clocks, parcel: Parcel, receipt: Receipt) -> bool:
    """It is out, or cannot be proven to be; False where another try has taken over."""
    at = stamp(clocks)
    status = "published" if receipt.proven else "unconfirmed"
    error = "" if receipt.proven else f"{parcel.channel} did not say whether it took it"
    with database.write.begin() as connection:
        values = {"remote": receipt.remote, "error": error}
        mine = _become(connection, at, parcel, status, receipt.remote or error, values)
        if mine and receipt.proven:
            _post_is_out(connection, at, parcel)
    return mine


def settle_fault(database: Database, clocks: Clocks, parcel: Parcel, fault: DeliveryFault) -> None:
    """Nothing left: it is due again after a pause that doubles, or failed for good."""
    at = stamp(clocks)
    over = fault.permanent or parcel.attempt >= MOST_TRIES
    values: dict[str, Any] = {"error": fault.message, "sent_at": None}
    if not over:
        values["due_at"] = at.world + min(timedelta(minutes=2**parcel.attempt), LONGEST_WAIT)
    with database.write.begin() as connection:
        _become(connection, at, parcel, "failed" if over else "due", fault.message, values)


def _become(
    connection: Connection, at: Stamp, parcel: Parcel, status: str, why: str, values: dict[str, Any]
) -> bool:
    """The attempt number is the token: a try that was given up cannot overwrite a later one."""
    mine = (
        deliveries.c.id == parcel.delivery,
        deliveries.c.status.in_(("sending", "unconfirmed")),
        deliveries.c.tries == parcel.attempt,
    )
    was = connection.execute(select(deliveries.c.status).where(*mine)).scalar()
    if was is None:
        return False
    new = {"status": status, "lease_until_wall": None, **values}
    connection.execute(update(deliveries).where(*mine).values(new))
    record(connection, at, f"delivery:{parcel.delivery}", HOUSE, "settle", was, status, why)
    return True


def _post_is_out(connection: Connection, at: Stamp, parcel: Parcel) -> None:
    """The first delivery makes the post and its draft published."""
    draft_id = connection.execute(
        select(posts.c.draft_id).where(posts.c.id == parcel.post)
    ).scalar_one()
    connection.execute(
        update(posts)
        .where(posts.c.id == parcel.post, posts.c.published_at.is_(None))
        .values(published_at=parcel.published_at)
    )
    changed = connection.execute(
        update(drafts)
        .where(drafts.c.id == draft_id, drafts.c.status == "approved")
        .values(status="published")
    ).rowcount
    if changed:
        record(
            connection,
            at,
            f"draft:{draft_id}",
            HOUSE,
            "publish",
            "approved",
            "published",
            parcel.channel,
        )
