"""Databases of a home that holds approved posts, damaged a byte at a time; and what selfsame makes of each."""

import shutil
import sqlite3
from collections import Counter
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Literal

from sqlalchemy.exc import SQLAlchemyError

from agent.database import Database, open_database
from agent.database.damage import as_fault, look_through
from agent.errors import DatabaseDamaged, SelfsameError
from agent.types.clocks import Clocks, FrozenClock
from tests.publishing.making import Board, House

Outcome = Literal["refused", "stopped", "kept its word"]
PENDING = "没有人批过这一句。"


def filled(database: Database, clocks: Clocks, world: FrozenClock, wall: FrozenClock) -> set[str]:
    """Twelve approved posts that are due, twelve drafts that nobody approved; the bodies that may leave. Closed, so
    that all of it stands in the one file."""
    house = House(database, clocks, world, wall)
    for number in range(12):
        house.approved(f"good-{number}", text=f"灯 {number} 醒着。", speak_at=None)
        house.desk.hand_in(f"bad-{number}", text=f"{PENDING}{number}", speak_at=None)
    path = Path(database.read.url.database or "")
    with closing(sqlite3.connect(path)) as connection:
        bodies = {body for (body,) in connection.execute("SELECT body FROM deliveries")}
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    (path.parent / "backups").mkdir(exist_ok=True)
    shutil.copy(path, path.parent / "backups" / "daily-1.db")
    return bodies


@dataclass
class Trial:
    """`wrong` counts publications of what nobody approved, or of the same thing twice."""

    whole: Path
    bodies: set[str]
    clocks: Clocks
    outcomes: Counter[Outcome]
    wrong: int = 0
    offered: int = 0

    def flip(self, chance: Random, running: bool) -> None:
        """One bit of one byte; with `running`, under a program that has it open already."""
        path = self.whole.with_name("flipped.db")
        for rest in ("", "-wal", "-shm"):
            path.with_name(path.name + rest).unlink(missing_ok=True)
        shutil.copy(self.whole, path)
        place = chance.randrange(path.stat().st_size)
        board = Board()
        if running:
            outcome = self._under_it(path, board, place, chance)
        else:
            _flipped(path, place, chance)
            outcome = self._opened(path, board)
        self.outcomes[outcome] += 1
        bodies = [parcel.body for parcel in board.got]
        self.wrong += len(bodies) - len(set(bodies)) + len(set(bodies) - self.bodies)

    def _opened(self, path: Path, board: Board) -> Outcome:
        """As the newsroom opens it: looked through first."""
        try:
            look_through(path)
            database = open_database(f"sqlite:///{path}")
        except DatabaseDamaged as fault:
            self.offered += "selfsame restore" in fault.mend and "daily-1.db" in fault.mend
            return "refused"
        return self._pressed(database, path, board)

    def _under_it(self, path: Path, board: Board, place: int, chance: Random) -> Outcome:
        database = open_database(f"sqlite:///{path}")
        _flipped(path, place, chance)
        return self._pressed(database, path, board)

    def _pressed(self, database: Database, path: Path, board: Board) -> Outcome:
        try:
            House(database, self.clocks, FrozenClock(self.clocks.world.now()), FrozenClock(self.clocks.wall.now())).press(board)  # fmt: skip
        except (SQLAlchemyError, sqlite3.Error, ValueError, SelfsameError) as problem:
            with suppress(AttributeError):
                self.offered += isinstance(as_fault(problem, path), DatabaseDamaged)
            return "stopped"
        finally:
            database.close()
        return "kept its word"


def _flipped(path: Path, place: int, chance: Random) -> None:
    with path.open("r+b") as file:
        file.seek(place)
        (was,) = file.read(1)
        file.seek(place)
        file.write(bytes([was ^ (1 << chance.randrange(8))]))
