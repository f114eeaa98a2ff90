"""Reading news at size: parsing, a pass in which nothing changed, a pass with 2,000 new items into a large archive;
beside feedparser alone and the library `reader`. python -m bench.news DIR [--archive 500000]

DIR holds feed files. `reader` is compared with where it is installed: pip install 'selfsame[bench]'."""

import io
import json
import resource
import tempfile
import threading
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import cycle, islice
from pathlib import Path
from time import perf_counter, thread_time
from typing import Any

import httpx
from sqlalchemy import insert, select, update

from agent.database import Database, open_database
from agent.database.tables import feeds, items, sagas, stories
from agent.news.feeds import sync_feeds
from agent.news.gather import NewsDesk, gather
from agent.news.parse import parse_quickly, parse_tolerantly
from agent.news.worker import open_worker
from agent.thrift import keep_what_stands
from agent.types.clocks import Clocks, FrozenClock
from agent.types.settings import FeedEntry, NetworkSettings, NewsSettings
from bench.given import a_folder
from bench.news_site import feed_files, feed_site, headlines

DOCUMENTS, FEEDS, NEW, NEW_FEEDS = 500, 100, 2_000, 20
LIMITS = {
    "parse_500_cpu_s": 1.0,
    "unchanged_100_cpu_s": 0.5,
    "new_2000_s": 3.0,
    "desk_blocked_ms": 100,
}
NOW = datetime(2026, 3, 11, 4, 0, tzinfo=UTC)
URL = "https://example.org/feed"


def main() -> None:
    parser = ArgumentParser(description=__doc__, formatter_class=RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=a_folder("*"), metavar="DIR")
    parser.add_argument("--archive", type=int, default=500_000, help="items that are there already")
    given = parser.parse_args()
    found = parsing(given.folder)
    with feed_site(given.folder) as site:
        found |= unchanged(site) | into_archive(site, given.archive) | library(site)
    for line in told(found):
        print(line)
    print(json.dumps(found))


def cpu() -> float:
    """Seconds of this process, and of its children that have ended."""
    own, others = (
        resource.getrusage(resource.RUSAGE_SELF),
        resource.getrusage(resource.RUSAGE_CHILDREN),
    )
    return own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime


def spent(work: Callable[[], Any]) -> float:
    before = cpu()
    work()
    return cpu() - before


def parsing(folder: Path) -> dict[str, Any]:
    """Ours with all its cleaning; the two libraries alone. feedparser reads each file once, counted up."""
    import fastfeedparser
    import feedparser

    bodies = [path.read_bytes() for path in feed_files(folder)]
    many = list(islice(cycle(bodies), DOCUMENTS))
    keep_what_stands()  # as the reading process does
    quick = [body for body in bodies if _quietly(lambda: parse_quickly(body, "", URL)) is not None]  # noqa: B023
    ours = spent(lambda: [_quietly(lambda: parse_quickly(body, "", URL)) for body in many])  # noqa: B023
    alone = spent(lambda: [_quietly(lambda: fastfeedparser.parse(body)) for body in many])  # noqa: B023
    slow = spent(lambda: [feedparser.parse(io.BytesIO(body)) for body in bodies])
    rest = [body for body in bodies if body not in quick]
    tolerant = spent(lambda: [parse_tolerantly(body, "", URL) for body in rest])
    return {
        "files": len(bodies),
        "parse_500_cpu_s": round(ours, 3),
        "fastfeedparser_500_cpu_s": round(alone, 3),
        "feedparser_500_cpu_s": round(slow * DOCUMENTS / len(bodies), 3),
        "left_to_the_tolerant_path": len(rest),
        "tolerant_path_cpu_s_a_file": round(tolerant / max(1, len(rest)), 3),
    }


def _quietly(parse: Callable[[], Any]) -> Any:
    """None where it raises, as in the worker."""
    try:
        return parse()
    except (ValueError, TypeError, LookupError, AttributeError, RuntimeError):
        return None


@contextmanager
def a_desk() -> Iterator[NewsDesk]:
    with tempfile.TemporaryDirectory() as folder:
        database = open_database(f"sqlite:///{folder}/selfsame.db")
        worker = open_worker()
        network = NetworkSettings(allow=("127.0.0.0/8",), pause_seconds=0)
        clocks = Clocks(FrozenClock(NOW), FrozenClock(NOW))
        yield NewsDesk(database, clocks, NewsSettings(), network, Path(folder), worker)
        worker.close()
        database.close()


def follow(desk: NewsDesk, urls: list[str]) -> None:
    sync_feeds(desk.database, [FeedEntry(url=url) for url in urls], NOW)


def unchanged(site: str) -> dict[str, Any]:
    """100 feeds read for the first time, worker and all; then 100 times 304."""
    urls = [f"{site}/real/{number}" for number in range(FEEDS)]
    with a_desk() as desk:

        def first() -> None:
            follow(desk, urls)
            gather(desk)
            desk.parse.close()  # type: ignore[attr-defined]

        read = spent(first)
        began, before = perf_counter(), cpu()
        report = gather(desk, force=True)
        found = {
            "unchanged_100_cpu_s": round(cpu() - before, 3),
            "unchanged_100_s": round(perf_counter() - began, 3),
        }
    return {"first_100_cpu_s": round(read, 3), **found, "unchanged": report.unchanged}


