"""How long a text is in a channel's own count."""

from collections.abc import Callable, Mapping

from agent.text.scripts import graphemes

COUNTERS: Mapping[str, Callable[[str], int]] = {"page": graphemes}


def length(text: str, channel: str = "page") -> int:
    """The text's length as `channel` counts it; graphemes where it has no count of its own."""
    return COUNTERS.get(channel, graphemes)(text)
