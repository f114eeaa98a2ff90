"""The words of PDF and Word files, in paragraphs as Markdown has them. Both libraries trip over damaged files in
many ways; all of them are one Unreadable here."""

import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile, ZipFile

if TYPE_CHECKING:
    from pypdf import PdfReader

MOST_PAGES = 1000
MOST_UNPACKED = 100_000_000
ENDS = re.compile(r"[.。!！?？…:：][\"'”’」』)）]*$")
DENSE = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]$")
SHORT = 0.8
"""A line that ends a sentence before this share of the longest line's length ends a paragraph, too."""
DAMAGE = (
    ValueError, TypeError, LookupError, AttributeError, ArithmeticError, AssertionError, EOFError,
    RuntimeError, MemoryError, zlib.error, BadZipFile,
)  # fmt: skip


class Unreadable(ValueError):
    """What is wrong with a file, and what to do about it."""


def pdf_text(path: Path) -> str:
    """Raises Unreadable, OSError."""
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, PyPdfError

    with _told("PDF", PyPdfError, DependencyError):
        reader = PdfReader(path)
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable("is encrypted; save it without a password")
        return "\n\n".join(_pages(reader))


def _pages(reader: "PdfReader") -> Iterator[str]:
    count = len(reader.pages)
    if count > MOST_PAGES:
        raise Unreadable(f"has {count} pages, more than {MOST_PAGES}; keep the part that is hers")
    texts = [page.extract_text() for page in reader.pages]
    if not any(text.strip() for text in texts):
        raise Unreadable("holds no words, only pictures of them; save it as text")
    return (paragraphs(text) for text in texts)


def paragraphs(page: str) -> str:
    """Lines as they were printed, put together again; a blank line between paragraphs."""
    lines = [line.strip() for line in page.splitlines()]
    longest = max(map(len, lines), default=0)
    found = ""
    for line in lines:
        if not line:
            found += "\n\n"
            continue
        found += line
        if ENDS.search(line) and len(line) < SHORT * longest:
            found += "\n\n"
        elif line.endswith("-") and line[-2:-1].isalpha():
            found = found[:-1]
        elif not DENSE.search(line):
            found += " "
    return re.sub(r" *\n{2,}", "\n\n", found).strip()


def docx_text(path: Path) -> str:
    """Headings keep their depth, a table's row is a line. Raises Unreadable, OSError."""
    from docx import Document
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    with _told("Word file", OpcError, LxmlError):
        with ZipFile(path) as packed:
            unpacked = sum(part.file_size for part in packed.infolist())
        if unpacked > MOST_UNPACKED:
            raise Unreadable(
                "is a small file that unpacks to a huge one; keep its words in another"
            )
        return "\n\n".join(
            block for block in map(_block, Document(str(path)).iter_inner_content()) if block
        )


def _block(block: Any) -> str:
    if hasattr(block, "rows"):
        return "\n\n".join(
            " | ".join(cell.text.strip() for cell in row.cells) for row in block.rows
        )
    text = block.text.strip()
    depth = re.fullmatch(r"Heading ([1-6])", block.style.name or "")
    return f"{'#' * int(depth[1])} {text}" if depth and text else text


@contextmanager
def _told(what: str, *kinds: type[Exception]) -> Iterator[None]:
    try:
        yield
    except Unreadable:
        raise
    except kinds + DAMAGE as problem:
        said = " ".join(str(problem).split())[:100] or type(problem).__name__
        raise Unreadable(f"is no sound {what} ({said}); save it anew, or as text") from problem
