"""Places where a person puts the post out; she remembers it only once they say that it is out."""

from agent.publishing.channels.by_hand.cards import cards, carried_out
from agent.publishing.channels.by_hand.carry import expire_cards, gone, leave_it, out

__all__ = ["cards", "carried_out", "expire_cards", "gone", "leave_it", "out"]
