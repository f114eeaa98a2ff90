"""check: all of config/, every mistake at once."""

import click

from agent.cli.context import Context


@click.command()
@click.pass_obj
def check(context: Context) -> None:
    """Read all of config/ and tell every mistake as file:line: what; what to write instead."""
    from agent.config.read import read_config
    from agent.errors import ConfigWrong

    reading = read_config(context.home)
    if reading.mistakes:
        raise ConfigWrong([str(mistake) for mistake in reading.mistakes])
    assert reading.config is not None
    names = ", ".join(reading.config.personas)
    document = {"ok": True, "personas": list(reading.config.personas), "mistakes": []}
    context.say(document, f"all is well: {names}; {len(reading.config.feeds.feeds)} feeds")
