"""status: one screen, what is wrong first."""

from typing import Any

import click

from agent.cli.caller import daemon_of
from agent.cli.context import Context


@click.command()
@click.pass_obj
def status(context: Context) -> None:
    """What is wrong, with the mend; then what comes next."""
    from agent.config.read import read_config
    from agent.newsroom.status import status as gathered

    home = context.home
    daemon = daemon_of(home)
    running = {"pid": daemon.pid, "url": daemon.url} if daemon else None
    with context.ledger() as (database, clocks):
        document = gathered(home, database, clocks, read_config(home), running)
    context.say(document, "\n".join(_lines(document)))


def _lines(document: dict[str, Any]) -> list[str]:
    lines = [
        f"! {found['area']} {found['subject']}: {found['message']}\n    → {found['mend']}"
        for found in document["problems"]
    ]
    lines = lines or ["all is well"]
    daemon = document["daemon"]
    lines.append(f"home     {document['home']}")
    lines.append(f"daemon   {daemon['url']}" if daemon else "daemon   not running: selfsame run")
    lines.append(
        f"writer   {document['writer'] or 'unknown while config has mistakes'}"
        + ("  (on the bundled sample news)" if document["sample"] else "")
    )
    queue = ", ".join(f"{count} {state}" for state, count in document["queue"].items())
    lines.append(f"queue    {queue or 'empty'}")
    lines += [
        f"next     {row['persona']} speaks {row['speak_at'][:16]}, written {row['write_at'][:16]}"
        for row in document["next"]
    ]
    news = document["news"]
    lines.append(f"news     {news['items']} items, newest {(news['newest'] or 'never')[:16]}")
    return [*lines, *_spent(document["spent_month"]), *_untouched(document["untouched_threads"])]


def _spent(month: dict[str, dict[str, float]]) -> list[str]:
    """The month so far; nothing while no model is asked."""
    return [
        f"spent    {persona}: {spent['calls']:,} calls, {spent['tokens']:,} tokens"
        + (f", {spent['money']:.2f}" if spent["money"] else "")
        + " this month"
        for persona, spent in month.items()
    ]


def _untouched(threads: list[dict[str, Any]]) -> list[str]:
    """Open for so long that a person might drop them; nothing is dropped by itself."""
    return [
        f"thread   {row['persona']} left [{row['id']}] open, untouched since {row['since'][:10]}: {row['text']}"
        for row in threads
    ]
