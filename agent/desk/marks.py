"""The telling words of a text: where in it stands what a flag or a judge speaks of. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_QUOTED = re.compile(r"“([^”]{1,200})”")
_NAMED = re.compile(r"^(?:says|names|calls on|links to|bears) (\S[^,“”]{0,80}?)(?=,|$)")


@dataclass(frozen=True)
class Piece:
    """A stretch of the text; `note` is the number of the flag that speaks of it, 0 for none."""

    text: str
    note: int = 0
    soft: bool = False
    """Claimed or imagined, and under no flag."""


def marked(text: str, flags: Sequence[str], soft: Sequence[str] = ()) -> tuple[Piece, ...]:
    """`flags` are their words, in the order of their numbers; what is marked once is not marked again."""
    spans: list[tuple[int, int, int]] = []
    for number, words in enumerate(flags, 1):
        for phrase in _phrases(words):
            _take(spans, text, phrase, number)
    for phrase in soft:
        _take(spans, text, phrase.strip(), 0)
    return tuple(_pieces(text, sorted(spans)))


def _phrases(words: str) -> Iterator[str]:
    """Longer ones first, so that they aren't cut by a part of theirs."""
    found = [*_QUOTED.findall(words), *_NAMED.findall(words)]
    yield from sorted((phrase.strip() for phrase in found), key=len, reverse=True)


def _take(spans: list[tuple[int, int, int]], text: str, phrase: str, number: int) -> None:
    at = text.find(phrase) if phrase else -1
    end = at + len(phrase)
    if at >= 0 and all(end <= start or at >= stop for start, stop, _ in spans):
        spans.append((at, end, number))


def _pieces(text: str, spans: Sequence[tuple[int, int, int]]) -> Iterator[Piece]:
    done = 0
    for start, end, number in spans:
        if start > done:
            yield Piece(text[done:start])
        yield Piece(text[start:end], number, not number)
        done = end
    if done < len(text):
        yield Piece(text[done:])
