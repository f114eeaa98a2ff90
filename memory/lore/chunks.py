"""Splitting a lore document into chunks: a paragraph each, under the headings it stands beneath."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from memory.types import Document, Kind

LONG = 500
"""A longer paragraph is cut at the ends of its sentences."""
NOTES = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*\s*$")
SENTENCE = re.compile(r".+?(?:[。！？!?…]+[」』”’）)]*|\.(?=\s)|\Z)\s*", re.DOTALL)


@dataclass(frozen=True)
class Chunk:
    """A piece of a document. `source` is made from the words, so that a piece that merely moved keeps
    it; `about` is the trail of headings; `position` counts from 0."""

    source: str
    about: str
    text: str
    position: int


def digest(document: Document) -> str:
    return sha256(f"{document.kind}\n{document.text}".encode()).hexdigest()


def chunks(document: Document) -> list[Chunk]:
    """The document's pieces in order; one that says the same under the same heading twice counts once."""
    found: dict[str, Chunk] = {}
    for about, text in _pieces(_readable(document.text)):
        source = _source(document.path, document.kind, about, text)
        found.setdefault(source, Chunk(source, about, text, len(found)))
    return list(found.values())


def _readable(text: str) -> str:
    """Without the author's asides: front matter and comments."""
    plain = text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return NOTES.sub("", FRONT.sub("", plain))


def _source(path: str, kind: Kind, about: str, text: str) -> str:
    return f"{path}#{sha256(chr(10).join((kind, about, text)).encode()).hexdigest()[:12]}"


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    trail: list[tuple[int, str]] = []
    for heading, block in _blocks(text):
        if heading:
            trail = [(depth, title) for depth, title in trail if depth < heading]
            trail.append((heading, block))
            continue
        about = " / ".join(title for _, title in trail)[:300]
        for piece in _cut(block):
            yield about, piece


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    """Headings with their depth, and paragraphs with depth 0."""
    lines: list[str] = []
    for line in [*text.split("\n"), ""]:
        heading = HEADING.match(line)
        if lines and (heading or not line.strip()):
            yield 0, "\n".join(lines)
            lines = []
        if heading:
            yield len(heading[1]), heading[2]
        elif line.strip():
            lines.append(line.rstrip())


def _cut(block: str) -> Iterator[str]:
    piece = ""
    for sentence in SENTENCE.findall(block) if len(block) > LONG else [block]:
        if piece and len(piece) + len(sentence) > LONG:
            yield piece.strip()
            piece = ""
        piece += sentence
    if piece.strip():
        yield piece.strip()
