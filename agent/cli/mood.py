"""mood: which mood she is in, and setting another."""

from typing import Any

import click

from agent.cli.context import Context


@click.command()
@click.argument("persona")
@click.argument("name", default="")
@click.option("--why", default="", help="What brought it on, for whoever reviews.")
@click.option("--days", type=click.IntRange(1, 10), help="After so many days it has faded.")
@click.option("--end", is_flag=True, help="End the mood that she is in.")
@click.pass_obj
def mood(context: Context, persona: str, name: str, why: str, days: int | None, end: bool) -> None:
    """Show PERSONA's mood, or set it to NAME, one of those in her persona.yaml. It fades by itself."""
    from agent.config.read import load_config
    from agent.newsroom.living import moods

    if end and name:
        raise click.UsageError("either a NAME or --end")
    context.check_name(persona)
    with context.ledger(writes=bool(name or end)) as (database, clocks):
        hers = load_config(context.home).persona(persona)
        if name or end:
            moods.set_mood(database, clocks, hers, name, context.person, why, days)
        document = moods.mood_document(database, hers, clocks.world.now())
    context.say(document, "\n".join(_lines(document)))


def _lines(document: dict[str, Any]) -> list[str]:
    now, known = (
        document["mood"],
        [f"  {each['name']}: {each['what']}" for each in document["moods"]],
    )
    if now is None:
        return [f"{document['persona']} is in no particular mood", *known]
    cause = f" – {now['cause']}" if now["cause"] else ""
    head = f"{document['persona']} is {now['name']} until {now['until'][:10]} ({now['by']}{cause})"
    return [head, *known]
