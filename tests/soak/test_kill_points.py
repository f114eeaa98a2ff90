"""A post's way from approval to out, the program ended before every statement to the database and around every request, on four
channels; every tenth time it ends once more while it recovers. What ends in the middle of a transaction leaves
nothing of it, as SQLite has it; tests/soak/test_kill.py ends whole processes by signal.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from agent.database import Database
from agent.database.tables import deliveries, drafts
from agent.publishing.channel import Channel, Parcel, Receipt
from agent.publishing.channels.page import Page
from agent.publishing.press import press
from agent.publishing.verdicts import it_is_not, it_is_out
from agent.types.clocks import Clocks, FrozenClock
from tests.platforms.kinds import Kind, kind
from tests.publishing.making import House, PowerCut
from tests.review.making import DISCLOSURE, persona, rows

CHANNELS = ("page", "mastodon", "webhook", "telegram")
ROUNDS = 20


@dataclass
class Fuse:
    """Burns down with every statement and request; at its end the program ends."""

    left: int = 10**9
    burnt: int = 0

    def burn(self, *args: Any) -> None:
        if len(args) > 2 and str(args[2]).startswith("BEGIN"):
            return  # nothing has happened yet, and the lock would be nobody's
        self.burnt += 1
        self.left -= 1
        if self.left == 0:
            raise PowerCut


@dataclass
class Wired:
    """The channel with the fuse before and behind each of its sends."""

    channel: Channel
    fuse: Fuse

    @property
    def name(self) -> str:
        return self.channel.name

    @property
    def repeatable(self) -> bool:
        return self.channel.repeatable

    def send(self, parcel: Parcel) -> Receipt:
        self.fuse.burn()
        receipt = self.channel.send(parcel)
        self.fuse.burn()
        return receipt


@contextmanager
def wired(database: Database, fuse: Fuse) -> Iterator[None]:
    """The fuse before every statement: before the first of a transaction is behind the last one's commit."""
    event.listen(database.read, "before_cursor_execute", fuse.burn)
    try:
        yield
    finally:
        event.remove(database.read, "before_cursor_execute", fuse.burn)


@dataclass
class Way:
    """One channel's way out, walked again and again."""

    house: House
    channel: Channel
    shown: Callable[[str], int]
    her: Any

    def walk(self, number: int, cuts: list[int]) -> int:
        """From hand-in to out, the program ended after so many steps each time; how many steps it had."""
        text, fuse = f"灯 {number} 醒着。", Fuse(*cuts[:1])
        with wired(self.house.database, fuse):
            draft = 0
            with suppress(PowerCut):
                draft = self.house.approved(f"way-{number}", who=self.her, text=text, speak_at=None)
                self.house.world.advance(timedelta(minutes=2))
                self._press(fuse)
            fuse.left = cuts[1] if len(cuts) > 1 else 10**9
            self._recover(number, draft, text, fuse)
        assert self.shown(f"{text}\n\n{DISCLOSURE}") == 1, (number, cuts)
        return fuse.burnt

    def _press(self, fuse: Fuse) -> None:
        channel = Wired(self.channel, fuse)
        press(self.house.database, self.house.clocks, {channel.name: channel})

    def _recover(self, number: int, draft: int, text: str, fuse: Fuse) -> None:
        for _ in range(ROUNDS):
            with suppress(PowerCut):
                self._again(number, text)
                self._press(fuse)
                if self._out(text):
                    return
            self.house.lease_runs_out()
            self.house.world.advance(timedelta(minutes=5))
            self.house.wall.advance(timedelta(minutes=5))
        raise AssertionError(
            (number, draft, rows(self.house.database, deliveries, "id", "status")[-1])
        )

    def _again(self, number: int, text: str) -> None:
        """People do what was cut off, and answer what nobody can prove."""
        found = [
            row
            for row in rows(self.house.database, drafts, "id", "status", "text")
            if row[2] == text
        ]
        if not found:
            self.house.approved(f"way-{number}", who=self.her, text=text, speak_at=None)
        elif found[-1][1] == "pending":
            self.house.desk.decide("approve", found[-1][0], who=self.her)
        self.house.world.advance(timedelta(minutes=2))
        for delivery, status, again, body in self._deliveries(text):
            if status == "unconfirmed" and again is None:
                say = it_is_out if self.shown(body) else it_is_not
                say(self.house.database, self.house.clocks, delivery, "mei")

    def _out(self, text: str) -> bool:
        return any(status == "published" for _, status, _, _ in self._deliveries(text))

    def _deliveries(self, text: str) -> list[tuple[Any, ...]]:
        found = rows(self.house.database, deliveries, "id", "status", "again_wall", "body")
        return [row for row in found if row[3].startswith(f"{text}\n")]


@pytest.fixture
def house(database: Database, clocks: Clocks, world: FrozenClock, wall: FrozenClock) -> House:
    return House(database, clocks, world, wall)


@contextmanager
def the_way(name: str, house: House, folder: Path) -> Iterator[Way]:
    if name == "page":
        her = persona()
        page = Page(house.database, folder / "page", {her.name: her})
        index = folder / "page" / her.name / "feed.json"
        yield Way(
            house,
            page,
            lambda body: index.read_text("utf-8").count(_json(body)) if index.exists() else 0,
            her,
        )
        return
    with kind(name, folder, house.wall) as made:
        yield Way(house, made.channel, _counted(made), made.her)


def _json(body: str) -> str:
    return '"' + body.replace("\n", "\\n") + '"'


def _counted(made: Kind) -> Callable[[str], int]:
    return lambda body: len(made.platform.shown(body))


@pytest.mark.timeout(1200)
@pytest.mark.parametrize("name", CHANNELS)
def test_wherever_the_program_ends_the_post_is_out_once_with_its_bytes(
    name: str, house: House, tmp_path: Path
) -> None:
    with the_way(name, house, tmp_path) as way:
        steps, tried = way.walk(0, []), 0
        for step in range(1, steps + 1):
            cuts = [step, 1 + step % 17] if step % 10 == 0 else [step]
            way.walk(step, cuts)
            tried += 1
    print(name, tried)
    assert tried >= 20
