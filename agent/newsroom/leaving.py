"""leave: closes somebody's access and ends their sessions and tokens, hands their drafts over, keeps or switches off what they taught."""

from dataclasses import asdict
from typing import Any

from sqlalchemy import insert, select, update

from agent.database import Database
from agent.database.audit import record
from agent.database.leavings import left, refuse_left, same_name
from agent.database.tables import decisions, leavings, people
from agent.errors import NotLawful, NotThere
from agent.newsroom import teachers
from agent.newsroom.queued_by import hand_over, queued_by
from agent.newsroom.room import Newsroom
from agent.review.holds import named, standing_holds
from agent.seats.people import end_all
from agent.types.clocks import Clocks, stamp
from agent.types.voicing import Leaving
from memory.tables import lesson_givings


def leave(room: Newsroom, wish: Leaving) -> dict[str, Any]:
    """Raises NotThere for a name that nobody decided under, NotLawful for one's own and for who has left."""
    who, whose, to = named(wish.by), known_name(room.database, wish.name), wish.to.strip()
    _may(room, whose, who, to)
    at, found = stamp(room.clocks), queued_by(room.database, whose, room.clocks.world.now())
    row = {"name": whose, "by": who, "why": wish.why, "at": at.world}
    taught = "switched off" if wish.switch_off else "kept"
    with room.database.write.begin() as connection:
        connection.execute(insert(leavings).values(**row))
        hand_over(connection, found, whose, to, who, at)
        end_all(connection, whose)
        record(connection, at, _subject(whose), who, "leave", "here", taught, wish.why)
    if wish.switch_off:
        teachers.mute(room, whose, who)
    return {
        "left": whose, "by": who, "taught": taught, "to": to,
        "drafts": [asdict(each) for each in found], "holds": holds_of(room.database, whose),
    }  # fmt: skip


def come_back(database: Database, clocks: Clocks, name: str, by: str) -> str:
    """Opens the door again; what they taught stays as it is. Returns their name. Raises NotThere."""
    who, at = named(by), stamp(clocks)
    with database.write.begin() as connection:
        row = left(connection, name)
        if row is None:
            raise NotThere(f"nobody called {name!r} has left", "selfsame leave NAME shows a person")
        back = update(leavings).where(leavings.c.id == row.id)
        connection.execute(back.values(back_by=who, back_at=at.world))
        whose: str = row.name
        record(connection, at, _subject(whose), who, "come back", "left", "here")
    return whose


def known_name(database: Database, name: str) -> str:
    """As they wrote it themselves; a typing mistake closes no door. Raises NotThere with the names there are."""
    with database.read.connect() as connection:
        signs_in = connection.execute(select(people.c.name)).scalars().all()
        decided = connection.execute(select(decisions.c.by).distinct()).scalars().all()
        taught = connection.execute(select(lesson_givings.c.given_by).distinct()).scalars().all()
    names: list[str] = sorted({*decided, *taught, *signs_in}, key=str.casefold)
    found = next((each for each in names if same_name(each, name)), None)
    if found is None:
        mend = f"one of: {', '.join(names)}" if names else "nobody has decided anything yet"
        raise NotThere(f"nobody called {name!r} has decided anything here", mend)
    return found


def _may(room: Newsroom, name: str, who: str, to: str) -> None:
    if same_name(name, who):
        raise NotLawful(
            "nobody closes the door behind themselves",
            "let somebody else do it: selfsame --as NAME leave " + name,
        )
    with room.database.read.connect() as connection:
        refuse_left(connection, name)
        refuse_left(connection, to)


def holds_of(database: Database, name: str) -> list[dict[str, Any]]:
    """Holds that they put and nobody lifted: anybody may."""
    found = [each for each in standing_holds(database) if same_name(each.by, name)]
    return [{"scope": each.scope, "why": each.why} for each in found]


def _subject(name: str) -> str:
    return f"person:{name}"[:40]
