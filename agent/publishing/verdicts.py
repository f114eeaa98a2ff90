"""A person's word about what the house cannot prove: it is out, it is not, send it again."""

from typing import Any

from sqlalchemy import Connection, Row, update

from agent.database import Database
from agent.database.audit import record
from agent.database.tables import deliveries
from agent.errors import NotLawful, NotThere
from agent.publishing.accounts import unpause
from agent.publishing.checks import parcels
from agent.publishing.settle import post_is_out
from agent.types.autonomy import RULE
from agent.types.clocks import Clocks, Stamp, stamp

LONGEST_LINK, LONGEST_ID = 2000, 500


def it_is_out(database: Database, clocks: Clocks, delivery: int, by: str, link: str = "") -> None:
    """Somebody has seen it there; `link` is where, and ends in what the platform calls it. Raises NotThere,
    NotLawful."""
    at = stamp(clocks)
    with database.write.begin() as connection:
        row = _row(connection, delivery, by, ("unconfirmed", "failed"))
        remote = link.strip()[:LONGEST_LINK] or row.remote
        known = remote.rstrip("/").rpartition("/")[2][:LONGEST_ID]
        _become(
            connection, row, "published", remote=remote, remote_id=known, error="",
            sent_at=row.sent_at or at.world,
        )  # fmt: skip
        _told(connection, at, row, by, "it is out", "published", remote)
        post_is_out(connection, at, row.post_id, row.channel, row.sent_at or at.world)


def it_is_not(database: Database, clocks: Clocks, delivery: int, by: str) -> None:
    """Somebody has looked, and it isn't there: it goes out as if it had never been tried."""
    _send_again(database, clocks, delivery, by, ("unconfirmed",), "it is not out")


def send_again(database: Database, clocks: Clocks, delivery: int, by: str) -> None:
    """What was refused is tried once more, now that something was mended; it is certain that it isn't out."""
    _send_again(database, clocks, delivery, by, ("failed",), "send again")


def try_account(database: Database, clocks: Clocks, persona: str, channel: str, by: str) -> None:
    """Whatever her account was waiting for: ask it at once."""
    at = stamp(clocks)
    with database.write.begin() as connection:
        unpause(connection, persona, channel)
        record(connection, at, f"account:{persona}/{channel}", _named(by), "try", "paused", "open")


def _send_again(
    database: Database, clocks: Clocks, delivery: int, by: str, lawful: tuple[str, ...], verb: str
) -> None:
    at = stamp(clocks)
    with database.write.begin() as connection:
        row = _row(connection, delivery, by, lawful)
        _become(
            connection,
            row,
            "due",
            error="",
            remote="",
            remote_id="",
            due_at=at.world,
            doubt_wall=None,
            sent_at=None,
        )
        _told(connection, at, row, by, verb, "due", "")
        unpause(connection, row.persona, row.channel)


def _row(connection: Connection, delivery: int, by: str, lawful: tuple[str, ...]) -> Row[Any]:
    _named(by)
    row = connection.execute(parcels().where(deliveries.c.id == delivery)).one_or_none()
    if row is None:
        raise NotThere(f"there is no delivery {delivery}", "see: selfsame posts list")
    if row.status not in lawful:
        raise NotLawful(
            f"delivery {delivery} to {row.channel} is {row.status}, not {' or '.join(lawful)}",
            "see: selfsame posts list",
        )
    return row


def _named(by: str) -> str:
    if not by.strip() or by.startswith(RULE):
        raise NotLawful("a person says that, by name", "selfsame --as NAME posts …")
    return by.strip()


def _become(connection: Connection, row: Row[Any], status: str, **values: Any) -> None:
    changed = connection.execute(
        update(deliveries)
        .where(deliveries.c.id == row.id, deliveries.c.status == row.status)
        .values(status=status, again_wall=None, lease_until_wall=None, **values)
    ).rowcount
    if changed != 1:
        raise NotLawful(f"delivery {row.id} changed meanwhile", "look again: selfsame posts list")


def _told(
    connection: Connection, at: Stamp, row: Row[Any], by: str, verb: str, became: str, why: str
) -> None:
    subject = f"delivery:{row.id}"
    record(connection, at, subject, _named(by), verb, row.status, became, why)
