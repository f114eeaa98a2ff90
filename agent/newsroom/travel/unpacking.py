"""Opening a pack in another home, to the same persona: folder, memory and posts, or nothing of it."""

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sqlalchemy import select

from agent.config.documents import Mistake
from agent.config.personas import read_persona
from agent.database.audit import record
from agent.database.tables import drafts
from agent.errors import ConfigWrong, NotLawful
from agent.newsroom.keeping import noting
from agent.newsroom.room import Newsroom
from agent.newsroom.travel.packing import SECRET, Packed, unsealed
from agent.newsroom.travel.rows import taken_numbers, write_rows
from agent.review.holds import named
from agent.types.clocks import stamp

FRESH = "unpack her into a home in which nothing has happened yet: selfsame init DIR"


def unpack(
    room: Newsroom, packed: Packed, by: str, passphrase: str = "", *, replace: bool = False
) -> dict[str, Any]:
    """Raises NotLawful where she lives here already or her numbers are taken, ConfigWrong for mistakes in
    her folder."""
    who, folder = named(by), room.home.config / "personas" / packed.persona
    _is_free(room, packed, folder, replace)
    secret = unsealed(packed.sealed, passphrase) if packed.sealed and passphrase else None
    with tempfile.TemporaryDirectory(dir=room.home.data) as place:
        made = Path(place) / packed.persona
        _write(made, packed.files, secret)
        _is_in_order(made)
        note = noting(room, who, "import", f"the pack of {packed.persona}")
        taken = room.memory.keeping.take_in(packed.memory.splitlines(), "memory.jsonl", note)
        with room.database.write.begin() as connection:
            count = write_rows(connection, packed.rows)
            record(connection, stamp(room.clocks), f"persona:{packed.persona}", who, "unpack", "", packed.version)  # fmt: skip
        shutil.rmtree(folder, ignore_errors=True)
        shutil.move(made, folder)
    return {
        "persona": packed.persona, "version": packed.version, "memories": len(taken.came),
        "rows": count, "posts": len(packed.rows.get("posts", [])),
        "sealed_left_shut": bool(packed.sealed and not secret),
    }  # fmt: skip


def _is_free(room: Newsroom, packed: Packed, folder: Path, replace: bool) -> None:
    name = packed.persona
    if folder.exists() and not replace:
        words = f"config/personas/{name} is there already"
        raise NotLawful(words, "give --replace to put the pack's folder in its place")
    with room.database.read.connect() as connection:
        if connection.execute(select(drafts.c.id).where(drafts.c.persona == name).limit(1)).first():
            raise NotLawful(f"{name} has lived in this home already", FRESH)
        taken = next(taken_numbers(connection, packed.rows), "")
    if taken:
        raise NotLawful(f"{taken} is somebody else's here", FRESH)


def _write(folder: Path, files: Mapping[str, bytes], secret: bytes | None) -> None:
    for path, content in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    if secret is not None:
        (folder / SECRET).write_bytes(secret)
        (folder / SECRET).chmod(0o600)


def _is_in_order(folder: Path) -> None:
    mistakes: list[Mistake] = []
    read_persona(folder, f"config/personas/{folder.name}", mistakes)
    if mistakes:
        raise ConfigWrong([str(mistake) for mistake in mistakes])
