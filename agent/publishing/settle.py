"""What became of a claimed delivery, written down in one transaction."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, select, update

from agent.database import Database
from agent.database.audit import HOUSE, record
from agent.database.tables import deliveries, drafts, posts
from agent.errors import DeliveryFault, DeliveryUnsure
from agent.publishing.accounts import note_fault, note_well
from agent.publishing.channel import Parcel, Receipt
from agent.types.clocks import Clocks, Stamp, stamp

MOST_TRIES = 8
LONGEST_WAIT = timedelta(hours=6)


def settle(
    database: Database,
    clocks: Clocks,
    parcel: Parcel,
    receipt: Receipt,
    doubt: DeliveryUnsure | None = None,
    *,
    repeatable: bool = False,
) -> bool:
    """It is out, or cannot be proven to be; False where another try has taken over."""
    at = stamp(clocks)
    words = doubt.message if doubt else f"{parcel.channel} did not say whether it took it"
    status, error = ("published", "") if receipt.proven else ("unconfirmed", words)
    values: dict[str, Any] = {
        "remote": receipt.remote,
        "remote_id": receipt.id,
        "error": error,
        "again_wall": None,
    }
    if not receipt.proven and repeatable and not (doubt and doubt.permanent):
        values["again_wall"] = _again(at, parcel, doubt.wait if doubt else None)
    with database.write.begin() as connection:
        mine = _become(connection, at, parcel, status, receipt.remote or error, values)
        if mine and receipt.proven:
            note_well(connection, at, parcel.persona, parcel.channel)
            post_is_out(connection, at, parcel.post, parcel.channel, parcel.published_at)
        elif mine:
            note_fault(connection, at, parcel, doubt or DeliveryUnsure(words))
    return mine


def settle_fault(
    database: Database,
    clocks: Clocks,
    parcel: Parcel,
    fault: DeliveryFault,
    *,
    repeatable: bool = False,
) -> None:
    """Nothing left this time: it is due again after a pause that doubles, or failed for good; but where an
    earlier try may have left, the doubt remains."""
    at = stamp(clocks)
    own = not (fault.account or fault.wait is not None)
    over = fault.permanent or (own and parcel.attempt >= MOST_TRIES)
    if parcel.doubt is None:
        status, values = _certain(at, parcel, fault, over, own)
    else:
        status, values = _doubtful(at, parcel, fault, repeatable and not over)
    with database.write.begin() as connection:
        note_fault(connection, at, parcel, fault)
        _become(connection, at, parcel, status, fault.message, values)


def _certain(
    at: Stamp, parcel: Parcel, fault: DeliveryFault, over: bool, own: bool
) -> tuple[str, dict[str, Any]]:
    values: dict[str, Any] = {"error": fault.message, "sent_at": None, "doubt_wall": None}
    if not over and own:
        values["due_at"] = at.world + _pause(parcel)
    return ("failed" if over else "due"), values


def _doubtful(
    at: Stamp, parcel: Parcel, fault: DeliveryFault, again: bool
) -> tuple[str, dict[str, Any]]:
    """Never `due`, where it could be undone although it may be out."""
    when = _again(at, parcel, fault.wait) if again else None
    return "unconfirmed", {"error": fault.message, "again_wall": when}


def _again(at: Stamp, parcel: Parcel, wait: float | None) -> datetime | None:
    """When the house looks once more; not for ever: at last it is a person's."""
    if parcel.attempt >= MOST_TRIES and wait is None:
        return None
    return at.wall + max(_pause(parcel), timedelta(seconds=wait or 0))


def _pause(parcel: Parcel) -> timedelta:
    return min(timedelta(minutes=2 ** min(parcel.attempt, 10)), LONGEST_WAIT)


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


def post_is_out(
    connection: Connection, at: Stamp, post: int, channel: str, published_at: datetime
) -> None:
    """The first delivery makes the post and its draft published."""
    draft_id = connection.execute(select(posts.c.draft_id).where(posts.c.id == post)).scalar_one()
    connection.execute(
        update(posts)
        .where(posts.c.id == post, posts.c.published_at.is_(None))
        .values(published_at=published_at)
    )
    changed = connection.execute(
        update(drafts)
        .where(drafts.c.id == draft_id, drafts.c.status == "approved")
        .values(status="published")
    ).rowcount
    if changed:
        subject = f"draft:{draft_id}"
        record(connection, at, subject, HOUSE, "publish", "approved", "published", channel)
