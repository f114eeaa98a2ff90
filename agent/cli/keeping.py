"""backup, restore: the whole home's truth, while it runs."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from agent.cli.context import Context

if TYPE_CHECKING:
    from agent.newsroom.restoring import Restored


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
    """Put a backup in place of the database; what stood there is kept beside it. Stop the daemon first.

    What went out after the backup is listed, and held where it stands in the backup as if it never had, so that nothing
    leaves twice.
    """
    from agent.database.media_files import copy_all
    from agent.newsroom.restoring import restore_from
    from agent.newsroom.room import own
    from agent.types.clocks import Clocks, SystemClock

    home = context.home
    lock = own(home)
    try:
        found = restore_from(file, home.database, Clocks(SystemClock(), SystemClock()))
        copy_all(beside(file), home.data / "media")
    finally:
        lock.release()
    kept = found.kept
    first = f"restored {file}; what stood there before is {kept}" if kept else f"restored {file}"
    gone = None if found.gone is None else [vars(each) for each in found.gone]
    document = {"restored": str(file), "kept": str(kept) if kept else None, "went_out_since": gone}
    context.say(document, "\n".join([first, *_since(found)]))


def _since(found: "Restored") -> list[str]:
    """What went out after the backup, in words."""
    if found.gone is None:
        return [
            "what went out after this backup nobody knows: all that waits in it is held",
            "look at every channel, reject what is out, then: selfsame hold --all --lift",
        ]
    lines = [
        f"went out since, to {each.places}: {each.text[:60]!r}; "
        + (f"draft {each.draft} is held" if each.draft else "the backup doesn't have it")
        for each in found.gone
    ]
    if any(each.draft is None for each in found.gone):
        lines.append("bring in what the backup doesn't have: selfsame posts import --help")
    return lines


def beside(copy: Path) -> Path:
    """Where the files of a backup lie."""
    return copy.with_name(f"{copy.name}.media")
