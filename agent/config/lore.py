"""A persona's lore/ as documents: Markdown, text, PDF and Word; what cannot be read is a mistake that is told."""

from functools import lru_cache
from pathlib import Path

from agent.config.documents import Mistake
from agent.config.lore_formats import Unreadable, docx_text, pdf_text
from memory.types import Document

PLAIN = {".md", ".txt"}
SUFFIXES = {*PLAIN, ".pdf", ".docx"}
MOST_BYTES = 20_000_000
MOST_LETTERS = 2_000_000


def read_lore(folder: Path, shown: str, mistakes: list[Mistake]) -> tuple[Document, ...]:
    """The files in lore/ by their path within the folder; `shown` is the folder as people know it."""
    root = folder / "lore"
    paths = sorted(p for p in root.rglob("*") if p.suffix.lower() in SUFFIXES and _is_file(p))
    found = []
    for path in paths:
        name = path.relative_to(folder).as_posix()
        try:
            stat = path.stat()
            text = _text(path, stat.st_mtime_ns, stat.st_size)
        except (Unreadable, OSError) as problem:
            words = str(problem) if isinstance(problem, Unreadable) else _denied(problem)
            mistakes.append(Mistake(f"{shown}/{name}", 1, words))
            continue
        kind = "work" if path.stem == "works" else "lore"
        found.append(Document(name, text, kind))  # type: ignore[arg-type]
    return tuple(found)


def _is_file(path: Path) -> bool:
    """Word keeps a file of its own beside one that is open in it."""
    return path.is_file() and not path.name.startswith((".", "~$"))


def _denied(problem: OSError) -> str:
    return f"cannot be read ({problem.strerror}); make it readable, or take it out of lore/"


@lru_cache(maxsize=256)
def _text(path: Path, changed: int, size: int) -> str:
    """Read again only when it changed: a long PDF takes seconds. Raises Unreadable, OSError."""
    if size > MOST_BYTES:
        raise Unreadable(
            f"is larger than {MOST_BYTES // 1_000_000} MB; keep what she should know of it in a smaller file"
        )
    text = _readers(path)
    if len(text) > MOST_LETTERS:
        raise Unreadable(
            f"holds more than {MOST_LETTERS:,} characters; split it, or keep less of it"
        )
    return text


def _readers(path: Path) -> str:
    if path.suffix.lower() == ".pdf":
        return pdf_text(path)
    if path.suffix.lower() == ".docx":
        return docx_text(path)
    return path.read_text(encoding="utf-8", errors="replace")
