"""The room's face: due feeds → fetch → parse → archive → stories and sagas → heat."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING

from agent.database import Database
from agent.news.crowd import fetch_all
from agent.news.feeds import Asked, due_feeds, note_failed, note_read, note_unchanged
from agent.news.fetch import fetch
from agent.news.giving_way import short_turns
from agent.news.keep import keep_items
from agent.news.kept import Groupings
from agent.news.looks import keep_look, repeat_look
from agent.news.pace import Limits
from agent.news.parse import Parse, ParseFailure
from agent.news.regroup import regroup
from agent.news.warm import warm
from agent.news.way import way_of
from agent.types.clocks import Clocks
from agent.types.news import FeedForFetch, FetchOutcome, GatherReport, ParsedFeed
from agent.types.settings import NetworkSettings, NewsSettings
from memory.index.embed import Embedder

if TYPE_CHECKING:
    from agent.news.dial import Net


TOGETHER = 20
"""So many feeds that brought nothing are noted in one transaction."""


def _never() -> bool:
    return False


@dataclass(frozen=True)
class NewsDesk:
    """All that gathering needs; opened once by the newsroom."""

    database: Database
    clocks: Clocks
    news: NewsSettings
    network: NetworkSettings
    home: Path
    """Where local paths in feeds.yaml begin."""
    parse: Parse
    stopping: Callable[[], bool] = _never
    """Asked while sites are waited for: whether to leave the rest for another time."""
    embed: Embedder | None = None
    """A model that knows several languages, where one is configured: reports meet across them."""
    net: "Net | None" = None
    """None: the machine's own network."""
    ticks: Callable[[], float] = time.monotonic
    groupings: Groupings = field(default_factory=Groupings)


@dataclass
class _Tally:
    asked: int = 0
    unchanged: int = 0
    new_items: int = 0
    errors: list[str] = field(default_factory=list)
    same: list[FetchOutcome] = field(default_factory=list)
    """Nothing new came of these; they are noted several at once."""


def gather(desk: NewsDesk, *, force: bool = False) -> GatherReport:
    """Read the feeds that are due on the world clock (all, if forced). No feed's fault stops another."""
    limits = Limits(
        timedelta(minutes=desk.news.every_minutes), timedelta(minutes=desk.news.rarely_minutes)
    )
    with short_turns():
        return _gather(desk, Asked(desk.clocks.world.now(), limits, force))


def _gather(desk: NewsDesk, asked: Asked) -> GatherReport:
    with desk.database.read.connect() as connection:
        due = due_feeds(connection, asked.at, force=asked.forced)
    tally = _Tally()
    _read(desk, due, asked, tally)
    grouped = regroup(desk.database, desk.embed, desk.groupings)
    if due or grouped.stories:
        warm(desk.database, asked.at)
    failed, errors = len(tally.errors), (*tally.errors, *filter(None, [grouped.fault]))
    return GatherReport(
        tally.asked, tally.unchanged, failed, tally.new_items, grouped.stories, errors
    )


def _read(desk: NewsDesk, due: Sequence[FeedForFetch], asked: Asked, tally: _Tally) -> None:
    """All of them, until the pass has lasted long enough; where a web page names its feed, that feed, too."""
    way = way_of(desk.home, desk.news, desk.network, desk.clocks.wall, desk.net)
    until = desk.ticks() + desk.news.pass_seconds

    def over() -> bool:
        return desk.stopping() or desk.ticks() > until

    named: list[FeedForFetch] = []
    for outcome in fetch_all(due, lambda feed: fetch(feed, way), over):
        named += _settle(desk, outcome, asked, tally)
    for outcome in fetch_all(named, lambda feed: fetch(feed, way), over):
        _settle(desk, outcome, asked, tally)
    _note_same(desk, asked, tally)


def _settle(
    desk: NewsDesk, outcome: FetchOutcome, asked: Asked, tally: _Tally
) -> list[FeedForFetch]:
    """One feed's outcome with its items in one transaction; the feed anew if its page names where it is."""
    parsed = _parsed(desk, outcome)
    if desk.stopping():
        return []
    if isinstance(parsed, ParseFailure) and parsed.feed and not outcome.feed.address:
        return [
            FeedForFetch(
                outcome.feed.id, outcome.feed.url, kind=outcome.feed.kind, address=parsed.feed
            )
        ]
    error = parsed.words if isinstance(parsed, ParseFailure) else outcome.error
    tally.asked += 1
    if error:
        with desk.database.write.begin() as connection:
            note_failed(connection, outcome, error, asked)
        tally.errors.append(f"{outcome.feed.url}: {error}")
    elif parsed is None or isinstance(parsed, ParseFailure):
        tally.same.append(outcome)
        tally.unchanged += 1
        if len(tally.same) >= TOGETHER:
            _note_same(desk, asked, tally)
    else:
        _keep(desk, outcome, parsed, asked, tally)
    return []


def _keep(
    desk: NewsDesk, outcome: FetchOutcome, parsed: ParsedFeed, asked: Asked, tally: _Tally
) -> None:
    with desk.database.write.begin() as connection:
        new_items = keep_items(connection, outcome.feed.id, parsed, asked.at)
        note_read(connection, outcome, parsed, asked, news=new_items > 0)
        tally.new_items += new_items
        if outcome.feed.kind == "board":
            keep_look(connection, outcome.feed.id, parsed, asked.at)


def _note_same(desk: NewsDesk, asked: Asked, tally: _Tally) -> None:
    """What is lost of it when the machine goes down is asked once more, and is still the same."""
    same = tally.same.copy()
    tally.same.clear()
    if not same:
        return
    with desk.database.write.begin() as connection:
        note_unchanged(connection, same, asked)
        for outcome in same:
            if outcome.feed.kind == "board":
                repeat_look(connection, outcome.feed.id, asked.at)


def _parsed(desk: NewsDesk, outcome: FetchOutcome) -> ParsedFeed | ParseFailure | None:
    """None where there is nothing new to read: an error, a 304, or the very bytes of last time."""
    if outcome.error or outcome.status == HTTPStatus.NOT_MODIFIED:
        return None
    if outcome.digest is not None and outcome.digest == outcome.feed.digest:
        return None
    return desk.parse(outcome.body, outcome.content_type, outcome.url or outcome.feed.place)
