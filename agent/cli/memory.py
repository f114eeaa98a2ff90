"""memory: what a persona keeps."""

from typing import Any

import click

from agent.cli.context import Context


class PersonaFirst(click.Group):
    """`memory PERSONA search TEXT`, beside verbs of the whole memory such as `memory rebuild`."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in self.commands:
            return "of", self.commands["of"], args
        return super().resolve_command(ctx, args)


@click.group(cls=PersonaFirst, subcommand_metavar="PERSONA search TEXT | rebuild")
def memory() -> None:
    """What a persona keeps: search it, or build its index anew."""


@memory.command("of", hidden=True)
@click.argument("persona")
@click.argument("verb", type=click.Choice(["search"]))
@click.argument("text")
@click.pass_obj
def search(context: Context, persona: str, verb: str, text: str) -> None:
    """Search PERSONA's memory for TEXT; shows what each way of looking gave."""
    daemon = context.daemon()
    if daemon:
        document = daemon.ask("search", {"persona": persona, "text": text})
    else:
        document = _searched(context, persona, text)
    rows = "\n".join(_row(found) for found in document["memories"])
    context.say(document, rows or "nothing found")


@memory.command("rebuild")
@click.pass_obj
def rebuild(context: Context) -> None:
    """Build the index anew from the ledger, as after a change of embedder; stop the daemon first."""
    with context.newsroom(rebuild=True) as room:
        held = {name: sum(room.memory.counts(name).values()) for name in room.config.personas}
    words = ", ".join(f"{name} {count}" for name, count in held.items())
    context.say({"indexed": held}, f"indexed anew: {words}")


def _searched(context: Context, persona: str, text: str) -> dict[str, Any]:
    from agent.newsroom.plan import read_in
    from agent.newsroom.shown import search_document

    with context.newsroom() as room:
        read_in(room)
        return search_document(room, persona, text)


def _row(found: dict[str, Any]) -> str:
    parts = " ".join(f"{part} {value:.2f}" for part, value in found["parts"].items())
    return f"{found['score']:6.3f}  {found['kind']:<7} {found['text']}\n        {found['source']}  ({parts})"
