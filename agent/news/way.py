"""How to fetch: what may be dialled, how long and how much, and who we say we are."""

from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from agent.news.address import Range, ranges
from agent.news.pauses import Pauses
from agent.types.clocks import Clock
from agent.types.settings import NetworkSettings, NewsSettings

if TYPE_CHECKING:
    from agent.news.dial import Net


@dataclass(frozen=True)
class Way:
    """One for a whole pass: its pauses know whom we have just asked."""

    home: Path
    """Where local paths in feeds.yaml begin."""
    allow: tuple[Range, ...]
    pauses: Pauses
    wall: Clock
    seconds: float
    most_bytes: int
    agent: str
    net: "Net | None" = None
    """None: the machine's own network."""


def way_of(
    home: Path, news: NewsSettings, network: NetworkSettings, wall: Clock, net: "Net | None" = None
) -> Way:
    return Way(
        home=home,
        allow=ranges(network.allow),
        pauses=Pauses(network.pause_seconds),
        wall=wall,
        seconds=news.timeout_seconds,
        most_bytes=news.most_bytes,
        agent=_agent(network.contact),
        net=net,
    )


def _agent(contact: str) -> str:
    """As header bytes allow: a contact in other letters is left out."""
    plain = contact if contact.isascii() and contact.isprintable() else ""
    return f"selfsame/{_version()}" + (f" (+{plain})" if plain else "")


def _version() -> str:
    """A checkout that was never installed has none."""
    try:
        return version("selfsame")
    except PackageNotFoundError:
        return "0"
