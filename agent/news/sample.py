"""The bundled sample day: invented news for a home that can reach no feed, marked as sample everywhere."""

from datetime import datetime, timedelta
from pathlib import Path

from pydantic import Field
from sqlalchemy import Connection, func, insert, select, update

from agent.config.documents import Mistake, parse_yaml, read_yaml
from agent.config.validate import noun
from agent.database.tables import feeds, items
from agent.errors import ConfigWrong
from agent.news.gather import NewsDesk
from agent.news.links import link_key, safe_link
from agent.news.regroup import regroup
from agent.news.rows import SAMPLE_URL
from agent.news.warm import warm
from agent.text.scripts import language_of
from agent.types.settings import Frozen

NAME = "sample day（样张）"


class SampleItem(Frozen):
    """One invented report."""

    publisher: str = Field(min_length=1)
    """An invented name that says so."""
    hours_ago: float = Field(ge=0, le=36)
    """How old it is when the day is loaded."""
    title: str = Field(min_length=1)
    summary: str = ""
    url: str = ""


class SampleDay(Frozen):
    """config/sample/day.yaml."""

    items: tuple[SampleItem, ...]


def load_sample(desk: NewsDesk, source: str | Path) -> int:
    """Archive the sample day as of now; 0 while the one loaded before is still fresh.

    `source` is the file or its text. Raises ConfigWrong for mistakes in it.
    """
    day, now = read_day(source), desk.clocks.world.now()
    with desk.database.write.begin() as connection:
        feed_id = _feed(connection)
        if _is_fresh(connection, feed_id, now - timedelta(hours=desk.news.fresh_hours)):
            return 0
        rows = [_row(item, number, feed_id, now) for number, item in enumerate(day.items)]
        connection.execute(insert(items), rows)
        loaded = {"asked_at": now, "ok_at": now}
        connection.execute(update(feeds).where(feeds.c.id == feed_id).values(loaded))
    regroup(desk.database, groupings=desk.groupings)
    warm(desk.database, now)
    return len(day.items)


def read_day(source: str | Path) -> SampleDay:
    name = source.name if isinstance(source, Path) else "day.yaml"
    document = read_yaml(source, name) if isinstance(source, Path) else parse_yaml(source, name)
    mistakes: list[Mistake] = []
    day = noun(SampleDay, document, mistakes)
    if day is None:
        raise ConfigWrong([str(mistake) for mistake in mistakes])
    return day


def _feed(connection: Connection) -> int:
    """The row that the sample day's items hang on; never active, so never fetched."""
    known = connection.execute(select(feeds.c.id).where(feeds.c.url == SAMPLE_URL)).scalar()
    if known is not None:
        return int(known)
    key = connection.execute(
        insert(feeds).values(url=SAMPLE_URL, name=NAME, active=False)
    ).inserted_primary_key
    return int(key[0]) if key else 0


def _is_fresh(connection: Connection, feed_id: int, since: datetime) -> bool:
    newest = func.max(items.c.seen_at, type_=items.c.seen_at.type)
    seen = connection.execute(select(newest).where(items.c.feed_id == feed_id)).scalar()
    return seen is not None and seen >= since


def _row(item: SampleItem, number: int, feed_id: int, now: datetime) -> dict[str, object]:
    """Each loading has ids of its own; links are the same and join what they joined before."""
    url = safe_link(item.url)
    return {
        "feed_id": feed_id,
        "uid": f"{now:%Y-%m-%dT%H:%M}#{number}",
        "link_key": link_key(url),
        "url": url,
        "title": item.title,
        "summary": item.summary,
        "author": item.publisher,
        "language": language_of(item.title),
        "published_at": now - timedelta(hours=item.hours_ago),
        "seen_at": now,
    }
