"""heard: what readers said, pasted; what waits for a person; her regulars."""

import sys
from pathlib import Path
from typing import Any

import click

from agent.cli.context import Context


@click.command()
@click.argument("persona")
@click.argument("file", required=False, type=click.Path(allow_dash=True))
@click.option("--post", type=int, metavar="NUMBER", help="Her post below which it stood.")
@click.option("--regular", "regulars", multiple=True, metavar="HANDLE",
              help="A reader who chose to be known by this handle; may be given several times.")  # fmt: skip
@click.option("--seen", type=int, metavar="NUMBER", help="A person has taken this message on.")
@click.option("--forget", metavar="HANDLE", help="Forget a regular, with all that they said.")
@click.pass_obj
def heard(
    context: Context, persona: str, file: str | None, post: int | None, regulars: tuple[str, ...],
    seen: int | None, forget: str | None,
) -> None:  # fmt: skip
    """Take in comments that readers made to PERSONA from FILE (- for standard input), one a line or parted by
    empty lines. Names are taken off. Without FILE, show what was heard and what needs a person."""
    context.check_name(persona)
    if forget:
        told = _forgotten(context, persona, forget)
        context.say(told, f"{forget} is forgotten, with {told['remarks']} remarks")
    elif file:
        told = _heard(context, persona, _text(file), post, list(regulars))
        context.say(told, "\n".join(map(_line, told["remarks"])))
    else:
        _shown(context, persona, seen)


def _text(file: str) -> str:
    from agent.errors import NotThere

    try:
        if file == "-":
            return sys.stdin.read()
        return Path(file).read_text(encoding="utf-8", errors="replace")
    except OSError as problem:
        words = f"{file}: {problem.strerror}"
        raise NotThere(words, "name a text file, or - for standard input") from problem


def _heard(
    context: Context, persona: str, text: str, post: int | None, regulars: list[str]
) -> dict[str, Any]:
    body = {
        "persona": persona,
        "text": text,
        "post": post,
        "regulars": regulars,
        "by": context.person,
    }
    daemon = context.daemon()
    if daemon:
        return daemon.ask("life/heard", body)
    from agent.newsroom.living.heard import Pasted, hear

    with context.newsroom() as room:
        return hear(room, Pasted(persona, text, context.person, post, tuple(regulars)))


def _forgotten(context: Context, persona: str, handle: str) -> dict[str, Any]:
    daemon = context.daemon()
    if daemon:
        body = {"persona": persona, "handle": handle, "by": context.person}
        return daemon.ask("life/forget", body)
    from agent.newsroom.living.heard import forget_regular

    with context.newsroom() as room:
        return forget_regular(room, persona, handle, context.person)


def _shown(context: Context, persona: str, seen: int | None) -> None:
    from agent.config.read import load_config
    from agent.newsroom.living.heard import heard_document, take_on

    with context.ledger(writes=seen is not None) as (database, clocks):
        config = load_config(context.home)
        hers = config.persona(persona)
        if seen is not None:
            take_on(database, clocks, hers, seen, context.person)
        document = heard_document(database, hers, config.label)
    context.say(document, "\n".join(_lines(document)))


def _lines(document: dict[str, Any]) -> list[str]:
    waiting = document["for_a_person"]
    head = [f"{len(waiting)} for a person; she answers none of them"] if waiting else []
    known = [f"regular  {row['handle']}  {row['remarks']} remarks" for row in document["regulars"]]
    rest = [row for row in document["remarks"] if row not in waiting]
    return [*head, *map(_line, waiting), *map(_line, rest), *known] or ["nothing was heard yet"]


def _line(row: dict[str, Any]) -> str:
    who = f"{row['handle']}: " if row["handle"] else ""
    help_line = f"\n     → {row['help_line']}" if row["help_line"] else ""
    return f"{row['id']:>4}  {row['outcome']:<8} {who}{row['text']}  ({row['why']}){help_line}"
