"""canon.md: a list item is a line; a heading may carry tags or a language in braces."""

import re

from agent.types.speaking import CanonLine, Language

_HEADING = re.compile(r"^#+\s*(?P<title>.*?)\s*(\{(?P<tags>[^}]*)\})?\s*$")
_UNSPACED = re.compile(r"-(?![- ])|\*(?![* ])[^*]*$")
_LANGUAGES: dict[str, Language] = {"zh": "zh", "ja": "ja", "en": "en"}
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def read_canon(text: str, language: Language) -> tuple[tuple[CanonLine, int], ...]:
    """Each line with the number (from 1) on which it stands; `language` until a heading names another."""
    lines: list[tuple[CanonLine, int]] = []
    tags: tuple[str, ...] = ()
    for number, row in enumerate(_without_comments(text).splitlines(), 1):
        if row.startswith("#"):
            tags, language = _heading(row, language)
        elif row.startswith(("- ", "* ")) and row[2:].strip():
            lines.append((CanonLine(text=row[2:].strip(), tags=tags, language=language), number))
    return tuple(lines)


def canon_slips(text: str) -> tuple[tuple[int, str], ...]:
    """Rows that look like a line or a heading and are not read as one: number (from 1), and what to mend."""
    rows = enumerate(_without_comments(text).splitlines(), 1)
    return tuple((number, slip) for number, row in rows if (slip := _slip(row)))


def _slip(row: str) -> str:
    if row.startswith("#"):
        return _heading_slip(row)
    if row.strip() in {"-", "*"}:
        return "the item is empty; write her line behind the sign, or take it out"
    if _UNSPACED.match(row):
        return f"no space stands behind the {row[0]}, so it is not read; write {row[0]} and a space"
    return ""


def _heading_slip(row: str) -> str:
    found = _HEADING.match(row)
    title, tags = (found["title"], found["tags"] or "") if found else (row, "")
    if any(brace in title + tags for brace in "{}"):
        return "the braces are not one closed pair at the end; write # heading {tag other-tag}"
    return ""


def _without_comments(text: str) -> str:
    return _COMMENT.sub(lambda found: "\n" * found.group().count("\n"), text)


def _heading(row: str, language: Language) -> tuple[tuple[str, ...], Language]:
    found = _HEADING.match(row)
    words = (found["tags"] or "").split() if found else []
    named = [_LANGUAGES[word] for word in words if word in _LANGUAGES]
    tags = tuple(word for word in words if word not in _LANGUAGES)
    return tags, named[0] if named else language
