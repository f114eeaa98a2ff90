"""stayed: what stayed with people, as somebody reads it off elsewhere."""

from typing import Any

import click

from agent.cli.context import Context

COUNT = click.IntRange(min=0)


@click.command()
@click.argument("persona")
@click.option("--post", type=int, metavar="NUMBER", help="Her post that the figures are about.")
@click.option("--replies", type=COUNT, help="How many replied.")
@click.option("--saves", type=COUNT, help="How many kept it.")
@click.option("--followers", type=COUNT, help="How many follow her.")
@click.option("--on", "channel", default="", metavar="PLACE", help="Where that was read.")
@click.pass_obj
def stayed(
    context: Context, persona: str, post: int | None, replies: int | None, saves: int | None,
    followers: int | None, channel: str,
) -> None:  # fmt: skip
    """Note replies, saves and followers of PERSONA's, or show by week what stayed with people. Nothing that
    chooses what she speaks of ever reads them."""
    from agent.config.read import load_config
    from agent.newsroom.living.stayed import Figures, note_stayed, stayed_document

    figures = Figures(replies, saves, followers)
    notes = figures != Figures()
    context.check_name(persona)
    with context.ledger(writes=notes) as (database, clocks):
        hers = load_config(context.home).persona(persona)
        if notes:
            note_stayed(database, clocks, hers, figures, context.person, post, channel)
        document = stayed_document(database, hers, clocks.world.now())
    context.say(document, "\n".join(_lines(document)) or "nothing of the last weeks is published")


def _lines(document: dict[str, Any]) -> list[str]:
    return [line for week in document["weeks"] for line in _week(week)]


def _week(week: dict[str, Any]) -> list[str]:
    followers = "" if week["followers"] is None else f", {week['followers']} follow her"
    rows = [
        f"  {row['post']:>4}  saves {_shown(row['saves'])}  replies {_shown(row['replies'])}  {row['text']}"
        for row in week["posts"]
    ]
    return [f"the week until {week['until']}{followers}", *rows]


def _shown(count: int | None) -> str:
    return "–" if count is None else str(count)
