"""init: a home elsewhere."""

from pathlib import Path

import click

from agent.cli.context import Context


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.pass_obj
def init(context: Context, folder: Path) -> None:
    """Make a home: the starter config, ready to be tuned."""
    from agent.config.starter import make_home
    from agent.database import open_database

    home = make_home(folder)
    open_database(home.database_url).close()  # so that the first look is as fast as any
    words = f"made {home.path}\n  tune   {home.config}\n  check  selfsame --home {folder} check\n  start  selfsame --home {folder} run"
    context.say({"home": str(home.path), "config": str(home.config)}, words)
