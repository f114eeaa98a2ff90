"""The press: what is due and may leave, leaves once."""

from collections.abc import Mapping

from agent.database import Database
from agent.errors import DeliveryFault, DeliveryUnsure
from agent.publishing.accounts import note_checked, was_checked
from agent.publishing.channel import Channel, Checked, Parcel, Receipt
from agent.publishing.checks import Also, nothing_else
from agent.publishing.claims import claim, claimable
from agent.publishing.judging import nothing_leaves
from agent.publishing.settle import settle, settle_fault
from agent.types.clocks import Clocks, stamp


def press(
    database: Database,
    clocks: Clocks,
    channels: Mapping[str, Channel],
    *,
    lease_seconds: float = 120,
    also: Also = nothing_else,
) -> list[int]:
    """Send all that is due, one after the other; returns the ids of the deliveries that went out.

    A claim whose lease ran out is repeated on a repeatable channel, without passing through `due` where
    it could be undone although it may be out; on any other it becomes `unconfirmed`, for a person.
    """
    return [
        delivery
        for delivery in claimable(database, clocks)
        if deliver(database, clocks, channels, delivery, lease_seconds, also)
    ]


def deliver(
    database: Database,
    clocks: Clocks,
    channels: Mapping[str, Channel],
    delivery: int,
    lease_seconds: float,
    also: Also = nothing_else,
) -> bool:
    """One delivery: claim, send outside of any transaction, settle. True if it is out."""
    parcel = claim(database, clocks, channels, delivery, lease_seconds, also)
    if parcel is None:
        return False
    channel, doubt = channels[parcel.channel], None
    try:
        check_first(database, clocks, channel, parcel)
        receipt = channel.send(parcel)
    except DeliveryFault as fault:
        settle_fault(database, clocks, parcel, fault, repeatable=channel.repeatable)
        return False
    except DeliveryUnsure as unsure:
        receipt, doubt = Receipt(proven=False), unsure
    out = settle(database, clocks, parcel, receipt, doubt, repeatable=channel.repeatable)
    return out and receipt.proven


def check_first(database: Database, clocks: Clocks, channel: Channel, parcel: Parcel) -> None:
    """Before her first post there: does her account say that she is a machine? Raises DeliveryFault."""
    if not isinstance(channel, Checked):
        return
    with database.read.connect() as connection:
        if was_checked(connection, parcel.persona, parcel.channel):
            return
    with nothing_leaves():
        channel.check(parcel.persona)
    with database.write.begin() as connection:
        note_checked(connection, stamp(clocks), parcel.persona, parcel.channel)
