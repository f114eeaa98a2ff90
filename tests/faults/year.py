"""A year of three personas in seeded steps: what is due is planned, written, decided, sent and settled, while
channels refuse, lose answers and hang, clocks jump, the disk fails and the program is killed between any two
statements. The model and the index are left out; queue, schedule and press are the product's own.
"""

import os
import resource
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from sqlite3 import OperationalError
from typing import Any

from sqlalchemy import event, select
from sqlalchemy.exc import SQLAlchemyError

from agent.database import Database, open_database
from agent.database.tables import deliveries, drafts
from agent.errors import DeliveryFault, DeliveryUnsure, NotLawful, SelfsameError
from agent.newsroom.taking_over import end_leases
from agent.publishing.channel import Parcel, Receipt
from agent.publishing.press import press
from agent.publishing.verdicts import it_is_not, it_is_out
from agent.review.queue import expire, listed
from agent.schedule.slots import claim, due, miss, plan, settle
from agent.types.clocks import Clocks, FrozenClock
from agent.types.persona import Persona, Rhythm
from agent.types.review import Verb
from tests.publishing.making import Board, PowerCut
from tests.review.making import REVIEW, Desk, persona, rows

STEPS = 10_000
MINUTES = 365 * 24 * 60 / STEPS
ZONES = ("Asia/Shanghai", "America/New_York", "Australia/Lord_Howe")
VERBS: tuple[Verb, ...] = ("approve",) * 6 + (
    "reject",
    "edit",
    "snooze",
    "reschedule",
    "undo",
    "redo",
)


@dataclass
class Flaky:
    """What the next statements, and the next sends, run into."""

    chance: Random
    left: int = 0
    disk: bool = False

    def on_statement(self, *args: Any) -> None:
        if self.left == 0 or str(args[2]).startswith("BEGIN"):
            return
        self.left -= 1
        if self.left == 0:
            raise OperationalError("disk I/O error") if self.disk else PowerCut

    def on_send(self, parcel: Parcel) -> None:
        """Before it is out."""
        kind = self.chance.random()
        if kind < 0.06:
            raise DeliveryFault("busy", "wait", wait=60.0)
        if kind < 0.10:
            raise DeliveryFault("no")
        if kind < 0.12:
            raise PowerCut


@dataclass
class Losing(Board):
    """A platform that sometimes takes a post and loses the answer, or the program with it."""

    chance: Random = field(default_factory=Random)

    def send(self, parcel: Parcel) -> Any:
        if self.repeatable and any(each.delivery == parcel.delivery for each in self.got):
            return Receipt(f"board/{parcel.post}")  # known by its key, and shown once
        receipt = super().send(parcel)
        kind = self.chance.random()
        if kind < 0.05:
            raise DeliveryUnsure("no answer")
        if kind < 0.08:
            raise PowerCut
        return receipt


