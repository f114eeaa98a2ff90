"""What somebody is known by: a session in a browser, a program's token, a link to choose a password by."""

from datetime import datetime, timedelta

from sqlalchemy import delete, insert, select

from agent.database import Database
from agent.database.audit import record
from agent.database.keys import digest, fresh
from agent.database.tables import invitations, people, sessions, tokens
from agent.errors import NotThere, SignedOut
from agent.seats.people import known, set_password, subject
from agent.types.clocks import Clocks, stamp
from agent.types.seats import Token

INVITED = timedelta(days=3)


def begin_session(database: Database, clocks: Clocks, name: str, lasts: timedelta) -> str:
    """The key of a new session, for the browser alone. Raises NotThere."""
    key, at = fresh(), stamp(clocks)
    with database.write.begin() as connection:
        row = known(connection, name)
        connection.execute(delete(sessions).where(sessions.c.ends_wall <= at.wall))
        connection.execute(
            insert(sessions).values(
                person_id=row.id, key=digest(key), made_wall=at.wall, ends_wall=at.wall + lasts
            )
        )
        record(connection, at, subject(row.name), row.name, "sign in")
    return key


def end_session(database: Database, key: str) -> None:
    with database.write.begin() as connection:
        connection.execute(delete(sessions).where(sessions.c.key == digest(key)))


def end_sessions(database: Database, name: str) -> None:
    """All of theirs, on every machine. Raises NotThere."""
    with database.write.begin() as connection:
        row = known(connection, name)
        connection.execute(delete(sessions).where(sessions.c.person_id == row.id))


def make_token(database: Database, clocks: Clocks, name: str, label: str, by: str) -> str:
    """A key to the API, shown this once. Raises NotThere."""
    key, at = fresh(), stamp(clocks)
    with database.write.begin() as connection:
        row = known(connection, name)
        values = {"person_id": row.id, "key": digest(key), "label": label[:60] or "token"}
        connection.execute(insert(tokens).values(**values, made_wall=at.wall))
        record(connection, at, subject(row.name), by, "token", "", label[:60])
    return key


def tokens_of(database: Database, name: str) -> list[Token]:
    wanted = select(tokens).join(people).where(people.c.name == name).order_by(tokens.c.id)
    with database.read.connect() as connection:
        return [Token(row.id, row.label, row.made_wall) for row in connection.execute(wanted)]


def end_token(database: Database, clocks: Clocks, name: str, token_id: int, by: str) -> None:
    """Raises NotThere for one that is not theirs."""
    at = stamp(clocks)
    with database.write.begin() as connection:
        row = known(connection, name)
        mine = (tokens.c.id == token_id) & (tokens.c.person_id == row.id)
        if connection.execute(delete(tokens).where(mine)).rowcount != 1:
            raise NotThere(f"{row.name} has no token {token_id}", "selfsame people list")
        record(connection, at, subject(row.name), by, "end token", str(token_id), "")


def invite(database: Database, clocks: Clocks, name: str) -> str:
    """The key of a link by which they choose a password, once; an older one ends. Raises NotThere."""
    key, now = fresh(), clocks.wall.now()
    with database.write.begin() as connection:
        row = known(connection, name)
        connection.execute(delete(invitations).where(invitations.c.person_id == row.id))
        connection.execute(
            insert(invitations).values(
                person_id=row.id, key=digest(key), ends_wall=now + INVITED
            )
        )  # fmt: skip
    return key


def invited(database: Database, key: str, now: datetime) -> str:
    """Whose link this is; empty for one that was used or is too old."""
    wanted = select(people.c.name).join(invitations)
    mine = (invitations.c.key == digest(key)) & (invitations.c.ends_wall > now)
    with database.read.connect() as connection:
        return connection.execute(wanted.where(mine)).scalar() or ""


def accept(database: Database, clocks: Clocks, key: str, password: str) -> str:
    """Choose the password; the link ends with it. Returns the name. Raises SignedOut, NotLawful."""
    name = invited(database, key, clocks.wall.now())
    if not name:
        raise SignedOut("this link was used already, or is too old", "have an owner send a new one")
    set_password(database, clocks, name, password, name)
    return name
