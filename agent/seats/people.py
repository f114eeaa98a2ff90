"""People who may sign in: added, given a role, removed; the last owner stays one."""

import unicodedata
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from agent.database import Database
from agent.database.audit import HOUSE, record
from agent.database.leavings import refuse_left
from agent.database.tables import invitations, people, sessions, tokens
from agent.errors import NotLawful, NotThere
from agent.seats.passwords import hashed
from agent.types.autonomy import RULE
from agent.types.clocks import Clocks, stamp
from agent.types.seats import ROLES, Person, Role

LONGEST = 60


def folded(name: str) -> str:
    """Letters' case, width and blanks around a name don't count."""
    return unicodedata.normalize("NFKC", name).strip().casefold()[:LONGEST]


def people_of(database: Database) -> list[Person]:
    """All of them, by name."""
    with database.read.connect() as connection:
        rows = connection.execute(select(people).order_by(people.c.folded)).all()
        return [_person(connection, row) for row in rows]


def find(connection: Connection, name: str) -> Row[Any] | None:
    return connection.execute(select(people).where(people.c.folded == folded(name))).one_or_none()


def known(connection: Connection, name: str) -> Row[Any]:
    """Raises NotThere."""
    row = find(connection, name)
    if row is None:
        names = connection.execute(select(people.c.name).order_by(people.c.folded)).scalars().all()
        mend = f"one of: {', '.join(names)}" if names else "selfsame people add NAME"
        raise NotThere(f"nobody called {name!r} signs in here", mend)
    return row


def add(database: Database, clocks: Clocks, name: str, role: Role, by: str) -> str:
    """The name as it is kept. Raises NotLawful for one that is taken, odd or gone."""
    kept, at = _fit(name), stamp(clocks)
    with database.write.begin() as connection:
        refuse_left(connection, kept)
        if find(connection, kept) is not None:
            raise NotLawful(
                f"{kept} signs in here already", f"selfsame people role {kept} {_fit_role(role)}"
            )
        row = {
            "name": kept,
            "folded": folded(kept),
            "role": _fit_role(role),
            "made_by": by,
            "made_wall": at.wall,
        }
        connection.execute(insert(people).values(**row))
        record(connection, at, subject(kept), by, "add person", "", role)
    return kept


def give_role(database: Database, clocks: Clocks, name: str, role: Role, by: str) -> None:
    """Raises NotThere, and NotLawful for the last owner."""
    at = stamp(clocks)
    with database.write.begin() as connection:
        row = known(connection, name)
        if _fit_role(role) != "owner":
            _another_owner(connection, row)
        connection.execute(update(people).where(people.c.id == row.id).values(role=role))
        record(connection, at, subject(row.name), by, "role", row.role, role)


def remove(database: Database, clocks: Clocks, name: str, by: str) -> str:
    """Their sessions, tokens and links end with it. Raises NotThere, and NotLawful for the last owner."""
    at = stamp(clocks)
    with database.write.begin() as connection:
        row = known(connection, name)
        _another_owner(connection, row)
        end_all(connection, row.name)
        connection.execute(delete(people).where(people.c.id == row.id))
        record(connection, at, subject(row.name), by, "remove person", row.role, "")
    return str(row.name)


def set_password(
    database: Database, clocks: Clocks, name: str, password: str, by: str, *, keep: str = ""
) -> None:
    """Ends every session of theirs but the one with the hash `keep`. Raises NotThere, NotLawful."""
    made, at = hashed(password), stamp(clocks)
    with database.write.begin() as connection:
        row = known(connection, name)
        connection.execute(update(people).where(people.c.id == row.id).values(password=made))
        mine = (sessions.c.person_id == row.id) & (sessions.c.key != keep)
        connection.execute(delete(sessions).where(mine))
        connection.execute(delete(invitations).where(invitations.c.person_id == row.id))
        record(connection, at, subject(row.name), by, "password")


def end_all(connection: Connection, name: str) -> None:
    """Sessions, tokens and open links of this name, if it signs in here."""
    row = find(connection, name)
    for table in (sessions, tokens, invitations) if row else ():
        connection.execute(delete(table).where(table.c.person_id == row.id))  # type: ignore[union-attr]


def an_owner_can_sign_in(database: Database) -> bool:
    able = select(people.c.id).where(people.c.role == "owner", people.c.password != "").limit(1)
    with database.read.connect() as connection:
        return connection.execute(able).first() is not None


def subject(name: str) -> str:
    return f"person:{name}"[:40]


def _another_owner(connection: Connection, row: Row[Any]) -> None:
    others = select(func.count()).where(people.c.role == "owner", people.c.id != row.id)
    if row.role == "owner" and not connection.execute(others).scalar_one():
        raise NotLawful(
            f"{row.name} is the only owner",
            "make somebody else an owner first: selfsame people role",
        )


def _fit(name: str) -> str:
    """Raises NotLawful for a name that a decision could not bear."""
    kept = " ".join(unicodedata.normalize("NFKC", name).split())
    odd = any(unicodedata.category(sign)[0] == "C" for sign in kept)
    house = folded(kept).startswith((RULE, HOUSE))
    if not kept or len(kept) > LONGEST or odd or house:
        raise NotLawful(
            f"{name!r} is no name for a person", f"take one of 1 to {LONGEST} letters, their own"
        )
    return kept


def _fit_role(role: str) -> Role:
    for each in ROLES:
        if each == role:
            return each
    raise NotLawful(f"there is no role {role!r}", f"one of: {', '.join(ROLES)}")


def _person(connection: Connection, row: Row[Any]) -> Person:
    counts = [
        connection.execute(select(func.count()).where(table.c.person_id == row.id)).scalar_one()
        for table in (tokens, sessions)
    ]
    return Person(row.name, row.role, bool(row.password), counts[0], counts[1], row.made_wall)
