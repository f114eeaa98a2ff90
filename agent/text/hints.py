"""Which traits of a text a reviewer's note means, by its words. Pure."""

import re
from collections.abc import Iterator

from agent.text.folding import names
from agent.text.lengths import length
from agent.text.scripts import HAN, KANA
from agent.text.trait_words import LONG, MEANT
from agent.text.traits import Around, first_of_kin, visible

MOST = 2
SHORTER = 0.8
"""A text that was too long is measured against so much of it."""
_QUOTED = re.compile(r"[“「『\"‘《]([^”」』\"’》]{1,20})[”」』\"’》]|(?<!\w)'([^']{1,20})'(?!\w)")
_ABOUT_WORDS = re.compile(
    r"\b(?:again|no more|stop|avoid|enough|overused?|word|never|always|every|don['’]t)\b|别|不要|又|总|老是|再|少|每次|禁|また|毎回|使わ|やめ",
    re.I,
)
_OPENING = re.compile(r"open|begin|start|first|开头|起头|开口|第一|句首|冒頭|書き出し|始ま", re.I)
_DENSE = re.compile(rf"[{HAN}{KANA}ー]{{2,}}")
_LATIN = re.compile(r"[A-Za-z][A-Za-z'’-]{3,}")
_COMMON = frozenset((
    "again", "more", "stop", "avoid", "enough", "word", "never", "always", "every", "don't", "that",
    "this", "with", "from", "about", "have", "just", "like", "line", "post", "says", "sounds", "much",
    "very", "what", "when", "would", "could", "should", "than", "then", "they", "them", "there", "here",
    "same", "still", "only", "into", "been", "sentence", "opening", "ending", "begin", "start", "end",
))  # fmt: skip
_SMALL = frozenset(("这个", "那个", "一个", "什么", "这样", "那样", "这么", "没有", "不是", "一句", "时候", "我的", "她的", "还是", "就是", "这句", "する", "した", "して", "ない", "から", "です", "ます", "こと", "もの"))  # fmt: skip


def meant(note: str, text: str, around: Around) -> list[str]:
    """The traits that the text has and the note is about, at most two: quoted words first, then
    habits that it names, the length, and at last words that note and text share."""
    named = [f"says:{word}" for word in _quoted(note) if names(text, word)]
    named += first_of_kin(each for each in visible(text, around) if _means(note, each))
    if LONG.search(note):
        named.append(f"longer:{int(length(text) * SHORTER)}")
    return (named or _shared(note, text))[:MOST]


def _means(note: str, trait: str) -> bool:
    """A note that doesn't speak of openings means the thing wherever it stands."""
    of_openings = not trait.startswith("opens-") or _OPENING.search(note) is not None
    return of_openings and MEANT[trait].search(note) is not None


def _quoted(note: str) -> Iterator[str]:
    found = ("".join(groups).strip() for groups in _QUOTED.findall(note))
    return (word for word in found if re.search(r"\w", word))


def _shared(note: str, text: str) -> list[str]:
    """The longest word of the note that stands in the text, where the note speaks of words at all."""
    if not _ABOUT_WORDS.search(note):
        return []
    latin = [word for word in _LATIN.findall(note) if word.casefold() not in _COMMON]
    words = [word for word in latin if names(text, word)] + list(_dense(note, text))
    longest = max(words, key=len, default="")
    return [f"says:{longest}"] if longest else []


def _dense(note: str, text: str) -> Iterator[str]:
    """The longest pieces of the note's unspaced runs that stand in the text, of two signs and more."""
    for run in _DENSE.findall(note):
        pieces = (
            run[start : start + size]
            for size in range(len(run), 1, -1)
            for start in range(len(run) - size + 1)
        )
        found = next((piece for piece in pieces if piece in text and piece not in _SMALL), None)
        if found:
            yield found
