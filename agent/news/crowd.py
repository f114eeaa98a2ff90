"""Feeds fetched side by side, those of one host one after another."""

import threading
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from queue import Empty, SimpleQueue

from agent.news.links import host_of
from agent.types.news import FeedForFetch, FetchOutcome

THREADS = 6
GLANCE_SECONDS = 0.25


def fetch_all(
    feeds: Sequence[FeedForFetch],
    fetch: Callable[[FeedForFetch], FetchOutcome],
    stopping: Callable[[], bool],
) -> Iterator[FetchOutcome]:
    """Outcomes as they come. The threads are daemons: when we must stop, slow sites are left behind."""
    waiting: SimpleQueue[list[FeedForFetch]] = SimpleQueue()
    done: SimpleQueue[FetchOutcome] = SimpleQueue()
    for group in _by_host(feeds):
        waiting.put(group)
    for _ in range(min(THREADS, len(feeds))):
        work = threading.Thread(target=_work, args=(waiting, done, fetch, stopping), daemon=True)
        work.start()
    left = len(feeds)
    while left and not stopping():
        try:
            yield done.get(timeout=GLANCE_SECONDS)
            left -= 1
        except Empty:
            continue


def _by_host(feeds: Sequence[FeedForFetch]) -> list[list[FeedForFetch]]:
    groups: dict[str, list[FeedForFetch]] = defaultdict(list)
    for feed in feeds:
        groups[host_of(feed.url)].append(feed)
    return list(groups.values())


def _work(
    waiting: "SimpleQueue[list[FeedForFetch]]",
    done: "SimpleQueue[FetchOutcome]",
    fetch: Callable[[FeedForFetch], FetchOutcome],
    stopping: Callable[[], bool],
) -> None:
    while True:
        try:
            group = waiting.get_nowait()
        except Empty:
            return
        for feed in group:
            if stopping():
                return
            done.put(fetch(feed))
