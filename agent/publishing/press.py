"""The press: what is due and may leave, leaves once."""

from collections.abc import Mapping

from agent.database import Database
from agent.errors import DeliveryFault
from agent.publishing.channel import Channel
from agent.publishing.checks import Also, nothing_else
from agent.publishing.claims import claim, claimable
from agent.publishing.settle import settle, settle_fault
from agent.types.clocks import Clocks


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
    try:
        receipt = channels[parcel.channel].send(parcel)
    except DeliveryFault as fault:
        settle_fault(database, clocks, parcel, fault)
        return False
    return settle(database, clocks, parcel, receipt) and receipt.proven
