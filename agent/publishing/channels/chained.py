"""The posts of a chain under one delivery: how their ids are kept, and changed together."""

from collections.abc import Sequence

from agent.errors import DeliveryFault
from agent.publishing.channel import Receipt, Sent
from agent.text.chain import parts_of


def chain_id(out: Sequence[Receipt]) -> str:
    return " ".join(each.id for each in out)


def ids_of(sent: Sent) -> list[str]:
    """One for each of its posts, in their order. Raises DeliveryFault where some are not known."""
    found = sent.id.split()
    if len(found) != len(parts_of(sent.body)):
        words = f"{sent.channel}: not every post of the chain is known here"
        raise DeliveryFault(words, "do it by hand, from the link on")
    return found


def corrections(sent: Sent, body: str) -> list[tuple[str, str]]:
    """What each post becomes. Raises DeliveryFault where the corrected text is cut otherwise."""
    ids, parts = ids_of(sent), parts_of(body)
    if len(parts) != len(ids):
        words = f"{sent.channel}: {len(ids)} posts are out, and the corrected text is {len(parts)}"
        raise DeliveryFault(words, "do it by hand, from the link on")
    return list(zip(ids, parts, strict=True))
