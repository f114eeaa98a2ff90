"""What words mean alike: a small thesaurus in three languages, `concepts.txt`. A text is known by the
concepts that it speaks of, whatever words it does so with, and by their fields (weather, music, …)."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path
from zlib import crc32

from memory.words.terms import normal, runs, stem

FILE = Path(__file__).with_name("concepts.txt")
KANJI = re.compile(r"[\u3400-\u9fff\u3005]")
KANA = re.compile(r"[\u3041-\u309f\u30a1-\u30fa]")
# How the last sign of a Japanese verb or adjective changes; of a verb in る it may fall away, too.
ENDINGS = {
    "う": "わいうえおっ", "く": "かきくけこい", "ぐ": "がぎぐげごい", "す": "さしすせそ", "つ": "たちつてとっ",
    "ぬ": "なにぬねのん", "ぶ": "ばびぶべぼん", "む": "まみむめもん", "る": "らりるれろっまなたて", "い": "くかけさ",
}  # fmt: skip
HEAD = 3
"""Stemming leaves so many letters of a word alone."""
STEM = 2
"""A verb in る is known by what stands before it, if that is so long."""


@dataclass(frozen=True)
class Mention:
    """A concept, by its number, and the words of a text that speak of it."""

    words: str
    concept: int


class Concepts:
    """`fields` gives the number of each concept's field."""

    def __init__(self, text: str) -> None:
        self.fields: list[int] = []
        self._unread: dict[str, list[tuple[str, int]]] = defaultdict(list)
        self._phrases: dict[str, list[tuple[tuple[str, ...], int]]] = defaultdict(list)
        self._dense: dict[str, tuple[int, ...]] = {}
        self._longest = 1
        field = -1
        for line in text.splitlines():
            if line.startswith("# "):
                field += 1
            elif line:
                self._learn(line, field)

    def _learn(self, line: str, field: int) -> None:
        number = len(self.fields)
        self.fields.append(field)
        english, chinese, japanese = (part.split() for part in line.split("|"))
        for phrase in english:
            self._unread[normal(phrase[:HEAD])].append((phrase, number))
        for word in map(normal, (*chinese, *chain.from_iterable(map(_forms, japanese)))):
            known = self._dense.get(word, ())
            if number not in known:
                self._dense[word] = (*known, number)
            self._longest = max(self._longest, len(word))

    def _beginning(self, word: str) -> list[tuple[tuple[str, ...], int]]:
        """The phrases that begin with this stem. Stemming them all at once would take a second, so
        they are when a word that begins alike is first met."""
        for phrase, number in self._unread.pop(word[:HEAD], ()):
            words = tuple(stem(normal(part)) for part in re.split(r"[_'-]", phrase) if part)
            self._phrases[words[0]].append((words, number))
        return self._phrases.get(word, [])

    def mentions(self, text: str, skip: Collection[str] = ()) -> list[Mention]:
        """In the order of the text. `skip` are stems that name somebody here."""
        found: list[Mention] = []
        words: list[str] = []
        for dense, run in runs(text):
            if dense:
                found += self._in_dense(run)
            words.append("" if dense or (word := stem(run)) in skip else word)
        return found + list(self._in_words(words))

    def _in_words(self, words: list[str]) -> Iterator[Mention]:
        for at, word in enumerate(words):
            for phrase, number in self._beginning(word) if word else ():
                if tuple(words[at : at + len(phrase)]) == phrase:
                    yield Mention(" ".join(phrase), number)

    def _in_dense(self, run: str) -> Iterator[Mention]:
        """The longest words first, none within another."""
        at = 0
        while at < len(run):
            word = self._word_at(run, at)
            for number in self._dense.get(word, ()):
                yield Mention(word, number)
            at += len(word) or 1

    def _word_at(self, run: str, at: int) -> str:
        """A single kana is never a word here."""
        for size in range(min(self._longest, len(run) - at), 0, -1):
            word = run[at : at + size]
            if word in self._dense and not (size == 1 and KANA.match(word)):
                return word
        return ""


def _forms(word: str) -> Iterator[str]:
    """A Japanese word, and what its last sign may become."""
    yield word
    stem_, last = word[:-1], word[-1:]
    if KANJI.search(stem_) and last in ENDINGS:
        yield from (stem_ + other for other in ENDINGS[last])
        if last == "る" and len(stem_) >= STEM:
            yield stem_


@cache
def digest() -> int:
    """Changes with the file; told without reading it through, since whoever opens an index asks for it."""
    return crc32(FILE.read_bytes())


@cache
def concepts() -> Concepts:
    return Concepts(FILE.read_text(encoding="utf-8"))
