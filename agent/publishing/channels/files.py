"""Files that readers see: whole, and readable to whoever serves them."""

from pathlib import Path

from agent.database import whole
from agent.errors import DeliveryFault

READABLE = 0o644


def write_whole(path: Path, content: bytes) -> None:
    """Replace `path`, on the disk when this returns. Raises DeliveryFault, the old file untouched."""
    try:
        whole.write_whole(path, content, READABLE)
    except OSError as problem:
        raise DeliveryFault(
            f"{path}: can't be written ({problem.strerror})", "make room, or mend its permissions"
        ) from problem
