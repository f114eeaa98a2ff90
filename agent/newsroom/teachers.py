"""What people do about lessons: mute whoever gave them, let one go, put one in other words; all of it audited."""

from collections.abc import Callable
from functools import partial

from sqlalchemy import Connection

from agent.database.audit import record
from agent.errors import NotThere
from agent.newsroom.room import Newsroom
from agent.review.holds import named
from agent.types.clocks import stamp
from memory.mind import lesson_rows, lessons
from memory.mind.lessons import Moved
from memory.types import Lesson


def mute(room: Newsroom, name: str, by: str) -> None:
    """Switches off all that this person taught, for every persona, until `unmute`."""
    at = room.clocks.world.now()
    who, teacher = named(by), named(name)
    change = partial(lessons.mute, name=teacher, by=who, at=at)
    _change(room, change, "teacher", who, "mute", teacher)


def unmute(room: Newsroom, name: str, by: str) -> None:
    who, teacher = named(by), named(name)
    _change(room, partial(lessons.unmute, name=teacher), "teacher", who, "unmute", teacher)


def drop(room: Newsroom, lesson_id: int, by: str, why: str = "") -> None:
    """Lets one lesson go; it comes back if somebody gives it again. Raises NotThere."""
    who, known = named(by), _known(room, lesson_id)
    change = partial(lessons.drop, lesson_id=lesson_id, by=who, at=room.clocks.world.now())
    _change(room, change, f"lesson:{lesson_id}", who, "drop", known.words, why=why)


def reword(room: Newsroom, lesson_id: int, words: str, by: str) -> None:
    """Puts a lesson in a person's own words; what code looks for stays. Raises NotThere."""
    who, known = named(by), _known(room, lesson_id)
    plain = " ".join(words.split())
    change = partial(lessons.reword, lesson_id=lesson_id, words=plain, by=who)
    _change(room, change, f"lesson:{lesson_id}", who, "reword", known.words, plain)


def _known(room: Newsroom, lesson_id: int) -> Lesson:
    with room.database.read.connect() as connection:
        found = lesson_rows.read(connection, lesson_id)
    if found is None:
        raise NotThere(
            f"there is no lesson {lesson_id}", "see them: selfsame memory PERSONA lessons"
        )
    return found


def _change(
    room: Newsroom, change: Callable[[Connection], Moved], subject: str, who: str, action: str, was: str = "",
    became: str = "", why: str = "",
) -> None:  # fmt: skip
    def whole(connection: Connection) -> Moved:
        at = stamp(room.clocks)
        record(connection, at, subject, who, action, was[:200], became[:200], why)
        return change(connection)

    room.memory.mind.teach(whole)
