"""The face of the room: who knocks, and who may come in."""

import hmac
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select, update

from agent.database import Database
from agent.database.keys import digest, fresh
from agent.database.leavings import left, refuse_left
from agent.database.tables import people, sessions, tokens
from agent.errors import SignedOut
from agent.seats import attempts
from agent.seats.known_by import begin_session, end_session
from agent.seats.passwords import hashed, matches, outdated
from agent.seats.people import find, folded
from agent.types.clocks import Clocks
from agent.types.seats import Knock, Seat
from agent.types.settings import DeskSettings

_WHOSE = select(people.c.name, people.c.role)
_BY_SESSION = _WHOSE.join(sessions).where(
    sessions.c.key == bindparam("key"), sessions.c.ends_wall > bindparam("now")
)
_BY_TOKEN = _WHOSE.join(tokens).where(tokens.c.key == bindparam("key"))


@dataclass
class FirstLink:
    """The one-time link of a start at which no owner can sign in yet; it and its session live in memory only,
    so that opening it writes nothing."""

    person: str
    token: str
    session: str = ""
    lock: threading.Lock = field(default_factory=threading.Lock)

    def open(self, token: str) -> str:
        """The key of its session, once; afterwards nothing."""
        with self.lock:
            if self.session or not _same(token, self.token):
                return ""
            self.session = fresh()
            return self.session


@dataclass
class Door:
    """Knows people by their session, their token, their proxy's word, or this machine's own token."""

    database: Database
    clocks: Clocks
    settings: Callable[[], DeskSettings]
    home_token: str = field(repr=False)
    person: str
    """Who sits at this machine."""
    first: FirstLink | None = None

    def seat(self, knock: Knock) -> Seat | None:
        """None for nobody: a key that ended, a name that left."""
        if knock.bearer and _same(knock.bearer, self.home_token):
            return Seat(self.person, "owner", "home")
        with self.database.read.connect() as connection:
            found = self._known(connection, knock)
            gone = found is not None and left(connection, found.name) is not None
        return None if gone else found

    def _known(self, connection: Connection, knock: Knock) -> Seat | None:
        if knock.bearer:
            return self._by_token(connection, knock.bearer)
        if knock.session:
            return self._by_session(connection, knock.session)
        row = find(connection, knock.proxied) if knock.proxied else None
        return None if row is None else Seat(row.name, row.role, "proxy")

    def _by_session(self, connection: Connection, key: str) -> Seat | None:
        if self.first and self.first.session and _same(key, self.first.session):
            return self._first(connection, self.first.person)
        given = {"key": digest(key), "now": self.clocks.wall.now()}
        row = connection.execute(_BY_SESSION, given).one_or_none()
        return None if row is None else Seat(row.name, row.role, "session")

    def _first(self, connection: Connection, name: str) -> Seat | None:
        """Whoever opened the first link is an owner, unless they are known as something else by now; nobody, once
        they can sign in by name: from then on there are only sessions that end with the others."""
        row = find(connection, name)
        if row is not None and row.password:
            return None
        return Seat(name, "owner" if row is None else row.role, "first")

    def _by_token(self, connection: Connection, key: str) -> Seat | None:
        row = connection.execute(_BY_TOKEN, {"key": digest(key)}).one_or_none()
        return None if row is None else Seat(row.name, row.role, "token")

    def sign_in(self, name: str, password: str) -> str:
        """The key of a new session. Raises SignedOut, Slowed, and NotLawful for who has left."""
        who = folded(name)
        attempts.check(self.database, self.clocks, who)
        with self.database.read.connect() as connection:
            row = find(connection, name)
        if not matches(row.password if row else "", password) or row is None:
            attempts.note_failure(self.database, self.clocks, who)
            raise SignedOut("this name and this password don't go together", "try again")
        with self.database.read.connect() as connection:
            refuse_left(connection, row.name)
        attempts.forget(self.database, who)
        self._renew(row, password)
        return self.begin(row.name)

    def begin(self, name: str) -> str:
        """The key of a new session. Raises NotThere."""
        lasts = timedelta(hours=self.settings().session_hours)
        return begin_session(self.database, self.clocks, name, lasts)

    def _renew(self, row: Row[Any], password: str) -> None:
        if outdated(row.password):
            new = update(people).where(people.c.id == row.id, people.c.password == row.password)
            with self.database.write.begin() as connection:
                connection.execute(new.values(password=hashed(password)))

    def sign_out(self, key: str) -> None:
        if self.first and self.first.session and _same(key, self.first.session):
            self.first.session = fresh()  # known to nobody
            return
        end_session(self.database, key)


def _same(one: str, other: str) -> bool:
    return bool(other) and hmac.compare_digest(one.encode(), other.encode())
