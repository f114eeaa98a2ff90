"""Files that people dropped in, each kept once by the hash of its content; what was changed on the disk is no longer there."""

from hashlib import sha256
from pathlib import Path

from agent.database.whole import write_whole
from agent.types.media import Attachment


def keep(folder: Path, name: str, content: bytes) -> None:
    """On the disk, whole, when this returns; a file that lies there already and is whole is left alone.

    Raises OSError.
    """
    path = place(folder, name)
    if path.is_file() and path.read_bytes() == content:
        return
    write_whole(path, content)


def read(folder: Path, attachment: Attachment) -> bytes | None:
    """The bytes that were approved, or None where they are gone or are others by now (law 5)."""
    try:
        content = place(folder, attachment.name).read_bytes()
    except OSError:
        return None
    return content if sha256(content).hexdigest() == attachment.sha256 else None


def copy_all(folder: Path, into: Path) -> int:
    """How many files now lie there, each as whole as here; those that lie there already cost a look. Raises OSError."""
    names = [path.name for path in folder.glob("??/*") if not path.name.startswith(".")]
    for name in names:
        keep(into, name, place(folder, name).read_bytes())
    return len(names)


def place(folder: Path, name: str) -> Path:
    """Two letters of the hash part them, so that no folder grows long."""
    return folder / name[:2] / name
