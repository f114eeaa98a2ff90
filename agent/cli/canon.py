"""canon: what is hers by decree."""

from datetime import date

import click

from agent.cli.context import Context


@click.group()
def canon() -> None:
    """Her lines in canon.md."""


@canon.command()
@click.argument("persona")
@click.argument("which", metavar="POST_OR_DRAFT_ID")
@click.option("--era", metavar="DAY", help="Begin a new era with it, such as 2026-03-01, or today.")
@click.pass_obj
def add(context: Context, persona: str, which: str, era: str | None) -> None:
    """Take a published post of PERSONA into the present era of her canon: 12 or post:7."""
    from agent.config.documents import Mistake
    from agent.config.personas import read_persona
    from agent.errors import ConfigWrong
    from agent.newsroom.canon import take_in

    context.check_name(persona)
    folder = f"config/personas/{persona}"
    mistakes: list[Mistake] = []
    read = read_persona(context.home.path / folder, folder, mistakes)
    if read is None:
        raise ConfigWrong([f"{each.file}:{each.line}: {each.words}" for each in mistakes])
    with context.ledger() as (database, clocks):
        begin = _day(era, clocks.world.now().astimezone(read.file.zone).date()) if era else ""
        taken = take_in(context.home, database, clocks, read, which, context.person, begin=begin)
    document = {
        "canon": {"persona": persona, "draft": taken.draft, "era": taken.era, "text": taken.text}
    }
    where = f"the era of {taken.era}" if taken.era else "her canon"
    context.say(document, f"taken into {where}: {taken.text}")


def _day(given: str, today: date) -> str:
    if given == "today":
        return today.isoformat()
    try:
        return date.fromisoformat(given).isoformat()
    except ValueError as problem:
        raise click.UsageError(f"{given!r} is no day: write 2026-03-01, or today") from problem
