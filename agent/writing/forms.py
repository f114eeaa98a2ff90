"""The forms of a commission: how long each may be, and how its text shows who speaks."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

Form = Literal["dialogue", "script", "caption", "lyric", "liner-notes"]
_SPEAKER = re.compile(r"^\s*[*_【\[]{0,2}([^\s:：][^:：\n]{0,30}?)[*_】\]]{0,2}\s*[:：]", re.M)


@dataclass(frozen=True)
class Shape:
    """Its length in graphemes, and whether several speak in it."""

    least: int
    most: int
    several: bool = False


FORMS: Mapping[str, Shape] = {
    "dialogue": Shape(120, 2400, several=True),
    "script": Shape(120, 4000, several=True),
    "caption": Shape(8, 200),
    "lyric": Shape(40, 1200),
    "liner-notes": Shape(80, 1500),
}


def speakers(text: str) -> Iterator[str]:
    """The names before a colon at the beginning of a line, each once."""
    yield from dict.fromkeys(found[1].strip() for found in _SPEAKER.finditer(text))
