"""Opening a pack in another home, to the same persona: folder, memory, posts and files, or nothing of it."""

import json
import re
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import replace as with_
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from agent.config.documents import Mistake
from agent.config.personas import read_persona
from agent.database.audit import record
from agent.database.media_files import keep
from agent.database.tables import drafts
from agent.errors import ConfigWrong, NotLawful
from agent.newsroom.keeping import noting
from agent.newsroom.room import Newsroom
from agent.newsroom.travel.numbers import drawn, renamed_lines, renumbered
from agent.newsroom.travel.packing import SECRET, Packed, named_well, unsealed
from agent.newsroom.travel.rows import free_threads, last_numbers, write_rows
from agent.review.holds import named
from agent.types.clocks import stamp
from agent.types.persona import Persona
from memory.tables import memories

_NAME = re.compile(r"\A((?:.*\n)*?identity:.*\n(?:[ #].*\n|\n)*?[ ]+name:[ ]*).*")
"""The line of identity.name, after whatever stands before it."""
ANOTHER = "give her another name here: --as NAME"


def unpack(
    room: Newsroom, packed: Packed, by: str, passphrase: str = "", *, replace: bool = False,
    name: str = "",
) -> dict[str, Any]:  # fmt: skip
    """Under `name`, where one is given; what this home has numbered already keeps its numbers, and hers are
    mapped. Raises NotLawful where somebody of that name lives here, ConfigWrong for mistakes in her folder."""
    who, called = named(by), named_well(name) if name else packed.persona
    folder = room.home.config / "personas" / called
    _is_free(room, called, folder, replace)
    secret = unsealed(packed.sealed, passphrase) if packed.sealed and passphrase else None
    with tempfile.TemporaryDirectory(dir=room.home.data) as place:
        made = Path(place) / called
        _write(made, packed.files, secret)
        hers = _in_order(made)
        shown = _told_apart(room, made, hers.file.identity.name) if name else ""
        for file, content in packed.media.items():
            keep(room.home.media, file, content)
        came, count = _taken_in(room, packed, called, who)
        shutil.rmtree(folder, ignore_errors=True)
        shutil.move(made, folder)
    return {
        "persona": called, "version": packed.version, "memories": came, "rows": count,
        "posts": len(packed.rows.get("posts", [])),
        "sealed_left_shut": bool(packed.sealed and not secret), "shown_as": shown,
    }  # fmt: skip


def _taken_in(room: Newsroom, packed: Packed, called: str, who: str) -> tuple[int, int]:
    """How many memories, and how many rows."""
    with room.database.read.connect() as connection:
        numbers = drawn(packed.rows, last_numbers(connection))
    lines = renamed_lines(packed.memory.splitlines(), numbers, packed.persona, called)
    note = noting(room, who, "import", f"the pack of {packed.persona}")
    taken = room.memory.keeping.take_in(lines, "memory.jsonl", note)
    with room.database.write.begin() as connection:
        numbers = with_(numbers, memories=_memories(connection, lines))
        rows = renumbered(packed.rows, numbers, called)
        count = write_rows(connection, free_threads(connection, rows, packed.version))
        subject = f"persona:{called}"
        record(connection, stamp(room.clocks), subject, who, "unpack", "", packed.version)
    return len(taken.came), count


def _memories(connection: Connection, lines: list[str]) -> dict[int, int]:
    """Number in the pack → number here, found by whose they are and where they come from."""
    there = select(memories.c.id, memories.c.persona, memories.c.source)
    known = {(row.persona, row.source): row.id for row in connection.execute(there)}
    told = [json.loads(line) for line in lines[1:]]
    return {each["id"]: known[each["persona"], each["source"]] for each in told}


def _is_free(room: Newsroom, name: str, folder: Path, replace: bool) -> None:
    with room.database.read.connect() as connection:
        lived = connection.execute(select(drafts.c.id).where(drafts.c.persona == name).limit(1))
        if lived.first():
            raise NotLawful(f"{name} has lived in this home already", ANOTHER)
    if folder.exists() and not replace:
        words = f"config/personas/{name} is there already"
        raise NotLawful(
            words, f"give --replace to put the pack's folder in its place, or {ANOTHER}"
        )


def _write(folder: Path, files: Mapping[str, bytes], secret: bytes | None) -> None:
    for path, content in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    if secret is not None:
        (folder / SECRET).write_bytes(secret)
        (folder / SECRET).chmod(0o600)


def _in_order(folder: Path) -> Persona:
    """Raises ConfigWrong."""
    mistakes: list[Mistake] = []
    persona = read_persona(folder, f"config/personas/{folder.name}", mistakes)
    if persona is None or mistakes:
        raise ConfigWrong([str(mistake) for mistake in mistakes])
    return persona


def _told_apart(room: Newsroom, made: Path, shown: str) -> str:
    """Two of one label who go by the same name could not be told apart: the one that comes goes by another, which
    is returned. Raises NotLawful where her file doesn't let it be found."""
    if shown not in {each.file.identity.name for each in room.config.personas.values()}:
        return ""
    file, another = made / "persona.yaml", f"{shown} ({made.name})"
    text = file.read_text(encoding="utf-8")
    changed, count = _NAME.subn(
        lambda found: found[1] + json.dumps(another, ensure_ascii=False), text
    )
    file.write_text(changed, encoding="utf-8")
    if count != 1 or _in_order(made).file.identity.name != another:
        words = f"somebody here goes by the name {shown!r} already"
        raise NotLawful(words, "give that one another identity.name first")
    return another
