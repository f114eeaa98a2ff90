"""check: all of config/, every mistake at once."""

from typing import Any

import click

from agent.cli.context import Context


@click.command()
@click.option(
    "--deep", is_flag=True, help="Also point out lore that repeats or contradicts itself."
)
@click.pass_obj
def check(context: Context, deep: bool) -> None:
    """Read all of config/ and tell every mistake as file:line: what; what to write instead."""
    from agent.config.read import all_mistakes, read_config
    from agent.errors import ConfigWrong

    reading = read_config(context.home)
    mistakes = all_mistakes(context.home, reading)
    if mistakes:
        raise ConfigWrong([str(mistake) for mistake in mistakes])
    assert reading.config is not None
    names = ", ".join(reading.config.personas)
    document: dict[str, Any] = {
        "ok": True,
        "personas": list(reading.config.personas),
        "mistakes": [],
    }
    lines = [f"all is well: {names}; {len(reading.config.feeds.feeds)} feeds"]
    if deep:
        from agent.config.deep import RULE_ONLY, deep_check

        pairs = deep_check(reading.config)
        told = [
            {"first": p.first, "second": p.second, "what": p.what, "texts": p.texts} for p in pairs
        ]
        document |= {"pairs": told, "how": RULE_ONLY}
        lines += [*map(str, pairs), f"lore: {len(pairs)} pairs to look at ({RULE_ONLY})"]
    context.say(document, "\n".join(lines))
