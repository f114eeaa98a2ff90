"""news: what is happening, and what each persona makes of it."""

from typing import Any

import click

from agent.cli.context import Context

HOURS, BLOCKS = 24, "▁▂▃▄▅▆▇█"


@click.command()
@click.option("--refresh", is_flag=True, help="Ask every feed first, due or not.")
@click.pass_obj
def news(context: Context, refresh: bool) -> None:
    """What is hot and why, what each persona makes of it, and how the sources are."""
    document = _refreshed(context) if refresh else _as_it_stands(context)
    context.say(document, "\n".join(_lines(document)))


def _as_it_stands(context: Context) -> dict[str, Any]:
    from agent.config.read import load_config
    from agent.newsroom.shown import news_document

    with context.ledger() as (database, clocks):
        return news_document(database, load_config(context.home), clocks.world.now())


def _refreshed(context: Context) -> dict[str, Any]:
    daemon = context.daemon()
    if daemon:
        return daemon.ask("news", {"refresh": True})
    from agent.newsroom.gather import gather_news
    from agent.newsroom.shown import news_document

    with context.newsroom() as room:
        gather_news(room, force=True)
        return news_document(room.database, room.config, room.clocks.world.now())


def _lines(document: dict[str, Any]) -> list[str]:
    if not document["feeds"]:
        return ["no news yet: selfsame news --refresh"]
    told = [line for story in document["stories"][:30] for line in _story(story)]
    return [
        "stories",
        *told,
        "sources",
        *(line for feed in document["feeds"] for line in _source(feed)),
    ]


def _story(story: dict[str, Any]) -> list[str]:
    why = story["why"]
    appeals = [
        f"{'':<16}{name}: {found['score']:.2f} {found['outcome'] or 'open'}, {found['why']}"
        for name, found in story["appeal"].items()
    ]
    line = _line([point["heat"] for point in why["line"]])
    return [f"  {story['heat']:.2f}  {line}  {story['title']}", f"{'':<16}{_why(why)}", *appeals]


def _line(heats: list[float]) -> str:
    """The last hours' heat, one block an hour."""
    blocks = [BLOCKS[min(len(BLOCKS) - 1, int(heat * len(BLOCKS)))] for heat in heats[-HOURS:]]
    return "".join(blocks).rjust(HOURS)


def _why(why: dict[str, Any]) -> str:
    found = [_counted(why["publishers"], "publisher")]
    if why["lately"]:
        found.append(f"{_counted(why['lately'], 'report')} within 6 h")
    return ", ".join([*found, *(_rank(rank) for rank in why["ranks"])])


def _rank(rank: dict[str, Any]) -> str:
    moved = rank["was"] - rank["rank"]
    how = "new there" if not rank["was"] else f"{'up' if moved > 0 else 'down'} {abs(moved)}"
    return f"{rank['board']} {rank['rank']}{f' ({how})' if moved else ''}"


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _source(feed: dict[str, Any]) -> list[str]:
    last = f"read {feed['last_ok_at'][:16]}" if feed["last_ok_at"] else ""
    due = f"next {feed['next_at'][:16]}" if feed["next_at"] else ""
    wait = f"every {feed['wait_minutes']} min" if feed["wait_minutes"] else ""
    board = f"who rises: {feed['foresight']}" if feed["foresight"] else ""
    told = f"  {feed['state']:<9} {feed['items']:>5}  {feed['name'] or feed['url']}"
    facts = ", ".join(filter(None, (last, due, wait, board)))
    error = [f"{'':<18}{feed['error']}"] if feed["error"] else []
    return [f"{told}{f'  ({facts})' if facts else ''}", *error]
