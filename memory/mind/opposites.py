"""Whether two opinions contradict each other, by rule: the same things named, and opposite signs.

It sees few contradictions, and is meant to: what it names, a person will read side by side."""

import re
from collections.abc import Iterable

from memory.mind.recurring import subjects

SHARED = 0.6
"""So much of what the shorter of the two names must stand in the other."""
_NO_NEGATION = re.compile(
    "不错|不过|不同|不但|不仅|不只|不止|不管|不论|不少|不久|差不多|不好意思|没错|别的|别人|别处|特别|区别|分别|未来"
    r"|でない(?=と|限)|かもしれない|しかない|\bnot only\b|\bno doubt\b",
    re.IGNORECASE,
)
_NEGATION = re.compile(
    r"不再|从不|不|没有|没|别|未必|未|无须|ない|なかった|ません|\b(?:not|never|no longer|cannot|no|hardly)\b|n['’]t\b",
    re.IGNORECASE,
)
_OPPOSITES = (
    ("喜欢", "讨厌"), ("相信", "怀疑"), ("值得", "浪费"), ("更好", "更坏"), ("赞成", "反对"),
    ("好き", "嫌い"), ("信じ", "疑"), ("良い", "悪い"),
    ("like", "dislike"), ("love", "hate"), ("trust", "distrust"), ("better", "worse"),
    ("always", "never"), ("worth", "wasted"), ("should", "should not"),
)  # fmt: skip


def contradict(one: str, other: str) -> bool:
    """Both name mostly the same things, and one of them denies what the other says."""
    mine, theirs = _named(one), _named(other)
    shared = mine & theirs
    if not shared or len(shared) < SHARED * min(len(mine), len(theirs)):
        return False
    return _denies(one) != _denies(other) or _opposed(one, other)


def first_contradicted(text: str, held: Iterable[tuple[int, str]]) -> int | None:
    """The id of the first belief that the text contradicts."""
    return next((number for number, belief in held if contradict(text, belief)), None)


def _named(text: str) -> set[str]:
    plain = _NEGATION.sub(" ", _NO_NEGATION.sub(" ", text))
    for pair in _OPPOSITES:
        for word in pair:
            plain = re.sub(_word(word), " ", plain, flags=re.IGNORECASE)
    return {subject for subject, _ in subjects(plain, short=True)}


def _denies(text: str) -> bool:
    return len(_NEGATION.findall(_NO_NEGATION.sub(" ", text))) % 2 == 1


def _opposed(one: str, other: str) -> bool:
    def says(text: str, word: str) -> bool:
        return re.search(_word(word), text, re.IGNORECASE) is not None

    return any(
        (says(one, a) and says(other, b)) or (says(one, b) and says(other, a))
        for a, b in _OPPOSITES
    )


def _word(word: str) -> str:
    return rf"\b{word}s?\b" if word.isascii() else word