@dataclass
class Visitor:
    """Somebody at the desk: a small read and a small write, over and over; how long each took."""

    database: Database
    done: threading.Event = field(default_factory=threading.Event)
    took: list[float] = field(default_factory=list)

    def visit(self) -> None:
        while not self.done.wait(0.005):
            began = perf_counter()
            with self.database.read.connect() as connection:
                connection.execute(select(feeds.c.name).limit(50)).all()
            with self.database.write.begin() as connection:
                connection.execute(update(feeds).where(feeds.c.id == 1).values(about=""))
            self.took.append((perf_counter() - began) * 1000)


def into_archive(site: str, size: int) -> dict[str, Any]:
    """The pass while somebody is at the desk; its CPU is the gathering thread's own, without the visitor's.
    A small one goes before it, as on every day: the first after a start reads the latest of the archive."""
    earlier = f"{site}/new/99/1/0"
    urls = [f"{site}/new/{number}/{NEW // NEW_FEEDS}/1" for number in range(NEW_FEEDS)]
    for url in (earlier, *urls):
        httpx.get(url)  # the site has made them up by then, which is no work of ours
    with a_desk() as desk:
        follow(desk, [*urls, earlier])
        fill(desk.database, size, NEW_FEEDS)
        follow(desk, [earlier])
        first = perf_counter()
        gather(desk)
        first = perf_counter() - first
        keep_what_stands()  # as the daemon does after its first gather
        follow(desk, urls)
        visitor = Visitor(desk.database)
        visiting = threading.Thread(target=visitor.visit)
        visiting.start()
        began, before = perf_counter(), thread_time()
        try:
            report = gather(desk)
            took, worked = perf_counter() - began, thread_time() - before
        finally:
            visitor.done.set()
            visiting.join()
    long = sorted(visitor.took)
    return {
        "archive": size,
        "new_items": report.new_items,
        "first_pass_s": round(first, 3),
        "new_2000_s": round(took, 3),
        "new_2000_cpu_s": round(worked, 3),
        "desk_blocked_ms": round(long[-1], 1),
        "desk_p99_ms": round(long[int(len(long) * 0.99)], 1),
    }


def fill(database: Database, size: int, many: int) -> None:
    """Items over the last three years, two to a story, the newest an hour old."""
    texts, step = headlines(5_000, 5), timedelta(days=1000) / max(1, size)
    with database.write.begin() as connection:
        saga = {"title": "Long ago", "first_at": NOW, "last_at": NOW - timedelta(days=1)}
        connection.execute(insert(sagas).values(id=1, **saga))
        for start in range(0, size, 10_000):
            rows = [_row(n, texts[n % len(texts)], NOW - timedelta(hours=1) - step * (size - n), many)
                    for n in range(start, min(size, start + 10_000))]  # fmt: skip
            connection.execute(
                insert(stories), [_story(row) for row in rows if row["number"] % 2 == 0]
            )
            connection.execute(insert(items), [
                {name: value for name, value in row.items() if name != "number"} for row in rows
            ])  # fmt: skip


def _row(number: int, text: str, at: datetime, many: int) -> dict[str, Any]:
    link = f"f{number % many}.example/old/{number}"
    return {
        "number": number, "feed_id": number % many + 1, "uid": f"old-{number}", "link_key": link,
        "url": f"https://{link}", "title": f"{text} {number}", "summary": text, "language": "en",
        "published_at": at, "seen_at": at, "story_id": number // 2 + 1,
    }  # fmt: skip


def _story(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": row["story_id"], "saga_id": 1, "title": row["title"], "language": "en", "items": 2,
        "publishers": 1, "first_at": row["seen_at"], "last_at": row["seen_at"],
    }  # fmt: skip


def library(site: str) -> dict[str, Any]:
    """The same feeds through the library `reader`: for the first time, and again with nothing new."""
    try:
        from reader import make_reader
    except ImportError:
        return {"reader": "not installed: pip install 'selfsame[bench]'"}
    with tempfile.TemporaryDirectory() as folder:
        reader = make_reader(f"{folder}/reader.db")
        for number in range(FEEDS):
            reader.add_feed(f"{site}/real/{number}")
        first = spent(reader.update_feeds)
        again = spent(lambda: reader.update_feeds(scheduled=False))
        reader.close()
    return {
        "reader_first_100_cpu_s": round(first, 3),
        "reader_unchanged_100_cpu_s": round(again, 3),
    }


def told(found: dict[str, Any]) -> Iterator[str]:
    for name, most in LIMITS.items():
        mark = "within" if found[name] <= most else "OVER"
        yield f"{name}: {found[name]} ({mark} {most})"
    yield f"feedparser alone takes {_ratio(found, 'feedparser_500_cpu_s', 'parse_500_cpu_s')} times as long to parse"
    if "reader" in found:
        yield f"reader (the library) is not compared with: {found['reader']}"
        return
    yield f"reader takes {_ratio(found, 'reader_first_100_cpu_s', 'first_100_cpu_s')} times as long for a first pass"
    again = _ratio(found, "reader_unchanged_100_cpu_s", "unchanged_100_cpu_s")
    yield f"and {again} times as long where nothing changed"


def _ratio(found: dict[str, Any], theirs: str, ours: str) -> float:
    return round(float(found[theirs]) / max(float(found[ours]), 1e-9), 1)


if __name__ == "__main__":
    main()
