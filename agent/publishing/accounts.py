"""How her account on a channel is: paused, refused, well. One notice when it breaks, one when that is over."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, insert, select, update

from agent.database import Database
from agent.database.audit import HOUSE, record
from agent.database.tables import accounts
from agent.errors import DeliveryFault, DeliveryUnsure
from agent.publishing.channel import Parcel
from agent.types.clocks import Stamp

SOON = timedelta(minutes=5)
LONGEST_PAUSE = timedelta(hours=6)
IN_A_ROW = 2
"""So many passing faults make an account broken; one is weather."""


@dataclass(frozen=True)
class Broken:
    """An account that lets nothing through, and the mend."""

    persona: str
    channel: str
    message: str
    mend: str
    since: datetime


def broken(database: Database) -> list[Broken]:
    query = select(accounts).where(accounts.c.broken_since.is_not(None))
    with database.read.connect() as connection:
        rows = connection.execute(query.order_by(accounts.c.broken_since)).all()
    return [
        Broken(row.persona, row.channel, row.message, row.mend, row.broken_since) for row in rows
    ]


def paused(connection: Connection, persona: str, channel: str, wall: datetime) -> bool:
    row = _row(connection, persona, channel)
    return bool(row and row.paused_until_wall and row.paused_until_wall > wall)


def was_checked(connection: Connection, persona: str, channel: str) -> bool:
    row = _row(connection, persona, channel)
    return bool(row and row.checked_wall)


def note_checked(connection: Connection, at: Stamp, persona: str, channel: str) -> None:
    _write(connection, persona, channel, checked_wall=at.wall)
    words = "it says that she is a machine"
    record(connection, at, f"account:{persona}/{channel}", HOUSE, "check", "", "checked", words)


def note_fault(
    connection: Connection, at: Stamp, parcel: Parcel, fault: DeliveryFault | DeliveryUnsure
) -> None:
    """Count it, keep the wait that the platform asks for, and say once that the account is broken."""
    if isinstance(fault, DeliveryFault) and fault.permanent:
        return
    row = _row(connection, parcel.persona, parcel.channel)
    faults = (row.faults if row else 0) + 1
    refused = isinstance(fault, DeliveryFault) and fault.account
    values: dict[str, Any] = {"faults": faults, "message": fault.message, "mend": fault.mend}
    if fault.wait is not None or refused:
        values["paused_until_wall"] = at.wall + _pause(fault.wait, faults)
    if (refused or faults >= IN_A_ROW) and not (row and row.broken_since):
        values["broken_since"] = at.world
        subject = f"account:{parcel.persona}/{parcel.channel}"
        record(connection, at, subject, HOUSE, "break", "well", "broken", fault.message)
    _write(connection, parcel.persona, parcel.channel, **values)


def note_well(connection: Connection, at: Stamp, persona: str, channel: str) -> None:
    """Something went through: whatever was wrong is over."""
    row = _row(connection, persona, channel)
    if row is None or not (row.faults or row.broken_since or row.paused_until_wall):
        return
    if row.broken_since:
        record(connection, at, f"account:{persona}/{channel}", HOUSE, "mend", "broken", "well")
    blank = {
        "faults": 0,
        "broken_since": None,
        "paused_until_wall": None,
        "message": "",
        "mend": "",
    }
    _write(connection, persona, channel, **blank)


def unpause(connection: Connection, persona: str, channel: str) -> None:
    """A person has mended something: try at once."""
    _write(connection, persona, channel, paused_until_wall=None)


def _pause(wait: float | None, faults: int) -> timedelta:
    if wait is not None:
        return timedelta(seconds=wait)
    return min(SOON * int(2 ** min(faults - 1, 8)), LONGEST_PAUSE)


def _row(connection: Connection, persona: str, channel: str) -> Any:
    query = select(accounts).where(accounts.c.persona == persona, accounts.c.channel == channel)
    return connection.execute(query).one_or_none()


def _write(connection: Connection, persona: str, channel: str, **values: Any) -> None:
    mine = (accounts.c.persona == persona, accounts.c.channel == channel)
    if not connection.execute(update(accounts).where(*mine).values(**values)).rowcount:
        connection.execute(insert(accounts).values(persona=persona, channel=channel, **values))
