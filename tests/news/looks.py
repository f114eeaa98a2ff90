"""Looking into the archive."""

from datetime import timedelta

from sqlalchemy import select

from agent.database.tables import items
from agent.news import archive
from agent.news.gather import NewsDesk
from agent.types.news import FeedState, Story


def titles(desk: NewsDesk) -> list[str]:
    with desk.database.read.connect() as connection:
        return list(connection.execute(select(items.c.title).order_by(items.c.id)).scalars())


def states(desk: NewsDesk) -> list[FeedState]:
    with desk.database.read.connect() as connection:
        return archive.feed_states(connection)


def state_of(desk: NewsDesk, url: str) -> FeedState:
    return next(state for state in states(desk) if state.url == url)


def current(desk: NewsDesk, hours: float = 36) -> list[Story]:
    since = desk.clocks.world.now() - timedelta(hours=hours)
    with desk.database.read.connect() as connection:
        return archive.stories(connection, since=since)
