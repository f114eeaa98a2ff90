"""Cutting text into terms: stems where words stand apart, character pairs where they don't."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from threading import Lock
from typing import Any
from unicodedata import normalize

from memory.words.irregular import BASE

# Scripts that write without spaces, and Hangul, whose endings cling to the words: Han, kana, Thai,
# Lao, Burmese, Khmer. The middle dot ・ of katakana parts words and is left out.
DENSE = (
    "\u3005-\u3007\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\U00020000-\U0003134f\u1100-\u11ff\uac00-\ud7af\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
)
RUN = re.compile(rf"(?P<dense>[{DENSE}]+)|(?P<word>(?:(?![{DENSE}])[^\W_])+)")
APOSTROPHE = re.compile(r"(?<=\w)['’](?:s|m|d|re|ve|ll)?(?=\W|$)|(?<=n)['’](?=t\b)", re.IGNORECASE)

STOPPED = """a about after again all also am an and any are as at be because been before being but by can
    could did do does doing done down during each few for from further get gets getting got had has
    have having he her here hers herself him himself his how i if in into is it its itself just me
    more most my myself no nor not now of off on once only or other our ours out over own same she
    should so some such than that the their theirs them themselves then there these they this those
    through to too under until up us very was we were what when where which while who whom whose why
    will with would you your yours dont doesnt didnt isnt wasnt arent werent wont wouldnt cant couldnt
"""
STOP = frozenset(STOPPED.split())


def normal(text: str) -> str:
    """One form for what looks alike: full and half width, capitals, the endings after apostrophes."""
    even = normalize("NFKC", text)
    if "'" in even or "’" in even:
        even = APOSTROPHE.sub("", even)
    return even.casefold()


def runs(text: str) -> Iterator[tuple[bool, str]]:
    """The unbroken stretches of a text, each with whether its script is dense."""
    for found in RUN.finditer(normal(text)):
        yield found.lastgroup == "dense", found.group()


def is_dense(text: str) -> bool:
    """Whether a text has a script without spaces in it."""
    return any(dense for dense, _ in runs(text))


def pairs(run: str) -> list[str]:
    """A dense run's character pairs; a lone character stands for itself."""
    return [run[at : at + 2] for at in range(len(run) - 1)] or [run]


def terms(text: str, *, ends: bool = False) -> list[str]:
    """All terms in the order of the text, repeats kept. With `ends` the last character of each dense run
    stands for itself, too: together with the pairs that begin with it, a single one can be found."""
    found: list[str] = []
    for dense, run in runs(text):
        if dense:
            found += pairs(run) + ([run[-1]] if ends and len(run) > 1 else [])
        elif run not in STOP:
            found.append(stem(run))
    return found


def concept_term(number: int) -> str:
    """A concept as a term of the index, which no text can contain."""
    return f"#{number}"


_one_at_a_time = Lock()


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The Snowball stem of an English word; words of other alphabets stay as they are."""
    if not (word.isascii() and word.isalpha()):
        return word
    with _one_at_a_time:  # the stemmer keeps the word it works on in itself
        return str(_stemmer().stemWord(BASE.get(word, word)))


@cache
def _stemmer() -> Any:
    from snowballstemmer import stemmer

    return stemmer("english")
