"""Adding a line to canon.md: what stands there stays as it is, comments and order included."""

import os
from pathlib import Path

from agent.config.canon import read_canon, rows_of
from agent.config.crosschecks import check_canon
from agent.config.unreadable import why_unread
from agent.errors import ConfigWrong
from agent.types.persona import PersonaFile
from agent.types.speaking import Language


def add_line(path: Path, file: PersonaFile, line: str, language: Language, begin: str = "") -> str:
    """Put her line into the present era, or begin one on that day; returns the era. Raises ConfigWrong where
    the file would have a mistake, and leaves it alone."""
    shown = f"config/personas/{path.parent.name}/canon.md"
    before = _read(path, shown)
    text = with_line(before.replace("\r\n", "\n"), line, file.language, language, begin)
    read = read_canon(text, file.language)
    mistakes = check_canon(read, file, shown)
    if mistakes:
        raise ConfigWrong([f"{each.file}:{each.line}: {each.words}" for each in mistakes])
    beside = path.with_suffix(".md.new")
    beside.write_bytes(text.replace("\n", "\r\n" if "\r\n" in before else "\n").encode("utf-8"))
    os.replace(beside, path)
    return max(found.era for found, _ in read)


def _read(path: Path, shown: str) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        words = why_unread(problem, "another persona and write hers")
        raise ConfigWrong([f"{shown}:1: {words}"]) from problem


def with_line(text: str, line: str, own: Language, language: Language, begin: str = "") -> str:
    """The file's text with one more line at the end of the present era in that language; `begin` is the
    day of a new era. `own` is the language of lines before any heading names one."""
    rows = text.rstrip("\n").splitlines()
    places = [
        (number, at) for number, row, at in rows_of(text, own) if row.startswith(("- ", "* "))
    ]
    era = max((at.era for _, at in places), default="")
    here = [number for number, at in places if (at.era, at.language) == (era, language)]
    if here and not begin:
        rows.insert(here[-1], f"- {line}")
    else:
        day = begin or era
        heading = f"# {day} {{{language}}}" if day else f"# {{{language}}}"
        rows += ["", heading, f"- {line}"]
    return "\n".join(rows) + "\n"
