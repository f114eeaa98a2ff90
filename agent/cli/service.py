"""run and tick: the daemon, and everything due at once."""

import gc

import click

from agent.cli.context import Context
from agent.cli.ticked import tick_words


@click.command()
@click.option(
    "--port", type=click.IntRange(0, 65535), help="The desk's port; settings.yaml says 8722."
)
@click.option(
    "--speed", type=click.FloatRange(min=0), default=1.0, help="With --now: so many times as fast."
)
@click.pass_obj
def run(context: Context, port: int | None, speed: float) -> None:
    """Start the daemon with its desk; Ctrl-C stops it."""
    if context.now is None and speed != 1.0:
        raise click.UsageError("--speed goes with --now: a real day cannot run faster")
    gc.disable()  # a start makes a million objects and drops few; the daemon turns it on again
    from agent.cli.logs import keep_log
    from agent.cli.standing import Standing
    from agent.daemon import Daemon
    from agent.database import open_database
    from agent.database.clocks import clocks_of
    from agent.newsroom.room import open_newsroom, own
    from agent.types.clocks import Clocks, SystemClock

    home = context.home
    lock = own(home)
    if context.now is None:
        clocks = Clocks(SystemClock(), SystemClock())
    else:
        database = open_database(home.database_url)
        clocks = clocks_of(database, context.now, speed=speed)
        database.close()
    room = open_newsroom(home, clocks, daemon=True, lock=lock)
    keep_log(home, room.config.settings.logs)
    Daemon(room, Standing(context, port), speed if context.now else 0.0).run()


@click.command()
@click.pass_obj
def tick(context: Context) -> None:
    """Do everything that is due, once, and stop."""
    daemon = context.daemon()
    if daemon:
        document = daemon.ask("tick", {})
    else:
        from agent.newsroom.tick import tick as tick_once

        with context.newsroom() as room:
            document = tick_once(room)
    context.say(document, "\n".join(tick_words(document)))
