"""Pieces of a story for the built-in writer: a few words of a headline, word for word. Pure.

English headlines are split at function words, as in RAKE (Rose et al., 2010); Chinese and Japanese ones at
punctuation, and after 的 or の, since what follows is mostly one noun phrase.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

MOST_CJK, MOST_WORDS, LEAST_CJK = 10, 5, 3
_PUBLISHER_TAIL = re.compile(r"\s+[-|–—]\s+[^-|–—]{2,40}$")
_COLUMN_HEAD = re.compile(
    r"^(?:(?:Show|Tell|Ask|Launch) HN|Exclusive|Live|Watch|Video|Opinion|Review|Podcast)\s?[:–-]\s*"
)
_QUOTED = re.compile(r"[《「『“‘]([^《》「」『』“”‘’]{2,40})[》」』”’]|\"([^\"]{2,40})\"")
_NUMBER_CJK = re.compile(
    r"(?<![\d.,])\d[\d,.]*\s?[万亿千百億兆]{0,2}(?:个|次|米|公里|家|部|首|件|台|%|％|倍|人|分钟|小时|岁|只|座|种|张|页|公斤|吨|元|円|冊|曲|本|分間|時間)"
)
_NUMBER_EN = re.compile(
    r"(?<![\w.$£€])[$£€]?\d[\d,.]*\d?(?:%|\s?(?:million|billion|percent|years|hours|minutes|miles|people|times|pages|songs|films|days))(?!\w)",
    re.IGNORECASE,
)
_LATIN_RUN = re.compile(r"[A-Za-z][A-Za-z0-9'’&.+-]*(?:\s[A-Z0-9][A-Za-z0-9'’&.+-]*){0,3}")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_CLAUSE_CJK = re.compile(r"[，。！？：；、!?:;|｜—–…·()（）【】\[\]「」『』《》“”\"\s]+")
_AFTER_DE = re.compile(r"[的の]([^的の了在与和被将遭对为向是，。]{3,8})$")
_POOR_CJK = re.compile(
    r"^(?:据|将|致|并|但|而|此前|随后|可能|因|对|或|也|在|被|请)|(?:电|称|表示|报道|消息|提出|获悉|宣布|认为|指出|的|了|与|和|在|将)$|\d[月日年]|\d$|^\d"
)
_FUNCTION_WORDS = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "in",
        "to",
        "for",
        "and",
        "or",
        "nor",
        "but",
        "with",
        "as",
        "at",
        "on",
        "by",
        "from",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "its",
        "it",
        "it's",
        "that",
        "this",
        "these",
        "those",
        "what",
        "which",
        "who",
        "whom",
        "whose",
        "how",
        "why",
        "when",
        "where",
        "has",
        "have",
        "had",
        "having",
        "do",
        "does",
        "did",
        "not",
        "no",
        "will",
        "would",
        "could",
        "should",
        "can",
        "may",
        "might",
        "must",
        "than",
        "then",
        "so",
        "if",
        "into",
        "onto",
        "over",
        "under",
        "after",
        "before",
        "amid",
        "about",
        "against",
        "between",
        "through",
        "during",
        "without",
        "within",
        "per",
        "via",
        "vs",
        "up",
        "down",
        "out",
        "off",
        "says",
        "said",
        "say",
        "saying",
        "gets",
        "get",
        "got",
        "you",
        "your",
        "we",
        "our",
        "us",
        "they",
        "their",
        "them",
        "he",
        "his",
        "him",
        "she",
        "her",
        "i",
        "my",
        "me",
        "here",
        "there",
        "just",
        "now",
        "still",
        "more",
        "most",
        "all",
        "any",
        "some",
        "new",
        "first",
        "last",
        "one",
        "two",
        "here's",
        "there's",
        "don't",
        "won't",
        "can't",
        "isn't",
        "also",
    ]
)
_TELLING_WORD = re.compile(r"[a-z][A-Z]|[A-Za-z]\d|\d[A-Za-z]|\w{3}-\w{3}")
_ASIDE = re.compile(r"\s*[(（](?:[A-Z]{2,5}\b[^)）]{0,12}|YC \w+)[)）]|\s*\[[^\]]{1,20}\]")
_WORD = re.compile(r"[$£€]?\d[\d,.]*\d(?:%|\b)|[A-Za-z0-9][\w'’&.+-]*[\w+]|[A-Za-z0-9]|[^\w\s]")


@dataclass(frozen=True)
class Piece:
    """`kind` chooses the frames; `text` stands in the source as it is."""

    text: str
    kind: Literal["number", "name", "story"]


def pieces(title: str) -> list[Piece]:
    """All usable pieces of one headline, the most telling first, without doubles."""
    title = _ASIDE.sub("", _COLUMN_HEAD.sub("", _PUBLISHER_TAIL.sub("", title))).strip()
    dense = _CJK.search(title) is not None
    found = [*_quoted(title), *_numbers(title, dense)]
    found += [*_clauses(title), *_names(title)] if dense else _phrases(title)
    return [piece for piece in dict.fromkeys(found) if fits(piece.text)]


def fits(text: str) -> bool:
    """Short enough not to be the headline, long enough to mean something, with nothing loose at its ends."""
    if not text or text != text.strip() or re.search(r"[{}@《》「」『』“”#]|https?:", text):
        return False
    if _CJK.search(text):
        return 2 <= len(text) <= MOST_CJK
    return len(text) >= LEAST_CJK and len(text.split()) <= MOST_WORDS and len(text) <= 40


def _quoted(title: str) -> Iterator[Piece]:
    for a, b in _QUOTED.findall(title):
        yield Piece((a or b).strip(), "story")


def _numbers(title: str, dense: bool) -> Iterator[Piece]:
    pattern = _NUMBER_CJK if dense else _NUMBER_EN
    for found in pattern.finditer(title):
        yield Piece(found.group().strip(), "number")


def _names(title: str) -> Iterator[Piece]:
    """Names in Latin letters inside a Chinese or Japanese headline, whole."""
    for found in _LATIN_RUN.finditer(title):
        if len(found.group()) > 3 and any(char.isupper() for char in found.group()):
            yield Piece(found.group().strip(" .-&"), "name")


def _clauses(title: str) -> Iterator[Piece]:
    for clause in _CLAUSE_CJK.split(title):
        tail = _AFTER_DE.search(clause)
        short = clause if 4 <= len(clause) <= MOST_CJK else tail[1] if tail else ""
        if short and _CJK.search(short) and not _POOR_CJK.search(short):
            yield Piece(short, "story")


def _phrases(title: str) -> list[Piece]:
    """Runs of content words, those of two to four words first."""
    runs = [run for run in _runs(title) if len(run) > 1 or _TELLING_WORD.search(run[0])]
    ranked = sorted(runs, key=lambda run: (not 2 <= len(run) <= 4, -len(run)))
    return [Piece(" ".join(run), "story") for run in ranked]


def _runs(title: str) -> Iterator[list[str]]:
    run: list[str] = []
    for word in [*_WORD.findall(title), "."]:
        if word.casefold() in _FUNCTION_WORDS or not word[0].isalnum():
            if run:
                yield run
            run = []
        else:
            run.append(word)
