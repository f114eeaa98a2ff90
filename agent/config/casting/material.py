"""What an owner has of a persona (captions, a bio, lyrics) read as lines and as longer texts."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from agent.config.lore_formats import Unreadable, docx_text, pdf_text
from agent.errors import NotThere
from agent.text.scripts import language_of
from agent.types.speaking import Language

SUFFIXES = {".txt", ".md", ".csv", ".tsv", ".docx", ".pdf"}
MOST_BYTES, MOST_LINES = 20_000_000, 20_000
SHORTEST = {"zh": 6, "ja": 6, "en": 15}
LONGEST = {"zh": 110, "ja": 110, "en": 260}
"""A line of hers has so many characters; what is longer is cut into sentences."""
_MARKUP = re.compile(r"^\s*(?:[-*+>]\s+|#{1,6}\s+.*$|\d{1,3}[.)]\s+|```.*$)")
_EMPHASIS = re.compile(r"(\*\*|__|\*|`)(?=\S)(.+?)(?<=\S)\1")
_LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")
_SENTENCE = re.compile(r"[^。！？!?.…\n]+(?:[。！？!?…]+|\.+(?=\s|$)|$)[”」』\"’)）]*")
_BIO = re.compile(r"bio|profile|about|intro|简介|介绍|人设|プロフィール|紹介", re.I)
_HEADS = re.compile(
    r"captions?|texts?|posts?|lines?|lyrics?|content|body|文案|内容|正文|歌词|本文|投稿|歌詞", re.I
)
_WORD = re.compile(r"\w")


@dataclass(frozen=True)
class Material:
    """`lines` are what she may have said, each once; `texts` are for her lore, by the file's name."""

    lines: tuple[str, ...]
    texts: dict[str, str]
    bio: str
    language: Language
    files: int
    unread: tuple[str, ...]
    """Files that could not be read, each with the reason."""


def read_material(folder: Path) -> Material:
    """Raises NotThere where the folder holds nothing that can be read."""
    paths = sorted(p for p in folder.rglob("*") if p.suffix.lower() in SUFFIXES and p.is_file())
    texts, unread = _read(paths, folder)
    if not any(text.strip() for text in texts.values()):
        kinds = ", ".join(sorted(SUFFIXES))
        told = f" ({'; '.join(unread)})" if unread else ""
        raise NotThere(
            f"{folder}: no text that could be read{told}", f"put her texts there as {kinds}"
        )
    language = _language(texts.values())
    lines = [line for name, text in texts.items() for line in _lines(name, text, language)]
    return Material(
        lines=tuple(dict.fromkeys(lines))[:MOST_LINES],
        texts={name: text for name, text in texts.items() if _is_long(name, text, language)},
        bio=next((text for name, text in texts.items() if _BIO.search(name)), ""),
        language=language, files=len(texts), unread=tuple(unread),
    )  # fmt: skip


def _read(paths: Iterable[Path], folder: Path) -> tuple[dict[str, str], list[str]]:
    texts: dict[str, str] = {}
    unread = []
    for path in paths:
        name = path.relative_to(folder).as_posix()
        if path.name.startswith((".", "~$")):
            continue
        try:
            texts[name] = _text(path)
        except (Unreadable, OSError) as problem:
            unread.append(f"{name} {problem}")
    return texts, unread


def _text(path: Path) -> str:
    if path.stat().st_size > MOST_BYTES:
        raise Unreadable(f"is larger than {MOST_BYTES // 1_000_000} MB; split it")
    kind = path.suffix.lower()
    if kind == ".docx":
        return docx_text(path)
    if kind == ".pdf":
        return pdf_text(path)
    text = _decoded(path.read_bytes())
    return "\n".join(_column(text)) if kind in (".csv", ".tsv") else text


def _decoded(raw: bytes) -> str:
    """UTF-8, else whatever it looks like: old files of captions come in many encodings."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        import chardet

        guessed = chardet.detect(raw)["encoding"] or "utf-8"
        return raw.decode(guessed, errors="replace")


def _column(text: str) -> list[str]:
    """The column of a table that holds the most writing, without its head."""
    first = next(iter(text.splitlines()), "")
    sign = max(",;\t", key=first.count)
    try:
        rows = [row for row in csv.reader(io.StringIO(text), delimiter=sign) if any(row)]
    except csv.Error as problem:
        raise Unreadable(f"is no sound table ({problem}); save it anew") from problem
    width = max((len(row) for row in rows), default=0)
    columns = [[row[at].strip() for row in rows if at < len(row)] for at in range(width)]
    named = [cells for cells in columns if cells and _HEADS.fullmatch(cells[0])]
    chosen = max(named or columns, key=lambda cells: sum(map(_letters, cells)), default=[])
    return [" ".join(cell.split()) for cell in (chosen[1:] if chosen in named else chosen)]


def _letters(cell: str) -> int:
    return len(re.findall(r"[^\W\d_]", cell)) if "://" not in cell else 0


def _language(texts: Iterable[str]) -> Language:
    counts = Counter[str]()
    for text in texts:
        for row in text.splitlines():
            counts[language_of(row)] += len(row)
    known: tuple[Language, ...] = ("zh", "ja", "en")
    return max(known, key=lambda language: counts[language])


def _lines(name: str, text: str, language: Language) -> Iterator[str]:
    """Rows short enough to be posted, and the sentences of longer ones; in her language only."""
    for row in text.splitlines():
        plain = _plain(row) if name.endswith((".md", ".docx")) else row.strip()
        pieces = [plain] if len(plain) <= LONGEST[language] else _sentences(plain)
        yield from (piece for piece in pieces if _fits(piece, language))


def _plain(row: str) -> str:
    bare = _LINK.sub(r"\1", _MARKUP.sub("", row))
    return _EMPHASIS.sub(r"\2", bare).strip()


def _sentences(text: str) -> list[str]:
    return [found.strip() for found in _SENTENCE.findall(text)]


def _fits(line: str, language: Language) -> bool:
    size = len(line)
    if not SHORTEST[language] <= size <= LONGEST[language] or "://" in line or "{" in line:
        return False
    return language_of(line) == language and _WORD.search(line) is not None


def _is_long(name: str, text: str, language: Language) -> bool:
    """Mostly paragraphs, or a bio: it tells of her more than it is hers."""
    rows = [row for row in text.splitlines() if row.strip()]
    long = sum(len(row) for row in rows if len(row) > LONGEST[language])
    return bool(_BIO.search(name)) or long * 2 > sum(map(len, rows))
