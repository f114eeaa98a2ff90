"""Full-width signs where a file needs half-width ones: what is typed first with a Chinese or Japanese keyboard."""

import re
from collections.abc import Callable, Iterator

_INDENT = re.compile(r"^[ \t-]*\u3000")
_COLON = re.compile(r"^[ -]*(?P<key>[A-Za-z_][\w.-]*)[ \u3000]*：")
_MARK = re.compile(r"^ *(?P<mark>[－—–―−・･•●＊])[ \u3000]*\S")
_BRACKET = re.compile(r"^[ -]*[\w.-]+: *(?P<sign>[［｛])")
_COMMENT = re.compile(r"^[ \u3000]*＃")
_PAIRS = {"［": "[", "｛": "{"}
WIDE_COMMAS = ("、", "，")
NAMES = {"keywords", "also_called", "rivals", "languages", "quiet_days", "windows", "channels"}
"""The keys of lists of words, in which no entry is a phrase."""
LISTS = {*NAMES, "gives_away", "words", "never_says", "banned", "leave_alone"}


def wide_slips(text: str) -> Iterator[tuple[int, str]]:
    """Of a YAML text: number (from 1) and what to write instead. Only where the text was not read as meant,
    since inside a longer text all of this may stand."""
    for number, row in enumerate(text.splitlines(), 1):
        words = next((words for rule in _RULES if (words := rule(row))), "")
        if words:
            yield number, words


def _of_indent(row: str) -> str:
    stands = _INDENT.match(row) and row.strip()
    return "a full-width space stands in the indent; write half-width spaces" if stands else ""


def _of_colon(row: str) -> str:
    found = _COLON.match(row)
    return f"a full-width ： stands behind {found['key']}; write : and a space" if found else ""


def _of_mark(row: str) -> str:
    found = _MARK.match(row)
    return f"{found['mark']} is no list mark; write - and a space" if found else ""


def _of_bracket(row: str) -> str:
    found = _BRACKET.match(row)
    if found is None:
        return ""
    half = _PAIRS[found["sign"]]
    return (
        f"a full-width {found['sign']} stands there; write {half} and its partner, both half-width"
    )


def _of_comment(row: str) -> str:
    return "a full-width ＃ begins no comment; write # and a space" if _COMMENT.match(row) else ""


_RULES: tuple[Callable[[str], str], ...] = (
    _of_indent,
    _of_colon,
    _of_mark,
    _of_bracket,
    _of_comment,
)


def joined_words(place: tuple[str | int, ...], flow: bool, text: str) -> str:
    """Several words that were read as one, for want of half-width commas; empty where one is meant."""
    key = place[-2] if len(place) > 1 and isinstance(place[-1], int) else ""
    if key not in (LISTS if flow else NAMES):
        return ""
    sign = next((sign for sign in WIDE_COMMAS if sign in text.strip("、，")), "")
    if not sign:
        return ""
    mend = "separate with , (half-width)" if flow else "write each on a line of its own"
    return f"{text!r} is read as one word; {mend}, or put it in quotes if one is meant"
