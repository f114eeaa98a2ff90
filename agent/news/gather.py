"""The room's face: due feeds → fetch → parse → archive → stories and sagas → heat."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from http import HTTPStatus
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from agent.database import Database
from agent.news.address import ranges
from agent.news.crowd import fetch_all
from agent.news.feeds import Asked, due_feeds, note_failed, note_read, note_unchanged
from agent.news.fetch import Way, fetch
from agent.news.keep import keep_items
from agent.news.parse import Parse, ParseFailure
from agent.news.pauses import Pauses
from agent.news.regroup import regroup, warm
from agent.types.clocks import Clocks
from agent.types.news import FetchOutcome, GatherReport
from agent.types.settings import NetworkSettings, NewsSettings
from memory.index.embed import Embedder


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


@dataclass
class _Tally:
    asked: int = 0
    unchanged: int = 0
    new_items: int = 0
    errors: list[str] = field(default_factory=list)


def gather(desk: NewsDesk, *, force: bool = False) -> GatherReport:
    """Read the feeds that are due on the world clock (all, if forced). No feed's fault stops another."""
    asked = Asked(desk.clocks.world.now(), timedelta(minutes=desk.news.every_minutes))
    with desk.database.read.connect() as connection:
        due = due_feeds(connection, asked.at, force=force)
    way, tally = _way(desk), _Tally()
    for outcome in fetch_all(due, lambda feed: fetch(feed, way), desk.stopping):
        _settle(desk, outcome, asked, tally)
    grouped = regroup(desk.database, desk.embed)
    if due or grouped.stories:
        warm(desk.database, asked.at)
    failed, errors = len(tally.errors), (*tally.errors, *filter(None, [grouped.fault]))
    return GatherReport(
        tally.asked, tally.unchanged, failed, tally.new_items, grouped.stories, errors
    )


def _settle(desk: NewsDesk, outcome: FetchOutcome, asked: Asked, tally: _Tally) -> None:
    """One feed's outcome and items, in one transaction."""
    parsed = None
    if not outcome.error and outcome.status != HTTPStatus.NOT_MODIFIED:
        parsed = desk.parse(outcome.body, outcome.content_type, outcome.feed.url)
    error = parsed.words if isinstance(parsed, ParseFailure) else outcome.error
    tally.asked += 1
    with desk.database.write.begin() as connection:
        if error:
            note_failed(connection, outcome, error, asked)
            tally.errors.append(f"{outcome.feed.url}: {error}")
        elif parsed is None or isinstance(parsed, ParseFailure):
            note_unchanged(connection, outcome, asked)
            tally.unchanged += 1
        else:
            note_read(connection, outcome, parsed, asked)
            tally.new_items += keep_items(connection, outcome.feed.id, parsed, asked.at)


def _way(desk: NewsDesk) -> Way:
    return Way(
        home=desk.home,
        allow=ranges(desk.network.allow),
        pauses=Pauses(desk.network.pause_seconds),
        wall=desk.clocks.wall,
        seconds=desk.news.timeout_seconds,
        most_bytes=desk.news.most_bytes,
        agent=_agent(desk.network.contact),
    )


def _agent(contact: str) -> str:
    """As header bytes allow: a contact in other letters is left out."""
    plain = contact if contact.isascii() and contact.isprintable() else ""
    return f"selfsame/{_version()}" + (f" (+{plain})" if plain else "")


def _version() -> str:
    """A checkout that was never installed has none."""
    try:
        return version("selfsame")
    except PackageNotFoundError:
        return "0"
