"""backup, restore: the whole home's truth, while it runs."""

from pathlib import Path

import click

from agent.cli.context import Context


@click.command()
@click.argument("file", required=False, type=click.Path(path_type=Path, dir_okay=False))
@click.pass_obj
def backup(context: Context, file: Path | None) -> None:
    """Copy the database as it stands at this moment, whoever is at work in it.

    Without FILE it goes to data/backups. Pictures, sound and video lie beside it in FILE.media. Keys and sealed.yaml
    are in no backup.
    """
    from agent.database.copies import make_copy
    from agent.database.media_files import copy_all
    from agent.types.clocks import SystemClock

    home = context.home
    target = file or home.data / "backups" / f"{SystemClock().now():%Y-%m-%dT%H%M%SZ}.db"
    size = make_copy(home.data / "selfsame.db", target)
    files = copy_all(home.data / "media", beside(target))
    words = f"wrote {target} ({size:,} bytes)" + (f" and {files} files beside it" if files else "")
    context.say({"backup": str(target), "bytes": size, "files": files}, words)


@click.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.pass_obj
def restore(context: Context, file: Path) -> None:
    """Put a backup in place of the database; what stood there is kept beside it. Stop the daemon first."""
    from agent.database.copies import put_back
    from agent.database.media_files import copy_all
    from agent.newsroom.room import own
    from agent.types.clocks import SystemClock

    home = context.home
    lock = own(home)
    try:
        kept = put_back(file, home.data / "selfsame.db", SystemClock().now())
        copy_all(beside(file), home.data / "media")
    finally:
        lock.release()
    words = f"restored {file}; what stood there before is {kept}" if kept else f"restored {file}"
    context.say({"restored": str(file), "kept": str(kept) if kept else None}, words)


def beside(copy: Path) -> Path:
    """Where the files of a backup lie."""
    return copy.with_name(f"{copy.name}.media")
