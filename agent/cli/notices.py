"""notices: who is told, and whether it reaches them."""

import click

from agent.cli.context import Context


@click.group()
def notices() -> None:
    """Who is told when something needs a person (notices in settings.yaml)."""


@notices.command("list")
@click.pass_obj
def list_notices(context: Context) -> None:
    """What needs a person at this moment, and who is told of it; sends nothing."""
    daemon = context.daemon()
    if daemon:
        document = daemon.get("notices")
    else:
        from agent.newsroom.telling import notices_document

        with context.newsroom() as room:
            document = notices_document(room)
    lines = [f"{each['kind']:<9} {each['words']}" for each in document["alarms"]]
    to = ", ".join(document["to"]) or "nobody: set notices.to in config/settings.yaml"
    context.say(document, "\n".join([*(lines or ["nothing needs a person"]), f"told     {to}"]))


@notices.command()
@click.pass_obj
def test(context: Context) -> None:
    """Send a trial to every address, and say which of them took it."""
    from agent.errors import NotLawful

    daemon = context.daemon()
    if daemon:
        sent = daemon.ask("notices/test", {})["sent"]
    else:
        from agent.newsroom.telling import try_notices

        with context.newsroom() as room:
            sent = try_notices(room)
    if not sent:
        raise NotLawful("nobody is told of anything", "set notices.to in config/settings.yaml")
    lines = [
        f"{row['person']}, address {row['address']}: {row['error'] or 'sent'}"
        + (f"\n  → {row['mend']}" if row["mend"] else "")
        for row in sent
    ]
    context.say({"sent": sent}, "\n".join(lines))
    if any(row["error"] for row in sent):
        raise SystemExit(1)
