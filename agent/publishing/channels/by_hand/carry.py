"""What a person says of a card: it is out, it won't be, it is gone there; and the end of one that nobody took."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import Connection, Row, insert, or_, select, update

from agent.database import Database
from agent.database.audit import HOUSE, record
from agent.database.tables import carried, deliveries, drafts, posts
from agent.errors import NotLawful, NotThere
from agent.publishing.channel import Parcel, Receipt
from agent.publishing.press import deliver
from agent.types.by_hand import BY_HAND
from agent.types.clocks import Clocks, Stamp, stamp
from agent.types.settings import ReviewSettings

LEASE_SECONDS = 30
LONGEST_LINK = 2000


@dataclass(frozen=True)
class Hands:
    """A channel by which a person says where it is out; said twice it is out once."""

    name: str
    link: str
    repeatable: bool = True

    def send(self, parcel: Parcel) -> Receipt:
        return Receipt(self.link)


def out(database: Database, clocks: Clocks, delivery_id: int, link: str, by: str) -> None:
    """It is out, there. Raises NotThere, and NotLawful for a link that is none or a card that is over."""
    row, where = _card(database, delivery_id), _link(link)
    hands = {row.channel: Hands(row.channel, where)}
    if not deliver(database, clocks, hands, delivery_id, LEASE_SECONDS):
        raise NotLawful(f"card {delivery_id} is over or on hold by now", "see how its draft stands")
    at = stamp(clocks)
    with database.write.begin() as connection:
        said = insert(carried).values(delivery_id=delivery_id, by=by, at=at.world)
        connection.execute(said)
        record(connection, at, _subject(delivery_id), by, "out by hand", "", row.channel, where)


def leave_it(database: Database, clocks: Clocks, delivery_id: int, by: str) -> None:
    """It will not be put out there. Raises NotThere, NotLawful."""
    row = _card(database, delivery_id)
    with database.write.begin() as connection:
        if not _end(connection, stamp(clocks), row, by, "it will not be put out"):
            raise NotLawful(f"card {delivery_id} is over by now", "see how its draft stands")


def gone(database: Database, clocks: Clocks, delivery_id: int, by: str, why: str) -> None:
    """It is no more to be read on the platform. Raises NotThere, NotLawful."""
    at = stamp(clocks)
    mine = (carried.c.delivery_id == delivery_id) & carried.c.gone_at.is_(None)
    with database.write.begin() as connection:
        mark = update(carried).where(mine).values(gone_by=by, gone_at=at.world, gone_why=why)
        if connection.execute(mark).rowcount != 1:
            raise NotLawful(
                f"delivery {delivery_id} was not put out by hand, or is marked as gone already",
                "see the page By hand",
            )
        record(connection, at, _subject(delivery_id), by, "gone there", "published", "gone", why)


def expire_cards(database: Database, clocks: Clocks, review: ReviewSettings) -> int:
    """Cards that nobody took in time, or whose news went stale; returns how many ended."""
    at = stamp(clocks)
    late = deliveries.c.due_at <= at.world - timedelta(hours=review.expire_hours)
    over = or_(late, drafts.c.expires_at <= at.world)
    wanted = _cards().where(deliveries.c.status == "due", over)
    with database.read.connect() as connection:
        rows = connection.execute(wanted).all()
    for row in rows:
        with database.write.begin() as connection:
            _end(connection, at, row, HOUSE, "nobody put it out in time")
    return len(rows)


def _cards() -> Any:
    columns = (
        deliveries.c.id, deliveries.c.channel, deliveries.c.post_id, deliveries.c.status,
        posts.c.draft_id,
    )  # fmt: skip
    whole = select(*columns).select_from(deliveries.join(posts).join(drafts))
    return whole.where(deliveries.c.channel.in_(BY_HAND))


def _card(database: Database, delivery_id: int) -> Row[Any]:
    with database.read.connect() as connection:
        row = connection.execute(_cards().where(deliveries.c.id == delivery_id)).one_or_none()
    if row is None:
        raise NotThere(f"there is no card {delivery_id}", "see the page By hand")
    return row


def _end(connection: Connection, at: Stamp, row: Row[Any], by: str, why: str) -> bool:
    """With its draft, where nothing else of it is on its way or out. False where it is over already."""
    due = (deliveries.c.id == row.id) & (deliveries.c.status == "due")
    ended = update(deliveries).where(due).values(status="withdrawn", error=why)
    if connection.execute(ended).rowcount != 1:
        return False
    record(connection, at, _subject(row.id), by, "left", "due", "withdrawn", why)
    rest = select(deliveries.c.id).where(
        deliveries.c.post_id == row.post_id, deliveries.c.status != "withdrawn"
    )
    approved = (drafts.c.id == row.draft_id) & (drafts.c.status == "approved")
    if connection.execute(rest).first() is None:
        changed = connection.execute(update(drafts).where(approved).values(status="expired"))
        if changed.rowcount:
            mine = posts.c.id == row.post_id
            connection.execute(update(posts).where(mine).values(withdrawn=True))
            subject = f"draft:{row.draft_id}"
            record(connection, at, subject, by, "expire", "approved", "expired", why)
    return True


def _link(given: str) -> str:
    link = given.strip()
    plain = not any(sign.isspace() or ord(sign) < 32 for sign in link)
    if not link.startswith(("https://", "http://")) or not plain or len(link) > LONGEST_LINK:
        raise NotLawful(
            f"{link[:80]!r} is no link to where it is out", "copy the post's address: https://…"
        )
    return link


def _subject(delivery_id: int) -> str:
    return f"delivery:{delivery_id}"
