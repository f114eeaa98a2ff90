"""Two clocks: `world` (slots, freshness, expiry; may be simulated) and `wall` (leases, network)."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Tells the time, always aware and in UTC."""

    def now(self) -> datetime: ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)


@dataclass
class FrozenClock:
    """Stands where it was put; tests and rehearsals move it by hand."""

    at: datetime

    def now(self) -> datetime:
        return self.at

    def advance(self, by: timedelta) -> None:
        self.at += by


@dataclass(frozen=True)
class ScaledClock:
    """Started at `start` when `wall` showed `anchor`, and runs `speed` times as fast; 0 stands still."""

    start: datetime
    anchor: datetime
    speed: float
    wall: Clock

    def now(self) -> datetime:
        return self.start + (self.wall.now() - self.anchor) * self.speed


@dataclass(frozen=True)
class Clocks:
    """The pair that is passed to whoever needs a time."""

    world: Clock
    wall: Clock
    simulated: bool = False


@dataclass(frozen=True)
class Stamp:
    """One moment on both clocks, as audit rows bear it."""

    world: datetime
    wall: datetime


def stamp(clocks: Clocks) -> Stamp:
    return Stamp(clocks.world.now(), clocks.wall.now())
