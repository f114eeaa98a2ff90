"""Taking down and correcting what is out: a person's wish, carried out where the channel can, a link where it can't."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from agent.database import Database
from agent.database.audit import record
from agent.database.tables import amendments, deliveries, posts
from agent.errors import DeliveryFault, DeliveryUnsure, NotLawful, NotThere
from agent.publishing.channel import Channel, Correcting, Removing, Sent
from agent.publishing.recalling import WAITING, recall
from agent.types.approved import bytes_hash
from agent.types.clocks import Clocks, stamp

OUT = ("published", "unconfirmed")


@dataclass(frozen=True)
class Amended:
    """What became of it on one channel: `done`, or `by-hand`, with where a person finds it and why."""

    delivery: int
    channel: str
    link: str
    status: str
    why: str = ""


@dataclass(frozen=True)
class Wish:
    """Somebody's word about a post that is out; `text` and `bodies` (channel → what leaves) for a correction."""

    post: int
    kind: str
    by: str
    why: str
    text: str = ""
    bodies: Mapping[str, str] | None = None


def amend(
    database: Database, clocks: Clocks, channels: Mapping[str, Channel], wish: Wish
) -> list[Amended]:
    """On every channel where it is out, one after the other, written down before and after each; and first of all
    where it only waits to leave."""
    if not wish.by.strip() or not wish.why.strip():
        raise NotLawful("that needs a name and a reason", "say who you are and why")
    rows = _out(database, wish.post)
    waiting = [row for row in rows if row.status in WAITING]
    recalled = [_recalled(database, clocks, row, wish) for row in waiting]
    out = [row for row in rows if row.status in OUT]
    return recalled + [
        _amend(database, clocks, channels.get(row.channel), row, wish) for row in out
    ]


def _recalled(database: Database, clocks: Clocks, row: Row[Any], wish: Wish) -> Amended:
    body = (wish.bodies or {}).get(row.channel) if wish.kind == "correct" else None
    why = _of_another_language(row) if wish.kind == "correct" else ""
    why = why or recall(database, clocks, row, wish.by, wish.why, body)
    return Amended(row.id, row.channel, "", "by-hand" if why else "done", why)


def _out(database: Database, post: int) -> list[Row[Any]]:
    """Its deliveries, one of which is out or may be. Raises NotThere, NotLawful."""
    query = (
        select(deliveries, posts.c.persona, posts.c.language.label("hers"))
        .join(posts, posts.c.id == deliveries.c.post_id)
        .where(posts.c.id == post)
        .order_by(deliveries.c.id)
    )
    with database.read.connect() as connection:
        rows = connection.execute(query).all()
    if not rows:
        raise NotThere(f"there is no post {post}", "see: selfsame posts list")
    if not any(row.status in OUT for row in rows):
        raise NotLawful(f"post {post} is out nowhere", "an approval is undone: selfsame queue undo")
    return list(rows)


def _amend(
    database: Database, clocks: Clocks, channel: Channel | None, row: Row[Any], wish: Wish
) -> Amended:
    body = (wish.bodies or {}).get(row.channel, "")
    number = _wished(database, clocks, row, wish, body)
    why = _carry_out(channel, row, wish.kind, body)
    status = "by-hand" if why else "done"
    at = stamp(clocks)
    with database.write.begin() as connection:
        connection.execute(
            update(amendments).where(amendments.c.id == number).values(status=status, error=why)
        )
        subject = f"delivery:{row.id}"
        record(connection, at, subject, wish.by, wish.kind, row.status, status, why or wish.why)
        if not why and wish.kind == "take-down":
            taken = update(deliveries).where(deliveries.c.id == row.id)
            connection.execute(taken.values(status="taken-down", again_wall=None))
    return Amended(row.id, row.channel, row.remote, status, why)


def _wished(database: Database, clocks: Clocks, row: Row[Any], wish: Wish, body: str) -> int:
    """The intent, before anything is asked of the platform."""
    at = stamp(clocks)
    with database.write.begin() as connection:
        made = connection.execute(
            insert(amendments).values(
                delivery_id=row.id, kind=wish.kind, text=wish.text, body=body,
                sha256=bytes_hash(body) if body else "", by=wish.by, why=wish.why, status="wished",
                at=at.world, at_wall=at.wall,
            )
        )  # fmt: skip
        return int(made.inserted_primary_key[0])  # type: ignore[index]


def _carry_out(channel: Channel | None, row: Row[Any], kind: str, body: str) -> str:
    """Why a person has to do it; empty: it is done."""
    if kind == "correct" and (why := _of_another_language(row)):
        return why
    able = Removing if kind == "take-down" else Correcting
    if row.status != "published" or not row.remote_id or not isinstance(channel, able):
        return f"{row.channel} can't do that by itself, or nobody knows where it is"
    sent = Sent(
        row.id, row.persona, row.post_id, row.channel, row.body, row.language or row.hers,
        row.sent_at, row.remote, row.remote_id, len(row.attachments),
    )  # fmt: skip
    try:
        if isinstance(channel, Removing) and kind == "take-down":
            channel.take_down(sent)
        elif isinstance(channel, Correcting):
            channel.correct(sent, body)
    except (DeliveryFault, DeliveryUnsure) as fault:
        return fault.message
    return ""


def _of_another_language(row: Row[Any]) -> str:
    if row.language in ("", row.hers):
        return ""
    return f"{row.channel} has it in {row.language}, and the correction is in {row.hers}"


def corrections(connection: Connection, post: int | None = None) -> dict[int, str]:
    """Post → her words as they were corrected last."""
    query = (
        select(deliveries.c.post_id, amendments.c.text)
        .join(deliveries, deliveries.c.id == amendments.c.delivery_id)
        .where(amendments.c.kind == "correct", amendments.c.text != "")
    )
    if post is not None:
        query = query.where(deliveries.c.post_id == post)
    return {row.post_id: row.text for row in connection.execute(query.order_by(amendments.c.id))}


def by_hand(connection: Connection) -> list[Row[Any]]:
    """What people still have to take down or correct themselves."""
    query = (
        select(
            amendments,
            deliveries.c.channel,
            deliveries.c.remote,
            posts.c.id.label("post_id"),
            posts.c.text.label("post_text"),
        )
        .join(deliveries, deliveries.c.id == amendments.c.delivery_id)
        .join(posts, posts.c.id == deliveries.c.post_id)
        .where(amendments.c.status == "by-hand")
    )
    return list(connection.execute(query.order_by(amendments.c.id)).all())


def done_by_hand(database: Database, clocks: Clocks, amendment: int, by: str) -> None:
    """A person has done there what the house couldn't. Raises NotThere, NotLawful."""
    if not by.strip():
        raise NotLawful("that needs a name", "say who you are")
    at = stamp(clocks)
    with database.write.begin() as connection:
        row = connection.execute(
            select(amendments).where(amendments.c.id == amendment)
        ).one_or_none()
        if row is None or row.status != "by-hand":
            raise NotThere(
                f"nothing to do by hand is numbered {amendment}", "see: selfsame posts list"
            )
        mine = update(amendments).where(amendments.c.id == amendment)
        connection.execute(mine.values(status="by-hand-done"))
        if row.kind == "take-down":
            taken = update(deliveries).where(deliveries.c.id == row.delivery_id)
            connection.execute(taken.values(status="taken-down", again_wall=None))
        subject = f"delivery:{row.delivery_id}"
        record(connection, at, subject, by, f"{row.kind} by hand", "by-hand", "done", row.why)
