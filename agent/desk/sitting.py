"""Who sits at the desk for this request, and what that carries to."""

from contextvars import ContextVar

from agent.desk.rights import needed
from agent.types.seats import Seat

_SITTING: ContextVar[Seat | None] = ContextVar("sitting", default=None)


def sit(seat: Seat | None) -> None:
    """The guard says it of every request, before anything else answers."""
    _SITTING.set(seat)


def may(method: str, address: str) -> bool:
    """Whether whoever asks would be let in there; where nobody is signed in, the pages have nothing to hide."""
    seat = _SITTING.get()
    least = needed(method, address.partition("?")[0].partition("#")[0])
    return seat is None or least is None or seat.may(least)


def may_all() -> bool:
    seat = _SITTING.get()
    return seat is None or seat.role == "owner"
