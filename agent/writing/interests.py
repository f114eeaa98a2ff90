"""Which of her interests a story touches: by their keywords, and by meaning where an embedder tells. Pure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from agent.types.persona import Interest

IN_TITLE, IN_SUMMARY, BY_MEANING = 1.0, 0.4, 0.7
"""What a keyword in a title, one in a summary, and the clearest nearness in meaning count of a weight."""


@dataclass(frozen=True)
class TouchedInterest:
    """`counts` is its weight times how clearly it is touched; `how` says by what."""

    name: str
    counts: float
    how: str

    def __str__(self) -> str:
        return f"{self.name} ({self.how})"


def touched_interests(
    title: str, summary: str, interests: Sequence[Interest], meant: Mapping[str, float]
) -> list[TouchedInterest]:
    """The strongest first; `meant` is the nearness in meaning by interest, 0..1."""
    found = [_touched(title, summary, each, meant.get(each.name, 0.0)) for each in interests]
    return sorted((each for each in found if each), key=lambda each: -each.counts)


def _touched(title: str, summary: str, interest: Interest, near: float) -> TouchedInterest | None:
    for text, share, place in ((title, IN_TITLE, "title"), (summary, IN_SUMMARY, "summary")):
        word = first_mentioned(text, tuple(interest.keywords))
        if word is not None and share >= near * BY_MEANING:
            how = f"“{word}” in its {place}, weight {interest.weight:g}"
            return TouchedInterest(interest.name, interest.weight * share, how)
    if near <= 0:
        return None
    how = f"near in meaning, {near:.0%}, weight {interest.weight:g}"
    return TouchedInterest(interest.name, interest.weight * near * BY_MEANING, how)


@lru_cache(maxsize=8192)
def first_mentioned(text: str, words: tuple[str, ...]) -> str | None:
    """The first of the words, in their own order, that the text mentions; most texts mention none, which one look
    tells. Kept, since the same headlines are weighed for every slot."""
    if not _any_of(words).search(text):
        return None
    return next((word for word in words if mentions(text, word)), None)


def mentions(text: str, word: str) -> bool:
    """Whether the word stands in the text: at word bounds where it is Latin, anywhere otherwise."""
    return _any_of((word,)).search(text) is not None


@lru_cache(maxsize=4096)
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(_spelled, words)) or "(?!)", re.IGNORECASE)


def _spelled(word: str) -> str:
    bound = r"\b" if word[:1].isascii() and word[-1:].isascii() else ""
    plural = "(?:s|es)?" if bound and word[-1:].isalpha() else ""
    return f"{bound}{re.escape(word)}{plural}{bound}"
