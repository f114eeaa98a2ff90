"""A newsroom's desk over a fresh database, a site on loopback, and one parsing process for all tests."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from agent.database import Database
from agent.news.feeds import sync_feeds
from agent.news.gather import NewsDesk
from agent.news.worker import Worker, open_worker
from agent.types.clocks import Clocks
from agent.types.settings import FeedEntry, NetworkSettings, NewsSettings
from tests.news.site import Site, open_site

LOOPBACK = ("127.0.0.0/8",)
MakeDesk = Callable[..., NewsDesk]
Follow = Callable[..., None]


@pytest.fixture(scope="session")
def worker() -> Iterator[Worker]:
    worker = open_worker()
    yield worker
    worker.close()


@pytest.fixture
def site() -> Iterator[Site]:
    with open_site() as site:
        yield site


@pytest.fixture
def desk(database: Database, clocks: Clocks, tmp_path: Path, worker: Worker) -> NewsDesk:
    news = NewsSettings(timeout_seconds=3.0, most_bytes=300_000)
    network = NetworkSettings(allow=LOOPBACK)
    return NewsDesk(database, clocks, news, network, tmp_path, worker)


@pytest.fixture
def follow_feeds(desk: NewsDesk) -> Follow:
    """Put these feeds into feeds.yaml, so to speak: addresses, or entries."""

    def follow(*feeds: str | FeedEntry) -> None:
        entries: Sequence[FeedEntry] = [
            feed if isinstance(feed, FeedEntry) else FeedEntry(url=feed) for feed in feeds
        ]
        sync_feeds(desk.database, entries, desk.clocks.world.now())

    return follow
