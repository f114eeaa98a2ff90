"""What an item's title and summary say, as grouping compares it: worked out once, and kept between gathers."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from agent.news.untold import remarks, tells_no_story
from agent.news.weights import WINDOW
from agent.news.words import head, headline, second_title, title_key, with_phrases, words

MOST_WORDS, SUMMARY = 40, 240
"""So many words of a title tell which affair it is of; so many characters of a summary are looked at."""
DENSE = ("zh", "ja")
FEWEST_NAMES = 2
MARKS = ("st", "sst")
"""What an exchange puts before a company's name."""


@dataclass(frozen=True)
class Face:
    """The words of a title, and of the title with its summary."""

    title: frozenset[str]
    whole: frozenset[str]


@dataclass(frozen=True)
class Said:
    """Everything depends on these three alone."""

    title: str
    summary: str
    language: str

    @cached_property
    def faces(self) -> tuple[Face, ...]:
        """One for its title; one more for the title that this was translated from, which meets reports of that language."""
        title = frozenset(self._in_order)
        if self._original:
            original = frozenset(self._original)
            return (Face(title, title), Face(original, original))
        return (Face(title, title.union(words(self.summary[:SUMMARY]))),)

    @cached_property
    def names(self) -> Face | None:
        """Of a Chinese or Japanese title the spelled names and the numbers, if it has several: what any language shares."""
        if self.language not in DENSE:
            return None
        kept = frozenset(word for word in self.faces[0].title if word.isascii())
        spelled = sum(not word[0].isdigit() and len(word) > 2 for word in kept)
        return Face(kept, kept) if spelled >= FEWEST_NAMES else None

    @cached_property
    def title_words(self) -> frozenset[str]:
        return _all([face.title for face in self.faces])

    @cached_property
    def all_words(self) -> frozenset[str]:
        return _all([face.whole for face in self.faces])

    @cached_property
    def affair_words(self) -> frozenset[str]:
        """Of its title and the one that this was translated from, with their phrases: what sagas compare."""
        return frozenset(
            (*with_phrases(self._in_order[:MOST_WORDS]), *with_phrases(self._original[:MOST_WORDS]))
        )

    @cached_property
    def head_words(self) -> frozenset[str]:
        """Of the subject that a title names before a colon: “Velmora Dairy: …”."""
        return frozenset(words(head(self.title))).difference(MARKS)

    @cached_property
    def remarks(self) -> bool:
        return remarks(self.title) or remarks(self._second_title)

    @cached_property
    def untold(self) -> bool:
        return tells_no_story(self.title)

    @cached_property
    def title_key(self) -> str:
        return title_key(self._in_order)

    @cached_property
    def _second_title(self) -> str:
        return second_title(self.title, self.summary)

    @cached_property
    def _in_order(self) -> tuple[str, ...]:
        return tuple(words(headline(self.title)))

    @cached_property
    def _original(self) -> tuple[str, ...]:
        return tuple(words(headline(self._second_title)))


def _all(sets: Sequence[frozenset[str]]) -> frozenset[str]:
    """The very one, where there is but one: thousands are kept."""
    return sets[0] if len(sets) == 1 else frozenset().union(*sets)


@lru_cache(maxsize=2 * WINDOW)
def said(title: str, summary: str, language: str) -> Said:
    """Kept, since nearly all of the window was there at the last gather."""
    return Said(title, summary, language)
