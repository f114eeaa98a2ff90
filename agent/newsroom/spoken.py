"""What she has said and been refused, read off the queue."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, select

from agent.database import Database
from agent.database.tables import drafts, stories
from agent.news.archive import follow
from agent.newsroom.living.mates import key_of, texts_of_mates
from agent.newsroom.swaps import liked_angles
from agent.types.review import LIVE
from agent.types.writing import Spoken

POSTS, REFUSED, NOTICES = 300, 100, 6
SAGA_DAYS, ANGLE_DAYS = 7, 30


def spoken(database: Database, persona: str, now: datetime) -> Spoken:
    """Everything that choosing and judging must know of her past; merged stories under their last id."""
    with database.read.connect() as connection:
        said = _rows(connection, persona, LIVE, POSTS)
        refused = _rows(connection, persona, ("rejected", "superseded"), REFUSED)
        told = {row.story_id for row in (*said, *refused) if row.story_id is not None}
        return Spoken(
            stories=frozenset(follow(connection, story) for story in told),
            sagas=_sagas(connection, said, now - timedelta(days=SAGA_DAYS)),
            posts=tuple(row.text for row in said),
            refused=tuple(row.text for row in refused),
            notices=_notices(said),
            angles=_angles(said, now - timedelta(days=ANGLE_DAYS)),
            last_at=said[0].created_at.isoformat() if said else "",
            last_thread=_last_thread(connection, persona),
            liked=liked_angles(connection, persona, now),
            keys=frozenset(key_of(row.trace) for row in (*said, *refused)) - {""},
            mates=texts_of_mates(database, persona, now),
        )


def _rows(connection: Connection, persona: str, statuses: tuple[str, ...], limit: int) -> list[Any]:
    query = (
        select(drafts.c.text, drafts.c.story_id, drafts.c.created_at, drafts.c.trace)
        .where(drafts.c.persona == persona, drafts.c.kind == "post", drafts.c.status.in_(statuses))
        .order_by(drafts.c.created_at.desc(), drafts.c.id.desc())
        .limit(limit)
    )
    return list(connection.execute(query).all())


def _last_thread(connection: Connection, persona: str) -> int | None:
    query = (
        select(drafts.c.trace)
        .where(drafts.c.persona == persona, drafts.c.occasion == "callback")
        .order_by(drafts.c.created_at.desc(), drafts.c.id.desc())
        .limit(1)
    )
    trace = connection.execute(query).scalar() or {}
    thread = (trace.get("occasion") or {}).get("thread_id")
    return thread if isinstance(thread, int) else None


def _sagas(connection: Connection, said: list[Any], since: datetime) -> dict[int, int]:
    counts: dict[int, int] = {}
    for row in said:
        if row.story_id is None or row.created_at < since:
            continue
        query = select(stories.c.saga_id).where(stories.c.id == follow(connection, row.story_id))
        saga = connection.execute(query).scalar_one()
        counts[saga] = counts.get(saga, 0) + 1
    return counts


def _notices(said: list[Any]) -> tuple[str, ...]:
    """What each text hangs on, or the notice where its writer didn't say."""
    found = (_hangs_on(row.trace or {}, row.text) for row in said[:NOTICES])
    return tuple(notice for notice in found if notice)


def _hangs_on(trace: dict[str, Any], text: str) -> str:
    chosen = _chosen(trace, text)
    return str(chosen.get("hangs_on") or trace.get("notice") or "")


def _chosen(trace: dict[str, Any], text: str) -> dict[str, Any]:
    """The candidate that the text is; after an edit, the one that the writer chose."""
    found = trace.get("candidates") or []
    number = trace.get("picked")
    chosen = next((each for each in found if each.get("text") == text), None)
    if chosen is None and isinstance(number, int) and number < len(found):
        chosen = found[number]
    return dict(chosen or {})


def angle_of(trace: dict[str, Any], text: str) -> str:
    return str(_chosen(trace, text).get("angle", ""))


def _angles(said: list[Any], since: datetime) -> dict[str, int]:
    counts: dict[str, int] = {}
    for row in said:
        number = (row.trace or {}).get("picked")
        if row.created_at < since or number is None:
            continue
        angle = angle_of(row.trace, row.text)
        counts[angle] = counts.get(angle, 0) + 1
    return counts
