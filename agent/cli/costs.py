"""costs: what she cost."""

from typing import Any

import click

from agent.cli.context import Context


@click.command()
@click.argument("persona", required=False)
@click.pass_obj
def costs(context: Context, persona: str | None) -> None:
    """What the model calls cost, by post, day and month: PERSONA's, or everybody's."""
    from agent.config.read import load_config
    from agent.newsroom.costs import costs_document

    if persona:
        context.check_name(persona)
    caps = load_config(context.home).settings.caps
    with context.ledger() as (database, clocks):
        document = costs_document(database, clocks.world.now(), caps, persona)
    context.say(document, "\n".join(_lines(document)))


def _lines(document: dict[str, Any]) -> list[str]:
    money = document["priced"]
    lines = [
        f"{row['month']}  {row['persona']:<12} {_cost(row, money)}" for row in document["months"]
    ]
    lines += [f"{row['day']}  {row['persona']:<12} {_cost(row, money)}" for row in document["days"]]
    lines += [
        f"draft {row['draft']:<5} {row['persona']:<12} {_cost(row, money)}  {row['text'][:40]}"
        for row in document["posts"]
    ]
    unpriced = "no prices are given under caps in config/settings.yaml: money isn't counted"
    return [*(lines or ["no model was asked yet"]), *[unpriced] * (not money)]


def _cost(row: dict[str, Any], money: bool) -> str:
    paid = f"  {row['money']:.4f}" if money else ""
    return f"{row['calls']:>5} calls {row['tokens']:>9,} tokens{paid}"
