"""tell: what her people want her to know, dated and with a name behind it."""

from datetime import datetime
from typing import Any

import click

from agent.cli.context import Context

DAY = click.DateTime(formats=["%Y-%m-%d"])


@click.command()
@click.argument("persona")
@click.argument("text", default="")
@click.option(
    "--when", type=DAY, metavar="DATE", help="The day on which it is so; today by default."
)
@click.option(
    "--until", type=DAY, metavar="DATE", help="The last day on which she may speak of it."
)
@click.option("--by", metavar="NAME", help="Who tells her; whoever sits here by default.")
@click.option("--back", type=int, metavar="NUMBER", help="Take back what she was told.")
@click.pass_obj
def tell(
    context: Context, persona: str, text: str, when: datetime | None, until: datetime | None,
    by: str | None, back: int | None,
) -> None:  # fmt: skip
    """Tell PERSONA that TEXT is so, in one plain sentence; she may say that and no more. Without TEXT, show
    what she was told and may still speak of."""
    from agent.config.read import load_config
    from agent.newsroom.living import told

    context.check_name(persona)
    with context.ledger(writes=bool(text or back)) as (database, clocks):
        hers = load_config(context.home).persona(persona)
        if back:
            told.take_back(database, clocks, persona, back, context.person)
        if text:
            days = (when and when.date(), until and until.date())
            who, signed = by or context.person, context.person
            made = told.tell(database, clocks, hers, text, who, *days, signed=signed)
            context.say({"told": made}, _line(made))
            return
        found = told.told_document(database, hers, clocks)
    context.say({"told": found}, "\n".join(map(_line, found)) or f"{persona} was told nothing")


def _line(row: dict[str, Any]) -> str:
    return f"{row['id']}  {row['day']} (until {row['until']})  {row['text']}  – {row['by']}"
