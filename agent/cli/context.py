"""What every verb is given: where, when, who, and how to print."""

import getpass
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from agent.config.home import Home, find_home

if TYPE_CHECKING:
    from agent.cli.caller import RunningDaemon
    from agent.database import Database
    from agent.newsroom.room import Newsroom
    from agent.types.clocks import Clocks


@dataclass(frozen=True)
class Context:
    """The global options."""

    given_home: str | None
    as_json: bool
    now: datetime | None
    given_person: str | None

    @property
    def home(self) -> Home:
        """Raises HomeMissing."""
        return find_home(self.given_home)

    @property
    def selfsame(self) -> str:
        """How this program is called for this home from where the person stands."""
        return f"selfsame --home {self.given_home}" if self.given_home else "selfsame"

    @property
    def person(self) -> str:
        return self.given_person or getpass.getuser()

    def check_name(self, persona: str, also: Iterable[str] = ()) -> None:
        """Raises NotThere for a name that no persona's folder bears; reads no file, mistaken or not."""
        from agent.errors import NotThere

        known = sorted({*self.home.persona_names, *also})
        if persona not in known:
            mend = f"write one of: {', '.join(known)}"
            raise NotThere(f"no persona is called {persona!r}", mend)

    def daemon(self) -> "RunningDaemon | None":
        """The daemon to ask, if one runs. It has a clock of its own: raises HomeBusy beside --now."""
        from agent.cli.caller import daemon_of
        from agent.errors import HomeBusy

        running = daemon_of(self.home)
        if running is not None and self.now is not None:
            words = f"a daemon runs on this home (process {running.pid}), on its own clock"
            raise HomeBusy(words, "stop it, or leave --now out")
        if running is not None:
            self._may_ask()
        return running

    def _may_ask(self) -> None:
        from agent.database import open_database

        database = open_database(self.home.database_url)
        try:
            self.refuse_left(database)
        finally:
            database.close()

    @contextmanager
    def ledger(self, *, writes: bool = False) -> "Iterator[tuple[Database, Clocks]]":
        """The database and clocks alone: works beside a running daemon."""
        from agent.cli.caller import daemon_of
        from agent.database import open_database
        from agent.database.clocks import clocks_of, enter_world

        home = self.home
        running = self.daemon() if writes else daemon_of(home)
        database = open_database(home.database_url)
        try:
            clocks = clocks_of(database, self.now, running=running is not None)
            if writes:
                self.refuse_left(database)
            if writes and self.now is not None:
                enter_world(database, clocks)
            yield database, clocks
        finally:
            database.close()

    @contextmanager
    def newsroom(self) -> "Iterator[Newsroom]":
        """Everything, for a verb that needs the index or the schedule; takes the home's lock."""
        from agent.database import open_database
        from agent.database.clocks import clocks_of
        from agent.errors import NotLawful
        from agent.newsroom.room import open_newsroom, own

        home = self.home
        lock = own(home)
        database = open_database(home.database_url)
        try:
            self.refuse_left(database)
            clocks = clocks_of(database, self.now)
        except NotLawful:
            lock.release()
            raise
        finally:
            database.close()
        room = open_newsroom(home, clocks, lock=lock)
        try:
            yield room
        finally:
            room.close()

    def refuse_left(self, database: "Database") -> None:
        """Raises NotLawful for whoever has left."""
        from agent.database.leavings import refuse_left

        with database.read.connect() as connection:
            refuse_left(connection, self.person)

    def say(self, document: dict[str, Any], words: str) -> None:
        """The document with --json, else the words."""
        told = json.dumps(document, ensure_ascii=False, indent=1) if self.as_json else words
        print(told, flush=True)
