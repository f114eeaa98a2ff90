"""What a sentence of lore is about, what it counts, and whether it denies: enough to see by rule that two of them
cannot both hold. Pure; English, Chinese, Japanese."""

import re
from dataclasses import dataclass
from functools import cached_property

from agent.text.numerals import numbers
from agent.text.numerals_english import MULTIPLIERS
from agent.text.scripts import HAN, KANA
from memory.words.terms import terms

_DENSE = re.compile(rf"[{HAN}{KANA}]")
_HIRAGANA = re.compile(r"[\u3041-\u309f]")
_SMALL = frozenset(
    "的了在于是有也和与跟就都把被从到对这那他她它我你们个一其之年月日为過过着地得很只还又再会能可以要而但则吗呢吧曾共约"
)
_NAMED = re.compile(
    r"\b(?:chapter|room|number|no\.?|item|page|act|track|part|day|step|line|floor|platform|gate|volume|season|"
    r"episode|force|section|draft|version|route|bus|channel|figure|table)\s+#?\d+|第[\d一二三四五六七八九十百千]+|"
    r"#\d+|\b\d+(?:st|nd|rd|th)\b",
    re.I,
)
"""Numbers that say which one, and not how many."""
_COUNTED = re.compile(
    rf"\d[\d.,:]*|[〇零一二两三四五六七八九十百千万亿億]{{2,}}|\b(?:{'|'.join(MULTIPLIERS)})\b",
    re.I,
)
_DENIES = {
    "en": re.compile(r"\b(?:not|never|no longer|cannot|without|nobody|nothing)\b|n['’]t\b", re.I),
    "zh": re.compile(r"从不|并非|并不|不再|没有|不|没|未|无"),
    "ja": re.compile(r"ない|なかった|ません|ずに|わけではな"),
}
_NO_DENIAL = re.compile(
    r"不过|不管|不但|不仅|不光|不同|不少|不断|不久|不止|不只|不如|不知不觉|差不多|对不起|只不过|忍不住|离不开|"
    r"不得不|没完|没关系|未来|未必|无论|无数|无线|not only|not just|nothing but|かもしれない|じゃないか|に違いない|少ない",
    re.I,
)


@dataclass(frozen=True)
class Statement:
    """A sentence, and in which of the three languages it is read."""

    text: str
    language: str

    @property
    def dense(self) -> bool:
        return self.language in ("zh", "ja")

    @cached_property
    def counts(self) -> frozenset[str]:
        """The numbers that say how many, how long, or when."""
        return frozenset(numbers(_NAMED.sub(" ", self.text)))

    @cached_property
    def denies(self) -> bool:
        return bool(_DENIES[self.language].search(_NO_DENIAL.sub(" ", self.text)))

    @cached_property
    def subject(self) -> frozenset[str]:
        """What it is about: stems, or the characters that carry meaning, without numbers and denial."""
        kept = _COUNTED.sub(" ", _NO_DENIAL.sub(" ", self.text))
        kept = _DENIES[self.language].sub(" ", kept)
        if not self.dense:
            return frozenset(terms(kept)) - _counting_words()
        return frozenset(
            char for char in kept
            if _DENSE.match(char) and not _HIRAGANA.match(char) and char not in _SMALL
        ) | frozenset(term for term in terms(kept) if term.isascii())  # fmt: skip


def _counting_words() -> frozenset[str]:
    words = "one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty ninety"
    return frozenset(terms(words))


def about_the_same(a: Statement, b: Statement) -> bool:
    """All that the shorter one is about is in the longer one, which is not about much more."""
    few, many = sorted((a.subject, b.subject), key=len)
    least, share, room = (3, 0.85, 0.6) if a.dense else (2, 1.0, 0.5)
    if a.language != b.language or len(few) < least:
        return False
    return len(few & many) >= share * len(few) and len(few) >= room * len(many)


def contradiction(a: Statement, b: Statement) -> str:
    """What the two say differently of the same thing; empty where they may both hold. Exactly one number
    differs: two that differ are two cases, such as years with their counts."""
    if "?" in a.text + b.text or "？" in a.text + b.text or not about_the_same(a, b):
        return ""
    mine, others = a.counts - b.counts, b.counts - a.counts
    if len(mine) == len(others) == 1:
        return f"{next(iter(mine))} or {next(iter(others))}"
    same_size = min(len(a.subject), len(b.subject)) >= 0.75 * max(len(a.subject), len(b.subject))
    if a.counts == b.counts and a.denies != b.denies and same_size:
        return "yes or no"
    return ""
