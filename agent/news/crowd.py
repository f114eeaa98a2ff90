"""Feeds fetched side by side, those of one site one after another."""

import threading
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from queue import Empty, Full, Queue, SimpleQueue

from agent.news.sites import site_at
from agent.types.news import FeedForFetch, FetchOutcome

THREADS = 6
WAITING = 2
"""So many outcomes wait to be settled, with their bodies; then the threads wait."""
GLANCE_SECONDS = 0.25


def fetch_all(
    feeds: Sequence[FeedForFetch],
    fetch: Callable[[FeedForFetch], FetchOutcome],
    stopping: Callable[[], bool],
) -> Iterator[FetchOutcome]:
    """Outcomes as they come. The threads are daemons: when we must stop, slow sites are left behind."""
    groups: SimpleQueue[list[FeedForFetch]] = SimpleQueue()
    done: Queue[FetchOutcome] = Queue(WAITING)
    by_site = _by_site(feeds)
    for group in by_site:
        groups.put(group)
    for _ in range(min(THREADS, len(by_site))):
        work = threading.Thread(target=_work, args=(groups, done, fetch, stopping), daemon=True)
        work.start()
    left = len(feeds)
    while left and not stopping():
        try:
            yield done.get(timeout=GLANCE_SECONDS)
            left -= 1
        except Empty:
            continue


def _by_site(feeds: Sequence[FeedForFetch]) -> list[list[FeedForFetch]]:
    groups: dict[str, list[FeedForFetch]] = defaultdict(list)
    for feed in feeds:
        groups[site_at(feed.place)].append(feed)
    return list(groups.values())


def _work(
    groups: "SimpleQueue[list[FeedForFetch]]",
    done: "Queue[FetchOutcome]",
    fetch: Callable[[FeedForFetch], FetchOutcome],
    stopping: Callable[[], bool],
) -> None:
    while True:
        try:
            group = groups.get_nowait()
        except Empty:
            return
        told: FetchOutcome | None = None
        for feed in group:
            outcome = _left_alone(told, feed) if told else fetch(feed)
            told = told or (outcome if outcome.site_rests else None)
            if not _handed_on(done, outcome, stopping):
                return


def _handed_on(
    done: "Queue[FetchOutcome]", outcome: FetchOutcome, stopping: Callable[[], bool]
) -> bool:
    while not stopping():
        try:
            done.put(outcome, timeout=GLANCE_SECONDS)
        except Full:
            continue
        return not stopping()
    return False


def _left_alone(told: FetchOutcome, feed: FeedForFetch) -> FetchOutcome:
    words = f"{told.error}; it was not asked, since its site had just asked for rest"
    return replace(told, feed=feed, error=words)
