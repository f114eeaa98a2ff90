"""What waits for a person, in the order in which it is due, found among any number of decided drafts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, exists, func, or_, select

from agent.database import Database
from agent.database.tables import drafts, flags
from agent.review.listing import light, read
from agent.types.review import Draft

PENDING = drafts.c.status == "pending"
WAITING = and_(PENDING, drafts.c.redo_wish.is_(None))
ANEW = and_(PENDING, drafts.c.redo_wish.is_not(None))
WHEN = func.coalesce(drafts.c.speak_at, drafts.c.created_at)
"""One without a time counts as due since it was made."""
SOON = {"day": timedelta(days=1), "week": timedelta(days=7)}

NOW = bindparam("now", type_=drafts.c.not_before.type)
AWAKE = or_(drafts.c.not_before.is_(None), drafts.c.not_before <= NOW)
# Asked with every page of the desk: built once, as building one takes as long as asking.
_IDS = select(drafts.c.id).where(WAITING, AWAKE).order_by(WHEN, drafts.c.id)
_MINE = select(WHEN).where(WAITING, AWAKE, drafts.c.id == bindparam("draft"))
_AT = bindparam("at", type_=drafts.c.speak_at.type)
_AFTER = _IDS.where(or_(WHEN > _AT, and_(WHEN == _AT, drafts.c.id > bindparam("draft")))).limit(1)
_OTHER = _IDS.where(drafts.c.id != bindparam("draft")).limit(1)
_SNOOZED = light().where(WAITING, drafts.c.not_before > NOW).order_by(WHEN, drafts.c.id)
_ANEW = light().where(ANEW).order_by(WHEN, drafts.c.id)
_COMING = light().where(drafts.c.status == "approved").order_by(WHEN, drafts.c.id)
_BY_ID = light().where(drafts.c.id.in_(bindparam("ids", expanding=True)))


@dataclass(frozen=True)
class Sought:
    """What of the queue a person wants to see; empty: all of it."""

    find: str = ""
    persona: str = ""
    occasion: str = ""
    flag: str = ""
    """none, some, or a flag's code. Notes are no flags."""
    due: str = ""
    """late, day or week: up to then."""
    called: frozenset[str] = field(default=frozenset())
    """Personas whose shown name holds what is to be found."""


def waiting_ids(database: Database, now: datetime, sought: Sought | None = None) -> list[int]:
    """Those neither snoozed nor being written anew."""
    with database.read.connect() as connection:
        found = connection.execute(_narrowed(_IDS, sought, now), {"now": now}).cursor
        return (
            [key for (key,) in found.fetchall()] if found else []
        )  # plain rows: there may be thousands


def following(
    database: Database, now: datetime, draft_id: int, sought: Sought | None = None
) -> int | None:
    """The next one after it in order, else the first of the others."""
    given: dict[str, Any] = {"now": now, "draft": draft_id}
    with database.read.connect() as connection:
        at = connection.execute(_narrowed(_MINE, sought, now), given).scalar()
        after = _narrowed(_AFTER, sought, now)
        found = connection.execute(after, {**given, "at": at}).scalar() if at else None
        return found or connection.execute(_narrowed(_OTHER, sought, now), given).scalar()


def snoozed(
    database: Database, now: datetime, sought: Sought | None = None, limit: int = 20
) -> list[Draft]:
    return read(database, _narrowed(_SNOOZED, sought, now, limit), now=now)


def anew(
    database: Database, now: datetime, sought: Sought | None = None, limit: int = 20
) -> list[Draft]:
    """Those that are being written anew."""
    return read(database, _narrowed(_ANEW, sought, now, limit))


def coming(
    database: Database, now: datetime, sought: Sought | None = None, limit: int = 20
) -> list[Draft]:
    """Approved, and not out yet."""
    return read(database, _narrowed(_COMING, sought, now, limit))


def decided(database: Database, now: datetime, sought: Sought, limit: int = 12) -> list[Draft]:
    """The newest of those that wait no more."""
    over = drafts.c.status.not_in(
        ("pending", "approved")
    )  # read from the newest, until enough are found
    wanted = light().where(over, *_asked(sought, now)).order_by(drafts.c.id.desc()).limit(limit)
    return read(database, wanted)


def by_id(database: Database, ids: Sequence[int]) -> list[Draft]:
    """These drafts without their traces, in this order."""
    found = {draft.id: draft for draft in read(database, _BY_ID, ids=ids)}
    return [found[draft_id] for draft_id in ids if draft_id in found]


def _narrowed(
    wanted: Select[Any], sought: Sought | None, now: datetime, limit: int | None = None
) -> Select[Any]:
    """The statement itself where nothing is asked: its text and key are known already."""
    asked = tuple(_asked(sought, now))
    narrowed = wanted.where(*asked) if asked else wanted
    return narrowed if limit is None else narrowed.limit(limit)


def _asked(sought: Sought | None, now: datetime) -> Iterable[ColumnElement[bool]]:
    if sought is None:
        return
    if sought.find:
        names = drafts.c.persona.in_(sought.called)
        yield or_(drafts.c.text.icontains(sought.find, autoescape=True), names)
    if sought.persona:
        yield drafts.c.persona == sought.persona
    if sought.occasion:
        yield drafts.c.occasion == sought.occasion
    if sought.flag:
        yield _flagged(sought.flag)
    if sought.due:
        yield and_(
            drafts.c.speak_at.is_not(None),
            drafts.c.speak_at <= now + SOON.get(sought.due, timedelta()),
        )


def _flagged(flag: str) -> ColumnElement[bool]:
    mine = and_(flags.c.draft_id == drafts.c.id, flags.c.revision == drafts.c.revision)
    if flag in ("none", "some"):
        marked = exists().where(mine, or_(flags.c.severity != "note", flags.c.single))
        return ~marked if flag == "none" else marked
    return exists().where(mine, flags.c.code == flag)
