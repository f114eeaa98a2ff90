"""What the house wrote down in English (a flag's words, why a story was left, a mark of a voice), said in the
language of the page. The catalog's English sentences, read backwards, give its values back."""

import re
from collections.abc import Iterator
from functools import cache

from agent.desk.language import spoken
from agent.desk.strung import several
from agent.desk.words import ENGLISH, named, word

SAID, THING = "said.", "thing."
_PLACE = re.compile(r"\\\{(\w+)\\\}")
_COMMA = re.compile(r", (?![^“]*”)(?![^(]*\))")
"""Not within a quotation or brackets."""
_FIGURES = frozenset(
    [
        "count",
        "of",
        "long",
        "below",
        "most",
        "least",
        "over",
        "number",
        "weight",
        "near",
        "voice",
        "approved",
        "all",
    ]
)
_INSIDE = {
    "interest": "[^()]*?",
    "keyword": "[^”]*?",
    "place": r"\w+",
    **dict.fromkeys(_FIGURES, r"[\d.,%]+"),
}
"""What a place of a sentence may hold, where it isn't anything."""
_CODED = frozenset(["channel", "status"])
"""Places that hold a code, whose words stand in a family of that name."""


def retold(words: str) -> str:
    """Sentence by sentence; what is no sentence of the catalog stays as it was written."""
    if spoken() == "en" or not words:
        return words
    parts = words.split("; ")
    found = [_said(part) for part in parts]
    if not all(found) and (whole := _said(words)):
        return whole
    told = (said or part for said, part in zip(found, parts, strict=True))
    return word("between.sentences").join(told)


def tongue(words: str) -> str:
    """The lang attribute of `retold` words: English where nothing of them could be said otherwise."""
    return "en" if spoken() == "en" or retold(words).isascii() else ""


def _said(words: str) -> str:
    """The sentence said anew; empty where the catalog has none like it."""
    for key, pattern in _patterns(SAID):
        if found := pattern.fullmatch(words):
            return _again(SAID, key, found)
    parts = _COMMA.split(words)
    said = [_said(part) for part in parts] if len(parts) > 1 else [""]
    return several(said) if all(said) else ""


def _again(family: str, key: str, found: re.Match[str]) -> str:
    told = {
        name: named(name, value) if name in _CODED else _value(value)
        for name, value in found.groupdict().items()
    }
    name = key.removeprefix(family)
    return word(f"said.{name}", **told) if family == SAID else word(f"thing.{name}", **told)


def _value(value: str) -> str:
    """A code or a sentence within a sentence; anything else is somebody's own words, and stays."""
    if sentence := _said(value):
        return sentence
    parts = [part.strip() for part in _COMMA.split(value)]
    things = [_thing(part) for part in parts]
    if any(things):
        told = (thing or part for thing, part in zip(things, parts, strict=True))
        return several(told)
    return value


def _thing(value: str) -> str:
    for key, pattern in _patterns(THING):
        if found := pattern.fullmatch(value):
            return _again(THING, key, found)
    return ""


@cache
def _patterns(family: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The most telling first: what has the most words of its own, and the fewest places."""
    return tuple(
        sorted(_each(family), key=lambda each: -len(_PLACE.sub("", re.escape(ENGLISH[each[0]]))))
    )


def _each(family: str) -> Iterator[tuple[str, re.Pattern[str]]]:
    for key, words in ENGLISH.items():
        if key.startswith(family):
            yield key, re.compile(_PLACE.sub(_place, re.escape(words)), re.DOTALL)


def _place(found: re.Match[str]) -> str:
    return f"(?P<{found[1]}>{_INSIDE.get(found[1], '.*?')})"