class Year:
    """One home's truth, on two frozen clocks that move together."""

    def __init__(self, folder: Path, database: Database, start: datetime, seed: int) -> None:
        self.folder, self.chance = folder, Random(seed)
        self.database = _unsynced(database)
        self.world, self.wall = FrozenClock(start), FrozenClock(start)
        self.flaky = Flaky(self.chance)
        self.boards: Mapping[str, Losing] = {
            "page": Losing("page", True, act=self.flaky.on_send, chance=self.chance),
            "folder": Losing("folder", False, act=self.flaky.on_send, chance=self.chance),
        }
        self.hers = {each.name: each for each in map(_her, ("ada", "bea", "cyd"), ZONES)}
        self.met: Counter[str] = Counter()
        self.written = 0

    @property
    def clocks(self) -> Clocks:
        return Clocks(self.world, self.wall)

    @property
    def desk(self) -> Desk:
        return Desk(self.database, self.clocks)

    def step(self) -> None:
        self._pass(timedelta(minutes=self.chance.expovariate(1 / MINUTES)))
        acts: tuple[Callable[[], object], ...] = (
            self._write, self._write, self._decide, self._decide, self._press, self._press,
            self._plan, self._look_up, self._restart, self._jump,
        )  # fmt: skip
        act = self.chance.choice(acts)
        fails = self.chance.random()
        self.flaky.left = self.chance.randrange(1, 25) if fails < 0.15 else 0
        self.flaky.disk = fails < 0.05
        try:
            with self._failing():
                act()
        except PowerCut:
            self.met["killed"] += 1
            self._reopen()
        except (SQLAlchemyError, OperationalError):
            self.met["disk failed"] += 1
        except SelfsameError:
            self.met["not lawful"] += 1
        self.flaky.left = 0

    @contextmanager
    def _failing(self) -> Iterator[None]:
        engine = self.database.read
        event.listen(engine, "before_cursor_execute", self.flaky.on_statement)
        try:
            yield
        finally:
            event.remove(engine, "before_cursor_execute", self.flaky.on_statement)

    def _pass(self, by: timedelta) -> None:
        self.world.advance(by)
        self.wall.advance(by)

    def _plan(self) -> None:
        for name, her in self.hers.items():
            plan(self.database, self.clocks, name, her.file.rhythm)

    def _write(self) -> None:
        miss(self.database, self.clocks)
        with self.database.read.connect() as connection:
            found = due(connection, self.clocks)
        for slot in found:
            mine = claim(self.database, self.clocks, slot.id)
            if mine is None:
                continue
            self.written += 1
            ends = self.world.at + timedelta(hours=self.chance.randrange(4, 40))
            self.desk.hand_in(
                mine.thread, persona=mine.persona, slot_id=mine.id, speak_at=mine.speak_at, origin="slot",
                text=f"灯 {mine.thread} 醒着，第 {self.written} 回。",
                expires_at=ends if self.chance.random() < 0.5 else None,
            )  # fmt: skip
            settle(self.database, mine.id, "drafted")

    def _decide(self) -> None:
        waiting = listed(self.database, statuses=("pending", "approved"))
        if not waiting:
            return
        draft, verb = self.chance.choice(waiting), self.chance.choice(VERBS)
        later = self.world.at + timedelta(hours=self.chance.randrange(1, 30))
        given: dict[str, dict[str, Any]] = {
            "edit": {"text": f"{draft.text}改"}, "reject": {"reason": "dull"},
            "snooze": {"until": later}, "reschedule": {"until": later},
        }  # fmt: skip
        self.desk.decide(verb, draft.id, who=self.hers[draft.persona], **given.get(verb, {}))
        self.met[verb] += 1

    def _press(self) -> None:
        expire(self.database, self.clocks, REVIEW)
        press(self.database, self.clocks, self.boards)

    def _look_up(self) -> None:
        """A person answers what nobody could prove, by looking."""
        query = select(deliveries.c.id, deliveries.c.channel, deliveries.c.body).where(
            deliveries.c.status == "unconfirmed", deliveries.c.again_wall.is_(None)
        )
        with self.database.read.connect() as connection:
            doubts = connection.execute(query).all()
        for delivery, channel, body in doubts:
            shown = any(parcel.body == body for parcel in self.boards[channel].got)
            with suppress(NotLawful):
                (it_is_out if shown else it_is_not)(self.database, self.clocks, delivery, "mei")

    def _restart(self) -> None:
        self.met["restarted"] += 1
        self._reopen()

    def _reopen(self) -> None:
        self.flaky.left = 0
        self.database.close()
        self._pass(timedelta(seconds=self.chance.randrange(5, 600)))
        self.database = _unsynced(open_database(self.database.url))
        end_leases(self.database, self.clocks)

    def _jump(self) -> None:
        hours = self.chance.choice((-1, 1, 1, 72) if self.chance.random() < 0.05 else (-1, 1))
        self.met["jumped"] += 1
        self._pass(timedelta(hours=hours))

    def violations(self) -> Counter[str]:
        """Nothing twice, nothing altered, nothing unapproved, nothing stale, one draft a slot."""
        found: Counter[str] = Counter()
        approved = {body for (body,) in rows(self.database, deliveries, "body")}
        for board in self.boards.values():
            bodies = [parcel.body for parcel in board.got]
            found["twice"] += len(bodies) - len(set(bodies))
            found["other bytes"] += len(set(bodies) - approved)
        live = [row[0] for row in rows(self.database, drafts, "slot_id", "status") if row[1] in ("pending", "approved", "published")]  # fmt: skip
        found["two for a slot"] += len(live) - len(set(live))
        with self.database.read.connect() as connection:
            for name, query in QUERIES.items():
                found[name] += len(connection.exec_driver_sql(query).all())
        return +found


QUERIES = {
    "stale": "SELECT 1 FROM posts JOIN drafts ON drafts.id = draft_id WHERE published_at > drafts.expires_at",
    "unapproved": "SELECT 1 FROM posts WHERE published_at IS NOT NULL AND draft_id NOT IN"
    " (SELECT draft_id FROM decisions WHERE verb = 'approve')",
    "foreign keys": "PRAGMA foreign_key_check",
}


def _unsynced(database: Database) -> Database:
    """No power is cut here, and a year has many commits."""

    def off(connection: Any, record: Any) -> None:
        connection.execute("PRAGMA synchronous=OFF")

    database.read.dispose()
    event.listen(database.read, "connect", off)
    return database


def _her(name: str, zone: str) -> Persona:
    her = persona(name, channels=("page", "folder"))
    rhythm = Rhythm(zone=zone, at_most=2, windows=("07:00-23:30",), lead_hours=6)
    return her.model_copy(update={"file": her.file.model_copy(update={"rhythm": rhythm})})


def resident_mb() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1_000_000


def open_files() -> int:
    return len(os.listdir("/proc/self/fd"))
