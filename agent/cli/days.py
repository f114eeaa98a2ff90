"""days: her coming week: her calendar's days, and when she may speak."""

from typing import Any

import click

from agent.cli.context import Context


@click.command()
@click.argument("persona")
@click.pass_obj
def days(context: Context, persona: str) -> None:
    """Show PERSONA's coming days: what her calendar has for them, and when she may speak."""
    from agent.config.read import load_config
    from agent.newsroom.living.days import week_document

    context.check_name(persona)
    with context.ledger() as (database, clocks):
        hers = load_config(context.home).persona(persona)
        week = week_document(database, hers, clocks)
    context.say({"persona": persona, "week": week}, "\n".join(map(_line, week)))


def _line(row: dict[str, Any]) -> str:
    named = [f"{d['name']}{' (embargo)' if d['secret'] else ''}" for d in row["days"]]
    moments = [f"{slot['at']} {slot['status']}" for slot in row["slots"]]
    return "  ".join([row["day"], ", ".join(moments) or "–", *named])
