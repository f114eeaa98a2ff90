"""A persona's files changed one at a time: read with a mark, checked as a whole folder, written at once or not at all."""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from agent.config.documents import Mistake
from agent.config.lore import read_lore
from agent.config.personas import read_persona
from agent.errors import NotThere
from agent.types.persona import Persona
from agent.types.tuning import PersonaFiles, PersonaText, Slip

SUFFIXES = {".yaml", ".md", ".txt"}
SEALED = "sealed.yaml"
FIRST = ("persona.yaml", "canon.md", "frames.yaml", "calendar.yaml")
MOST_LETTERS = 500_000


def paths_in(folder: Path) -> tuple[str, ...]:
    """The texts that may be edited: hers, and no sealed one, hidden one or link to elsewhere."""
    found = [
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.suffix in SUFFIXES and path.is_file() and _hers(path, folder)
    ]
    return tuple(sorted(found, key=lambda path: (path not in FIRST, _place(path), path)))


def _place(path: str) -> int:
    return FIRST.index(path) if path in FIRST else len(FIRST)


def _hers(path: Path, folder: Path) -> bool:
    inside = path.resolve().is_relative_to(folder.resolve())
    hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
    return inside and not hidden and path.name != SEALED


def files_of(folder: Path, shown: str) -> PersonaFiles:
    return PersonaFiles(paths_in(folder), slips_of(folder, shown))


def text_of(folder: Path, shown: str, path: str) -> PersonaText:
    """Raises NotThere for anything that is not one of her editable texts."""
    if path not in paths_in(folder):
        raise NotThere(
            f"{shown} has no text {path!r}", f"open one of: {', '.join(paths_in(folder))}"
        )
    raw = (folder / path).read_bytes()
    text = raw.decode("utf-8", errors="replace").replace("\r\n", "\n")
    return PersonaText(path, text, mark_of(raw))


def mark_of(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()[:16]


def slips_of(folder: Path, shown: str) -> tuple[Slip, ...]:
    """Every mistake in the folder, each with its place."""
    return checked(folder, shown)[1]


def checked(folder: Path, shown: str) -> tuple[Persona | None, tuple[Slip, ...]]:
    mistakes: list[Mistake] = []
    persona = read_persona(folder, shown, mistakes)
    read_lore(folder, shown, mistakes)
    told = [
        Slip(mistake.file.removeprefix(f"{shown}/"), mistake.line, mistake.words)
        for mistake in sorted(mistakes)
    ]
    return (None if told else persona), tuple(told)


@contextmanager
def edited_copy(folder: Path, path: str, text: str) -> Iterator[Path]:
    """The folder as it would be, elsewhere and for the moment; readable by this person only."""
    with tempfile.TemporaryDirectory(prefix="selfsame-") as place:
        copy = Path(place) / folder.name
        shutil.copytree(folder, copy)
        (copy / path).write_text(text, encoding="utf-8")
        yield copy


def write_at_once(file: Path, text: str) -> None:
    """A reader sees the old text or the new one, whatever happens; line ends and rights stay as they were."""
    before = file.read_bytes() if file.exists() else b""
    raw = text.replace("\n", "\r\n").encode() if b"\r\n" in before else text.encode()
    beside = file.with_name(f".{file.name}.new")
    with beside.open("wb") as out:
        out.write(raw)
        out.flush()
        os.fsync(out.fileno())
    if file.exists():
        shutil.copymode(file, beside)
    beside.replace(file)
