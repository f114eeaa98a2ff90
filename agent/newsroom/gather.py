"""gather: feeds.yaml into the table, due feeds into the archive; the sample day where no feed answers."""

from sqlalchemy import select

from agent.database.tables import items
from agent.news.feeds import sync_feeds
from agent.news.gather import NewsDesk, gather
from agent.news.sample import load_sample
from agent.newsroom.bad_day import watch_for_bad_days
from agent.newsroom.meaning import remembering
from agent.newsroom.named import watch_for_their_names
from agent.newsroom.room import Newsroom
from agent.types.news import GatherReport


def gather_news(room: Newsroom, *, force: bool = False) -> GatherReport:
    """Once for the label, however many personas."""
    sync_feeds(room.database, room.config.feeds.feeds, room.clocks.world.now())
    with room.turns["gather"]:
        report = gather(_desk(room), force=force)
        if not report.new_items:
            sample_if_no_news(room)
        watch_for_bad_days(room)
        watch_for_their_names(room)
    return report


def _desk(room: Newsroom) -> NewsDesk:
    config = room.config
    return NewsDesk(
        database=room.database, clocks=room.clocks, news=config.settings.news,
        network=config.settings.network, home=room.home.path, parse=room.worker,
        stopping=room.stopping.is_set, embed=remembering(room), groupings=room.groupings,
    )  # fmt: skip


def sample_if_no_news(room: Newsroom) -> bool:
    """Where no feed ever gave anything, the sample day that came along stands in, visibly marked."""
    with room.database.read.connect() as connection:
        if connection.execute(select(items.c.id).limit(1)).first():
            return False
    return load_sample(_desk(room), room.home.config / "sample" / "day.yaml") > 0
