"""The files that her posts show, laid beside the page, and taken away with the last post that shows them."""

from collections.abc import Sequence
from pathlib import Path

from agent.database.media_files import read
from agent.publishing.channels.files import write_whole
from agent.publishing.channels.page.entries import Entry

PLACE = "media"


def lay_out(kept: Path, folder: Path, posts: Sequence[Entry]) -> None:
    """Each once. One that is gone from where it was kept leaves its description; the page goes on."""
    for attachment in {each for post in posts for each in post.attachments}:
        path = folder / PLACE / attachment.name
        content = None if path.is_file() else read(kept, attachment)
        if content is not None:
            write_whole(path, content)


def clear_away(folder: Path, posts: Sequence[Entry]) -> None:
    shown = {each.name for post in posts for each in post.attachments}
    for path in (folder / PLACE).glob("*"):
        if path.name not in shown:
            path.unlink(missing_ok=True)
