"""What stayed with people: replies, saves and followers, read or typed in. Shown, and never fed back into appeal."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, insert, select

from agent.database import Database
from agent.database.audit import record
from agent.database.tables import posts, stayed
from agent.errors import NotLawful, NotThere
from agent.review.holds import named
from agent.types.clocks import Clocks, stamp
from agent.types.persona import Persona

WEEK = timedelta(days=7)
WEEKS = 4


@dataclass(frozen=True)
class Figures:
    """As they stand just now; None for what nobody looked at."""

    replies: int | None = None
    saves: int | None = None
    followers: int | None = None


def note_stayed(
    database: Database, clocks: Clocks, persona: Persona, figures: Figures, by: str,
    post_id: int | None = None, channel: str = "",
) -> None:  # fmt: skip
    """Raises NotLawful for no figure or one below nothing, NotThere for a post that is not hers."""
    who, at = named(by), stamp(clocks)
    given = [each for each in vars(figures).values() if each is not None]
    if not given or min(given) < 0:
        raise NotLawful("no figure that counts anything", "give replies, saves or followers")
    if post_id is None and figures.followers is None:
        raise NotLawful("replies and saves belong to a post", "name it: --post NUMBER")
    with database.write.begin() as connection:
        mine = select(posts.c.id).where(posts.c.id == post_id, posts.c.persona == persona.name)
        if post_id is not None and connection.execute(mine).first() is None:
            raise NotThere(f"{persona.name} has no post {post_id}", "see her page for the numbers")
        day = at.world.astimezone(persona.file.zone).date()
        values = {**vars(figures), "persona": persona.name, "post_id": post_id, "channel": channel}
        connection.execute(insert(stayed).values(**values, day=day, by=who, at=at.world))
        told = ", ".join(
            f"{key} {value}" for key, value in vars(figures).items() if value is not None
        )
        record(connection, at, f"post:{post_id or 0}", who, "stayed", became=told)


def stayed_document(database: Database, persona: Persona, now: datetime) -> dict[str, Any]:
    """By week, the latest first: its posts with their last figures, those that most people kept first."""
    since = now - WEEKS * WEEK
    query = select(posts.c.id, posts.c.text, posts.c.language, posts.c.published_at).where(
        posts.c.persona == persona.name, posts.c.published_at > since, ~posts.c.withdrawn
    )
    with database.read.connect() as connection:
        said = connection.execute(query.order_by(posts.c.published_at.desc())).all()
        rows = connection.execute(
            select(stayed).where(stayed.c.persona == persona.name).order_by(stayed.c.id)
        ).all()
    last = _last(rows)
    weeks = [_week(said, last, rows, now - number * WEEK) for number in range(WEEKS)]
    return {"persona": persona.name, "weeks": [week for week in weeks if week["posts"]]}


def _last(rows: Sequence[Row[Any]]) -> dict[int, Figures]:
    """By post and channel the last row counts; a post's channels are added up."""
    newest = {(row.post_id, row.channel): row for row in rows if row.post_id is not None}
    found: dict[int, Figures] = {}
    for (post, _), row in newest.items():
        before = found.get(post, Figures())
        found[post] = Figures(_sum(before.replies, row.replies), _sum(before.saves, row.saves))
    return found


def _sum(a: int | None, b: int | None) -> int | None:
    return b if a is None else a if b is None else a + b


def _week(
    said: Sequence[Any], last: Mapping[int, Figures], rows: Sequence[Row[Any]], end: datetime
) -> dict[str, Any]:
    own = [row for row in said if end - WEEK < row.published_at <= end]
    shown = [
        {"post": row.id, "text": row.text, "language": row.language, "at": row.published_at.isoformat(),
         "replies": last.get(row.id, Figures()).replies, "saves": last.get(row.id, Figures()).saves}
        for row in own
    ]  # fmt: skip
    shown.sort(key=lambda row: (-(row["saves"] or 0), -(row["replies"] or 0)))
    follow = {
        row.channel: row.followers for row in rows if row.followers is not None and row.at <= end
    }
    return {
        "until": end.date().isoformat(), "posts": shown, "followers": sum(follow.values()) if follow else None
    }  # fmt: skip
