"""persona pack and unpack: one file that another home opens to the same persona."""

from pathlib import Path
from typing import IO

import click

from agent.cli.context import Context

PASSPHRASE = click.option(
    "--passphrase-file", type=click.File(encoding="utf-8"),
    help="A file that holds the passphrase for what is sealed; - for standard input.",
)  # fmt: skip


@click.command()
@click.argument("name")
@click.option("--to", "file", required=True, metavar="FILE", type=click.Path(path_type=Path))
@PASSPHRASE
@click.pass_obj
def pack(context: Context, name: str, file: Path, passphrase_file: IO[str] | None) -> None:
    """Put NAME's folder, memory and posts into FILE. sealed.yaml goes with her only behind a passphrase."""
    from agent.config.read import load_config
    from agent.newsroom.travel.packing import pack as packed

    context.check_name(name)
    phrase = passphrase_file.read().strip() if passphrase_file else ""
    with context.ledger() as (database, clocks):
        hers = load_config(context.home).persona(name)
        told = packed(context.home, database, clocks, hers, file, phrase)
    without = (
        f"\n  left out: {', '.join(told['left_out'])} (give --passphrase-file)"
        if told["left_out"]
        else ""
    )
    context.say(told, f"{file}: {told['memories']} memories, {told['posts']} posts{without}")


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--replace", is_flag=True, help="Put the pack's folder in the place of one that never spoke here.")  # fmt: skip
@click.option("--as", "name", default="", metavar="NAME", help="What her folder is called here, where hers is taken.")  # fmt: skip
@PASSPHRASE
@click.pass_obj
def unpack(
    context: Context, file: Path, replace: bool, name: str, passphrase_file: IO[str] | None
) -> None:
    """Open a pack in this home, to the same persona; what lives here already keeps its numbers. No daemon may
    run on it."""
    from agent.newsroom.travel.packing import read_pack
    from agent.newsroom.travel.unpacking import unpack as unpacked

    found = read_pack(file)
    phrase = passphrase_file.read().strip() if passphrase_file else ""
    with context.newsroom() as room:
        told = unpacked(room, found, context.person, phrase, replace=replace, name=name)
    shut = (
        "\n  what is sealed stayed shut: give --passphrase-file" if told["sealed_left_shut"] else ""
    )
    if told["shown_as"]:
        shut += f"\n  goes by {told['shown_as']!r} here: identity.name in her persona.yaml"
    context.say(
        told, f"{told['persona']} is here: {told['memories']} memories, {told['posts']} posts{shut}"
    )
