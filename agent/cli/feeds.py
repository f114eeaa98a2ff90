"""feeds: the list in feeds.yaml, changed without losing a comment; and what one address would give."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from agent.cli.context import Context

SHOWN = 10


@click.group()
def feeds() -> None:
    """Where the news comes from: look at the list, change it, carry it elsewhere, try an address."""


@feeds.command("list")
@click.pass_obj
def list_feeds(context: Context) -> None:
    """Each feed of feeds.yaml with its health, when it is asked again, and where it moved."""
    from agent.config.feeds_file import read_feeds
    from agent.newsroom.feeds import feeds_document

    entries = read_feeds(_file(context)).feeds
    with context.ledger() as (database, _):
        found = feeds_document(entries, database)
    words = "\n".join(line for feed in found for line in _lines(feed))
    context.say({"feeds": found}, words or "no feeds yet: selfsame feeds add URL")


def _lines(feed: dict[str, Any]) -> list[str]:
    marks = " ".join(word for word in (feed["kind"], feed["about"]) if word not in ("feed", ""))
    told = f"{feed['state']:<9} {feed['items']:>5}  {feed['name'] or feed['url']}"
    lines = [f"{told}  [{marks}]" if marks else told]
    lines += [f"{'':17}{feed['url']}"] if feed["name"] else []
    lines += [f"{'':17}{_due(feed)}"] if feed["state"] != "gone" else []
    lines += [f"{'':17}is read at {feed['address']}"] if feed["address"] else []
    return lines + ([f"{'':17}{feed['error']}"] if feed["error"] else [])


def _due(feed: dict[str, Any]) -> str:
    at = feed["next_at"]
    return f"is asked again at {at[:16]} UTC" if at else "is asked with the next gathering"


@feeds.command()
@click.argument("url")
@click.option("--name", default="", help="What people call it; else its own title.")
@click.option("--board", is_flag=True, help="It is a ranked hot list.")
@click.option("--self", "about_self", is_flag=True, help="It brings news about her or the label.")
@click.pass_obj
def add(context: Context, url: str, name: str, board: bool, about_self: bool) -> None:
    """Put a feed, or a web page that names one, at the end of feeds.yaml. One that was given up because
    its site said that it is gone is asked again."""
    from agent.config.feeds_file import add_feeds
    from agent.news.feeds import revive
    from agent.types.settings import FeedEntry

    entry = FeedEntry(
        url=url, name=name, kind="board" if board else "feed", about="self" if about_self else ""
    )
    added = bool(add_feeds(_file(context), [entry]))
    with context.ledger(writes=True) as (database, _):
        revived = revive(database, url)
    told = "added" if added else "it is asked again" if revived else "it was there already"
    context.say(
        {"added": added, "revived": revived, "feed": entry.model_dump()},
        f"{told}: {url}\n  what it gives: selfsame feeds test {url}",
    )


@feeds.command()
@click.argument("url")
@click.pass_obj
def remove(context: Context, url: str) -> None:
    """Take the feed with this address (or name) out of feeds.yaml. What it brought is kept."""
    from agent.config.feeds_file import remove_feed

    gone = remove_feed(_file(context), url)
    context.say({"removed": gone.model_dump()}, f"removed: {gone.url}")


@feeds.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.pass_obj
def import_opml(context: Context, file: Path) -> None:
    """Put all feeds of an OPML file at the end of feeds.yaml, those that it has already left out. What else is left
    out is told with why."""
    from agent.config.feeds_file import add_feeds
    from agent.config.opml import read_opml

    found = read_opml(file.read_bytes(), file.name)
    added = [entry.url for entry in add_feeds(_file(context), found.feeds)]
    known = len(found.feeds) - len(added)
    left_out = [{"url": url, "why": why} for url, why in found.left_out]
    told = f"{len(added)} feeds added, {known} were there already"
    told += f", {len(left_out)} left out:" if left_out else ""
    lines = [told, *(f"  {each['url']}: {each['why']}" for each in left_out)]
    context.say({"added": added, "known": known, "left_out": left_out}, "\n".join(lines))


@feeds.command()
@click.argument("file", required=False, type=click.Path(dir_okay=False, path_type=Path))
@click.pass_obj
def export(context: Context, file: Path | None) -> None:
    """Write the list as OPML into FILE, or print it; other feed readers take that."""
    from agent.config.feeds_file import read_feeds
    from agent.config.opml import write_opml

    opml = write_opml(read_feeds(_file(context)).feeds)
    if file is None:
        context.say({"opml": opml}, opml.rstrip())
        return
    file.write_text(opml, encoding="utf-8")
    context.say({"file": str(file)}, f"written: {file}")


@feeds.command()
@click.argument("url")
@click.pass_obj
def test(context: Context, url: str) -> None:
    """Ask an address once and show what would be read; nothing is kept."""
    from agent.config.read import read_config
    from agent.errors import ConfigWrong, NotThere
    from agent.newsroom.feeds import try_feed
    from agent.newsroom.shown import timed

    reading = read_config(context.home)
    if reading.settings is None:
        raise ConfigWrong([str(mistake) for mistake in reading.mistakes])
    found = try_feed(url, context.home, reading.settings)
    if found.error:
        raise NotThere(f"{found.address}: {found.error}", "mend the address, or take another one")
    words = [f"{found.title or 'a feed without a title'}, {len(found.items)} items"]
    words += [f"  is read at {found.address}"] if found.address != url else []
    for item in found.items[:SHOWN]:
        when = f"{item.published_at:%Y-%m-%d %H:%M}" if item.published_at else "no date"
        words.append(f"  {when:<16}  {item.title}")
    left = len(found.items) - SHOWN
    words += [f"  and {left} more"] if left > 0 else []
    context.say(timed(asdict(found)), "\n".join(words))


def _file(context: Context) -> Path:
    return context.home.config / "feeds.yaml"
