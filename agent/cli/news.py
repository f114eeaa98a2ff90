"""news: what is happening, and what each persona makes of it."""

from typing import Any

import click

from agent.cli.context import Context


@click.command()
@click.option("--refresh", is_flag=True, help="Ask every feed first, due or not.")
@click.pass_obj
def news(context: Context, refresh: bool) -> None:
    """Feeds with their health, and stories by heat."""
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
    lines = ["feeds"]
    for feed in document["feeds"]:
        told = f"  {feed['state']:<9} {feed['items']:>5}  {feed['name'] or feed['url']}"
        lines.append(f"{told}  {feed['error']}".rstrip())
    lines.append("stories")
    for story in document["stories"][:30]:
        lines.append(f"  {story['heat']:.2f}  {story['publishers']:>2}  {story['title']}")
        lines += [
            f"            {name}: {found['score']:.2f} {found['outcome'] or 'open'}, {found['why']}"
            for name, found in story["appeal"].items()
        ]
    return lines if document["feeds"] else ["no news yet: selfsame news --refresh"]
