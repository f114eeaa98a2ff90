"""Words of the tables, made quick to find: Latin ones by whole words, others wherever they stand."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

Found = dict[str, list[str]]
"""Class or group → the words that stand for it; a class ending in `?` is only a maybe."""

_TOKEN = re.compile(r"[a-z\u00c0-\u024f]+(?:[.&'][a-z]+)*|\d[\d.,]*")
_REMEMBERED = 20_000


def tokens(text: str) -> list[str]:
    """Latin words and numbers of a folded text, the possessive taken off."""
    return [word.removesuffix("'s") for word in _TOKEN.findall(text)]


@dataclass(frozen=True)
class Entry:
    """A word of a table: its class or group, itself, and what must follow its first part."""

    mark: str
    word: str
    rest: tuple[str, ...]


@dataclass(frozen=True)
class Spaced:
    """Words between spaces: `missile*` with any ending, `bus-crash` two in a row."""

    entries: Callable[[str], tuple[Entry, ...]]

    def find(self, words: list[str]) -> Iterator[tuple[str, str]]:
        """Each mark with the word that gave it."""
        for at, word in enumerate(words):
            for entry in self.entries(word):
                if not entry.rest or _follows(words[at + 1 :], entry.rest):
                    yield entry.mark, entry.word


def _follows(words: list[str], rest: tuple[str, ...]) -> bool:
    return len(words) >= len(rest) and all(map(_fits, words, rest))


def _fits(word: str, wanted: str) -> bool:
    return word.startswith(wanted[:-1]) if wanted.endswith("*") else word == wanted


def spaced(tables: Mapping[str, str]) -> Spaced:
    """From class → words, as the tables hold them."""
    firsts: dict[str, list[Entry]] = defaultdict(list)
    for mark, words in tables.items():
        for word in words.split():
            first, *rest = word.split("-")
            firsts[first].append(Entry(mark, word, tuple(rest)))

    @lru_cache(maxsize=_REMEMBERED)
    def entries(word: str) -> tuple[Entry, ...]:
        keys = (word, *(f"{word[:end]}*" for end in range(1, len(word) + 1)))
        return tuple(entry for key in keys for entry in firsts.get(key, ()))

    return Spaced(entries)


@dataclass(frozen=True)
class Unspaced:
    """Words of languages without spaces, by their first character."""

    firsts: Mapping[str, list[tuple[str, str]]]

    def find(self, text: str) -> Iterator[tuple[str, str]]:
        """Each mark with the word that gave it."""
        for at, char in enumerate(text):
            for word, mark in self.firsts.get(char, ()):
                if text.startswith(word, at) and not (word.isascii() and _inside(text, at, word)):
                    yield mark, word


def _inside(text: str, at: int, word: str) -> bool:
    """Whether Latin letters stand before or after it: "CIA" is not in "special"."""
    around = text[max(0, at - 1) : at] + text[at + len(word) : at + len(word) + 1]
    return any(char.isascii() and char.isalpha() for char in around)


def unspaced(table: Mapping[str, str]) -> Unspaced:
    firsts: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for mark, words in table.items():
        for word in map(str.casefold, words.split()):
            firsts[word[0]].append((word, mark))
    return Unspaced(dict(firsts))
