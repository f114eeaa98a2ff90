"""Channels that live in memory, and a way to get a post approved."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

from sqlalchemy import Table, update

from agent.database import Database
from agent.publishing.channel import Channel, Parcel, Receipt
from agent.publishing.press import press
from agent.types.clocks import Clocks, FrozenClock
from agent.types.persona import Persona
from tests.review.making import Desk, at, persona


class PowerCut(BaseException):
    """The program ends here and now, as kill -9 would have it."""


@dataclass
class Board:
    """A channel that keeps what it was sent; `act` runs first and may fail as a real one would."""

    name: str = "page"
    repeatable: bool = False
    got: list[Parcel] = field(default_factory=list)
    act: Callable[[Parcel], None] = lambda parcel: None
    proven: bool = True

    def send(self, parcel: Parcel) -> Receipt:
        self.act(parcel)
        self.got.append(parcel)
        return Receipt(f"board/{parcel.post}", self.proven)


class House:
    """A database with a desk and a press; the world clock stands at due time after `approved`."""

    def __init__(
        self, database: Database, clocks: Clocks, world: FrozenClock, wall: FrozenClock
    ) -> None:
        self.database, self.clocks, self.world, self.wall = database, clocks, world, wall
        self.desk = Desk(database, clocks)

    def approved(self, thread: str = "t1", *, who: Persona | None = None, **changes: object) -> int:
        """A draft that was approved and is due now."""
        her = who or persona()
        draft = self.desk.hand_in(thread, persona=her.name, **{"speak_at": at(-1), **changes})
        self.desk.decide("approve", draft, who=her)
        self.world.advance(timedelta(minutes=1))
        return draft

    def press(self, *channels: Channel) -> list[int]:
        return press(self.database, self.clocks, {each.name: each for each in channels})

    def lease_runs_out(self) -> None:
        self.wall.advance(timedelta(seconds=121))

    def tamper(self, table: Table, **values: object) -> None:
        with self.database.write.begin() as connection:
            connection.execute(update(table).values(**values))
