"""Writing a file so that a reader sees the old one or the new one, whole, whatever crashes."""

import os
import tempfile
from pathlib import Path

from agent.errors import DeliveryFault


def write_whole(path: Path, content: bytes) -> None:
    """Replace `path`, on the disk when this returns. Raises DeliveryFault, the old file untouched."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, content)
    except OSError as problem:
        raise DeliveryFault(
            f"{path}: can't be written ({problem.strerror})", "make room, or mend its permissions"
        ) from problem


def _replace(path: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=".", suffix=".new", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
    _sync(path.parent)


def _sync(folder: Path) -> None:
    """Make the renaming itself last."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
