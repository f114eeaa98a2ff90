"""memory: what a persona keeps."""

import sys
from functools import partial
from io import StringIO
from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING, Any

import click

from agent.cli.context import Context
from agent.cli.memory_of import PERSONA, of
from agent.errors import MemoryFault

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

    from agent.cli.caller import RunningDaemon

    Bar = ProgressBar[int]

LOOK_SECONDS = 0.5


class PersonaFirst(click.Group):
    """`memory PERSONA search TEXT`, beside verbs of the whole memory such as `memory rebuild`."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in self.commands:
            return args[0], self.commands[PERSONA], args[1:]
        return super().resolve_command(ctx, args)


@click.group(cls=PersonaFirst)
def memory() -> None:
    """What a persona keeps: look into it, forget of it, carry it elsewhere, build its index anew."""


memory.add_command(of)


@memory.command("mute")
@click.argument("name")
@click.pass_obj
def mute(context: Context, name: str) -> None:
    """Switch off all lessons that NAME gave; what others gave as well stays."""
    _mute(context, name, off=True)


@memory.command("unmute")
@click.argument("name")
@click.pass_obj
def unmute(context: Context, name: str) -> None:
    """Switch NAME's lessons on again."""
    _mute(context, name, off=False)


def _mute(context: Context, name: str, *, off: bool) -> None:
    from agent.newsroom.tending import mute as switch

    daemon = context.daemon()
    if daemon:
        daemon.ask("memory/mute", {"name": name, "off": off, "by": context.person})
    else:
        with context.newsroom() as room:
            switch(room, name, off, context.person)
    said = f"the lessons of {name} are switched {'off' if off else 'on'}"
    context.say({"teacher": name, "muted": off}, said)


@memory.command("rebuild")
@click.pass_obj
def rebuild(context: Context) -> None:
    """Build the index anew from the ledger, as after a change of embedder. The old one serves until the
    new one is complete; stopped at any point, the same command goes on where it stood."""
    daemon = context.daemon()
    out = StringIO() if context.as_json else sys.stderr
    with click.progressbar(length=1000, label="rebuilding", file=out) as bar:
        document = _watched(daemon, bar) if daemon else _rebuilt(context, bar)
    words = ", ".join(f"{name} {count}" for name, count in document["indexed"].items())
    context.say(document, f"indexed anew: {words}")


@memory.command("forget")
@click.argument("number", type=int, metavar="ID")
@click.option(
    "--why", default="", help="Kept in the audit; say nothing here that is to be forgotten."
)
@click.pass_obj
def forget(context: Context, number: int, why: str) -> None:
    """Really remove a memory's words: from the ledger, the index, and all backups made from now on.
    There is no undo. What other records keep by rule is told."""
    daemon = context.daemon()
    if daemon:
        document = daemon.ask("memory/forget", {"id": number, "by": context.person, "why": why})
    else:
        from agent.newsroom.keeping import forget as forget_it

        with context.newsroom() as room:
            document = forget_it(room, number, context.person, why)
    done = (
        f"forgotten: {document['kind']} {number}"
        if document["forgotten"]
        else "was forgotten before"
    )
    context.say(document, "\n".join([done, *_more("kept", document), *_more("left", document)]))


def _more(key: str, document: dict[str, Any]) -> list[str]:
    return [f"  {key}: {said}" for said in document[key]]


@memory.command("export")
@click.argument("words", nargs=-1, required=True, metavar="[PERSONA] FILE")
@click.pass_obj
def export(context: Context, words: tuple[str, ...]) -> None:
    """Write memories to FILE as JSON Lines, PERSONA's or all; works beside the daemon."""
    if len(words) > 2:
        raise click.UsageError("too many words: write [PERSONA] FILE")
    *names, file = words
    for persona in names:
        context.check_name(persona)
    from agent.newsroom.keeping import export_file

    with context.ledger() as (database, _):
        count = export_file(database, Path(file), names[0] if names else None)
    context.say({"exported": count, "file": file}, f"exported: {count} memories to {file}")


@memory.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.pass_obj
def import_(context: Context, file: Path) -> None:
    """Take in what `memory export` wrote: all of FILE or nothing. What is here already stays as it is."""
    path = file.resolve()
    daemon = context.daemon()
    if daemon:
        document = daemon.ask("memory/import", {"file": str(path), "by": context.person})
    else:
        from agent.newsroom.keeping import import_file

        with context.newsroom() as room:
            document = import_file(room, path, context.person)
    other = document["other_words"]
    lines = [f"imported: {document['imported']} memories; {document['here']} were here already"]
    lines += [f"  {place}: is here with other words, which stay" for place in other]
    context.say(document, "\n".join(lines))


def _rebuilt(context: Context, bar: "Bar") -> dict[str, Any]:
    from agent.newsroom.indexing import rebuild_document
    from agent.newsroom.taking_over import catch_up

    with context.newsroom() as room:
        tell = partial(_advance, bar)
        catch_up(room.database, room.clocks, room.memory, told=tell, anew=True)
        if room.memory.lacking:
            raise room.memory.lacking
        return rebuild_document(room, begin=False)


def _watched(daemon: "RunningDaemon", bar: "Bar") -> dict[str, Any]:
    """The daemon does it; a trouble that it meets ends the watching, and it tries again by itself."""
    document = daemon.ask("memory/rebuild", {"begin": True})
    while not document["finished"]:
        sleep(LOOK_SECONDS)
        document = daemon.ask("memory/rebuild", {"begin": False})
        if document["fault"]:
            mend = "it is tried again by itself: selfsame status"
            raise MemoryFault(document["fault"], mend)
        _advance(bar, document["done"], document["total"])
    return document


def _advance(bar: "Bar", done: int, total: int) -> None:
    bar.update(1000 * done // max(total, 1) - bar.pos)
