"""What a text touches: figures of speech out first, then words, their company, and signs. Sure, or a maybe."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from agent.text.folding import fold
from agent.text.gravity.company import joined
from agent.text.gravity.explained import explained
from agent.text.gravity.lexicon import Found, Spaced, Unspaced, spaced, tokens, unspaced
from agent.text.gravity.signs import SIGNS, WRITTEN
from agent.text.gravity.tables import figures_in, gaps_in, words_in
from agent.text.gravity.traditional import TABLE
from agent.types.persona import SUBJECTS, Subject


@dataclass(frozen=True)
class Touch:
    """One subject that a text touches, and the words that say so."""

    subject: Subject
    sure: bool
    """False: perhaps; held all the same, and told as a maybe."""
    by: str


@cache
def _latin() -> tuple[Spaced, re.Pattern[str]]:
    """Words and figures of speech, read when a text first asks for them: a start should not wait for it."""
    return spaced(words_in("english")), figures_in("english", whole=True)


@cache
def _dense(language: str) -> tuple[Unspaced, Callable[[str], str]]:
    """Words, and what takes figures of speech out of a text."""
    return unspaced(words_in(language)), gaps_in(language)


_HAS_LATIN = re.compile(r"[a-z]{2}")
_HAS_HAN = re.compile(r"[\u3400-\u9fff]")
_HAS_KANA = re.compile(r"[\u3041-\u30fa]")
_JAPANESE_HAN = re.compile(r"[円歳図発検続売駅県広価実伝浜沢薬覚竜権労働込辻峠戦済総選挙処圧収拠]")
_SENTENCES = re.compile(r"[\n。！？!?]+|(?<=[a-z])\. ")
_APOSTROPHES = str.maketrans("’‘`", "'''")


@lru_cache(maxsize=1024)
def touched(title: str, summary: str = "") -> tuple[Touch, ...]:
    """In the order of `SUBJECTS`. In a summary, which speaks of much besides, only sure words count. Kept,
    since every persona weighs the same stories at each of her moments."""
    found = dict(_looked(title))
    for mark, words in _looked(summary):
        if not mark.endswith("?"):
            found.setdefault(mark, words)
    return tuple(_touches(found))


def _touches(found: dict[str, str]) -> Iterator[Touch]:
    for subject in SUBJECTS:
        if subject in found:
            yield Touch(subject, True, found[subject])
        elif f"{subject}?" in found:
            yield Touch(subject, False, found[f"{subject}?"])


def _looked(text: str) -> Iterator[tuple[str, str]]:
    for written, word in WRITTEN:
        text = written.sub(word, text)
    for sentence in _SENTENCES.split(_folded(text)):
        if sentence:
            yield from _sentence(sentence)


def _folded(text: str) -> str:
    return "\n".join(fold(line) for line in text.splitlines()).translate(_APOSTROPHES)


def _sentence(sentence: str) -> Iterator[tuple[str, str]]:
    """Each class with the first word that stands for it."""
    found: Found = {}
    for mark, word in (*_spaced(sentence), *_unspaced(sentence), *_signs(sentence)):
        found.setdefault(mark, []).append(word)
    for name, words in joined(found):
        found.setdefault(f"{name}?", []).append(words)
    for mark, words_ in explained(found).items():
        if not mark.startswith("$"):
            yield mark, words_[0]


def _spaced(sentence: str) -> Iterable[tuple[str, str]]:
    if not _HAS_LATIN.search(sentence):
        return ()
    words, figures = _latin()
    return words.find(tokens(figures.sub(" ", sentence)))


def _unspaced(sentence: str) -> Iterator[tuple[str, str]]:
    """Kana mean Japanese, characters that only Japan writes may; all other Han is read as Chinese."""
    kana = _HAS_KANA.search(sentence) is not None
    if kana or _JAPANESE_HAN.search(sentence):
        yield from _in("japanese", sentence)
    if not kana and _HAS_HAN.search(sentence):
        yield from _in("chinese", sentence.translate(TABLE))


def _in(language: str, sentence: str) -> Iterable[tuple[str, str]]:
    words, without_figures = _dense(language)
    return words.find(without_figures(sentence))


def _signs(sentence: str) -> Iterator[tuple[str, str]]:
    simple = sentence.translate(TABLE)
    for mark, sign in SIGNS.items():
        seen = sign.search(simple)
        if seen:
            yield mark, seen[0].strip()
    if "$ticker" in sentence:
        yield "markets?", "a ticker"
