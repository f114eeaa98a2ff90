"""memory: what a persona keeps."""

from typing import Any

import click

from agent.cli.context import Context


@click.command()
@click.argument("persona")
@click.argument("verb", type=click.Choice(["search"]))
@click.argument("text")
@click.pass_obj
def memory(context: Context, persona: str, verb: str, text: str) -> None:
    """Search PERSONA's memory for TEXT; shows what each way of looking gave."""
    daemon = context.daemon()
    if daemon:
        document = daemon.ask("search", {"persona": persona, "text": text})
    else:
        document = _searched(context, persona, text)
    context.say(
        document, "\n".join(_row(found) for found in document["memories"]) or "nothing found"
    )


def _searched(context: Context, persona: str, text: str) -> dict[str, Any]:
    from agent.newsroom.plan import read_in
    from agent.newsroom.shown import search_document

    with context.newsroom() as room:
        read_in(room)
        return search_document(room, persona, text)


def _row(found: dict[str, Any]) -> str:
    parts = " ".join(f"{part} {value:.2f}" for part, value in found["parts"].items())
    return f"{found['score']:6.3f}  {found['kind']:<7} {found['text']}\n        {found['source']}  ({parts})"
