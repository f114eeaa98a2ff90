"""write: a draft now, asked for by hand."""

from typing import Any

import click

from agent.cli.context import Context


@click.command()
@click.argument("persona")
@click.option("--dry-run", is_flag=True, help="Write and judge, and hand nothing in.")
@click.pass_obj
def write(context: Context, persona: str, dry_run: bool) -> None:
    """Write one post for PERSONA into the queue, or say why she is silent."""
    document = _written(context, persona, dry_run)
    for warning in [] if context.as_json else document["warnings"]:
        click.echo(f"! {warning}", err=True)
    context.say(document, _words(document))


def _written(context: Context, persona: str, dry_run: bool) -> dict[str, Any]:
    daemon = context.daemon()
    if daemon:
        return daemon.ask("write", {"persona": persona, "dry_run": dry_run})
    from agent.newsroom.plan import read_in
    from agent.newsroom.shown import write_document
    from agent.newsroom.write import write_by_hand

    with context.newsroom() as room:
        read_in(room)
        return write_document(room, write_by_hand(room, persona, dry_run=dry_run))


def _words(document: dict[str, Any]) -> str:
    draft, trace = document["draft"], document["trace"]
    if draft is None:
        return f"silent: {trace['silence']}"
    flags = [f"  ! {flag['words']}" for flag in draft["flags"]]
    head = f"draft {draft['id']}" if draft["id"] else "dry run"
    occasion = trace["occasion"] or {}
    why = [f"  {occasion.get('kind')}: {occasion.get('title')}", f"  noticed: {trace['notice']}"]
    return "\n".join([head, "", draft["text"], "", *why, *flags])
