"""copy: a backup a day by itself, so that there is one to put back; the last three stay."""

from datetime import timedelta

from agent.database.copies import make_copy
from agent.newsroom.room import Newsroom

EVERY, KEPT = timedelta(days=1), 3
NAME = "daily-{:%Y-%m-%dT%H%M%SZ}.db"


def copy_due(room: Newsroom) -> bool:
    """By the wall clock: it guards against the machine, whatever the world's time is. Raises BackupFault."""
    now, folder = room.clocks.wall.now(), room.home.data / "backups"
    known = sorted(folder.glob(NAME.partition("{")[0] + "*.db"))
    if known and known[-1].name > NAME.format(now - EVERY):
        return False
    make_copy(room.home.database, folder / NAME.format(now))
    for old in known[: len(known) + 1 - KEPT]:
        old.unlink()
    return True
