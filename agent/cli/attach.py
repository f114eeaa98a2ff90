"""attach: pictures, sound and video of a waiting draft. Touches only SQL and data/media, and works beside a running daemon."""

from pathlib import Path
from typing import Any

import click

from agent.cli.context import Context

AI = click.option("--ai/--not-ai", default=True, help="Whether an AI made it; readers are told.")


@click.group()
def attach() -> None:
    """Files that leave with a draft."""


@attach.command("add")
@click.argument("draft_id", metavar="ID", type=int)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--alt", required=True, help="What it shows or lets hear.")
@AI
@click.pass_obj
def add(context: Context, draft_id: int, file: Path, alt: str, ai: bool) -> None:
    """Drop FILE into the draft."""
    from agent.config.read import load_config
    from agent.newsroom.attaching import attach as attached
    from agent.text.media import LARGEST

    config, media = load_config(context.home), context.home.media
    with file.open("rb") as opened:
        content = opened.read(max(LARGEST.values()) + 1)
    with context.ledger(writes=True) as (database, clocks):
        attached(database, clocks, config, media, draft_id, content, alt, ai, context.person)
        _say(context, _document(database, config, draft_id))


@attach.command("show")
@click.argument("draft_id", metavar="ID", type=int)
@click.pass_obj
def show(context: Context, draft_id: int) -> None:
    """What it holds, and which channel leaves what behind."""
    from agent.config.read import load_config

    config = load_config(context.home)
    with context.ledger() as (database, _):
        _say(context, _document(database, config, draft_id))


@attach.command("describe")
@click.argument("draft_id", metavar="ID", type=int)
@click.argument("number", type=int)
@click.option("--alt", required=True, help="What it shows or lets hear.")
@AI
@click.pass_obj
def describe(context: Context, draft_id: int, number: int, alt: str, ai: bool) -> None:
    """Describe the file with this NUMBER otherwise."""
    from agent.config.read import load_config
    from agent.newsroom.attaching import described

    config = load_config(context.home)
    with context.ledger(writes=True) as (database, clocks):
        described(database, clocks, config, draft_id, number, alt, ai, context.person)
        _say(context, _document(database, config, draft_id))


@attach.command("out")
@click.argument("draft_id", metavar="ID", type=int)
@click.argument("number", type=int)
@click.pass_obj
def out(context: Context, draft_id: int, number: int) -> None:
    """Take the file with this NUMBER out again."""
    from agent.config.read import load_config
    from agent.review.enclosing import take_out

    config = load_config(context.home)
    with context.ledger(writes=True) as (database, clocks):
        take_out(database, clocks, draft_id, number, context.person)
        _say(context, _document(database, config, draft_id))


def _document(database: Any, config: Any, draft_id: int) -> dict[str, Any]:
    from agent.newsroom.attaching import enclosed_documents
    from agent.review.queue import shown

    draft = shown(database, draft_id)
    persona = config.personas.get(draft.persona)
    return {"draft": draft_id, "attachments": enclosed_documents(database, draft, persona)}


def _say(context: Context, document: dict[str, Any]) -> None:
    lines = [line for each in document["attachments"] for line in told(each)]
    context.say(document, "\n".join(lines) or "no files")


def told(each: dict[str, Any]) -> list[str]:
    mark = " (made with AI)" if each["ai"] else ""
    lines = [f"{each['id']:>4}  {each['type']}, {each['size']:,} bytes: {each['alt']}{mark}"]
    return lines + [f"      not to {channel}: it {why}" for channel, why in each["left"].items()]
