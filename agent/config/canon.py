"""canon.md: a list item is a line; a heading may carry tags or a language in braces, or begin an era with a date."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from agent.types.speaking import CanonLine, Language

_HEADING = re.compile(r"^#+\s*(?P<title>.*?)\s*(\{(?P<tags>[^}]*)\})?\s*$")
_DAY = re.compile(r"^#+\s*(\d{4}-\d{2}-\d{2})\b")
_UNSPACED = re.compile(r"-(?![- ])|\*(?![* ])[^*]*$")
_WIDE = re.compile(r"^[ \u3000]*(?P<sign>[－—–―−・･•●＊]|(?P<heading>＃))[ \u3000]*\w")
_WIDE_WORDS = (
    "{} is no list mark, so the line is not read; write - and a space",
    "{} begins no heading; write # and a space",
)
_INDENTED = re.compile(r"^[ \t\u3000]+[-*][ \u3000]+\S|^\u3000+[-*]\S")
_LANGUAGES: dict[str, Language] = {"zh": "zh", "ja": "ja", "en": "en"}
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


@dataclass(frozen=True)
class Place:
    """What the headings above a row say of it."""

    language: Language
    tags: tuple[str, ...] = ()
    era: str = ""
    depth: int = 0
    """Of the era's heading: a heading as high that has no date ends the era."""


def read_canon(text: str, language: Language) -> tuple[tuple[CanonLine, int], ...]:
    """Each line with the number (from 1) on which it stands; `language` until a heading names another."""
    return tuple(
        (CanonLine(text=row[2:].strip(), tags=at.tags, language=at.language, era=at.era), number)
        for number, row, at in rows_of(text, language)
        if row.startswith(("- ", "* ")) and row[2:].strip()
    )


def rows_of(text: str, language: Language) -> Iterator[tuple[int, str, Place]]:
    """Every row with its number (from 1) and its place; comments are blank."""
    at = Place(language)
    for number, row in enumerate(_without_comments(text).splitlines(), 1):
        if row.startswith("#"):
            at = _below(row, at)
        yield number, row, at


def canon_slips(text: str) -> tuple[tuple[int, str], ...]:
    """Rows that look like a line or a heading and are not read as one: number (from 1), and what to mend."""
    rows = enumerate(_without_comments(text).splitlines(), 1)
    return tuple((number, slip) for number, row in rows if (slip := _slip(row)))


def _slip(row: str) -> str:
    if row.startswith("#"):
        return _heading_slip(row)
    if row.strip() in {"-", "*"}:
        return "the item is empty; write her line behind the sign, or take it out"
    wide = _WIDE.match(row)
    if wide:
        return _WIDE_WORDS[bool(wide["heading"])].format(wide["sign"])
    if _INDENTED.match(row):
        return "the item is indented, so it is not read; begin it at the margin"
    if _UNSPACED.match(row):
        return f"no space stands behind the {row[0]}, so it is not read; write {row[0]} and a space"
    return ""


def _heading_slip(row: str) -> str:
    found = _HEADING.match(row)
    title, tags = (found["title"], found["tags"] or "") if found else (row, "")
    if any(brace in title + tags for brace in "{}｛｝"):
        return "the braces are not one closed pair at the end; write # heading {tag other-tag}"
    day = _DAY.match(row)
    return "" if day is None or _is_day(day[1]) else f"{day[1]} is no day; write # 2026-03-01"


def _is_day(written: str) -> bool:
    try:
        date.fromisoformat(written)
    except ValueError:
        return False
    return True


def _without_comments(text: str) -> str:
    return _COMMENT.sub(lambda found: "\n" * found.group().count("\n"), text)


def _below(row: str, at: Place) -> Place:
    found = _HEADING.match(row)
    words = (found["tags"] or "").split() if found else []
    named = [_LANGUAGES[word] for word in words if word in _LANGUAGES]
    tags = tuple(word for word in words if word not in _LANGUAGES)
    at = replace(at, tags=tags, language=named[0] if named else at.language)
    depth, day = len(row) - len(row.lstrip("#")), _DAY.match(row)
    if day:
        return replace(at, era=day[1], depth=depth)
    return replace(at, era="") if depth <= at.depth else at
