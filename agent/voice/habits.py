"""What she does and never does, and what a text does otherwise, in sentences for people."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from statistics import median, quantiles

from agent.text.scripts import HAN, KANA, language_of
from agent.voice.style import PARTICLES, PUNCTUATION, WORDS, sentences

_RUN = re.compile(f"[{HAN}{KANA}ー]+")
_WORD = re.compile(r"[a-z']+")
LONGEST_WORD = 5
EXPECTED = 4
"""So often a word would stand in her canon if she were like others, before its absence tells anything."""
SHOWN = 4
SURE = 4.0
"""Standard deviations by which a rate must differ from others' to be called a habit."""
TELLING = 1.5
SELDOM = 0.03
_PAIRS = {"“": "”", "「": "」", "《": "》", "（": "）", "(": ")"}
_QUOTES = "“”\"'"
"""Set apart from the marks around them, or nobody could read which is meant."""
_DOTS = re.compile(r"[\s”\"'’)）」』]+$")


@dataclass(frozen=True)
class Rate:
    """How often a small word or mark stands in a thousand characters: hers and others'."""

    sign: str
    hers: float
    others: float

    @property
    def more(self) -> bool:
        return self.hers > self.others

    @property
    def words(self) -> str:
        sign = f"{self.sign}…{_PAIRS[self.sign]}" if self.sign in _PAIRS else self.sign
        sign = f" {sign} " if self.sign in _QUOTES else sign
        if not self.hers:
            return f"she never uses “{sign}”; others {_rate(self.others)}"
        how = "more" if self.more else "less"
        rates = f"{_rate(self.hers)} characters against {_rate(self.others)}"
        return f"“{sign}” {how} than others: {rates}"


@dataclass(frozen=True)
class Habits:
    """What her canon does."""

    longest_sentence: int
    longest_text: int
    usual: tuple[int, int, int]
    """Characters in a sentence: one in ten is shorter, the middle, one in ten is longer."""
    unused: str
    """Punctuation that her canon never has."""
    never: tuple[str, ...]
    """Words common with others that her canon never has."""
    rates: tuple[Rate, ...]
    """The most telling first."""
    ends: tuple[tuple[str, float], ...]
    """Last characters, with the share of her lines that end so."""

    @classmethod
    def of(cls, canon: Sequence[str], background: Sequence[str]) -> "Habits":
        lengths = [len(sentence) for line in canon for sentence in sentences(line)] or [0]
        everything = "".join(canon)
        last = Counter(_last(line) for line in canon)
        return cls(
            longest_sentence=max(lengths),
            longest_text=max(len(line) for line in canon),
            usual=_tenths(lengths),
            unused="".join(mark for mark in PUNCTUATION.strip() if mark not in everything),
            never=tuple(_never(canon, background)),
            rates=tuple(_rates(everything, "".join(background))),
            ends=tuple((sign, count / len(canon)) for sign, count in last.most_common()),
        )

    def in_words(self) -> list[str]:
        """Her marks, each a sentence."""
        short, middle, long = self.usual
        ends = [f"“{sign}” ({share:.0%})" for sign, share in self.ends[:3] if share >= SELDOM]
        said = [
            f"half of her sentences have up to {middle} characters, eight of ten {short} to {long}"
        ]
        said += [f"her lines end on {', '.join(ends)}"] if ends else []
        closing = {_PAIRS.get(rate.sign) for rate in self.rates}
        rates = [rate for rate in self.rates if rate.sign not in closing]
        said += [rate.words for rate in rates if rate.more][:SHOWN]
        said += [rate.words for rate in rates if not rate.more][:SHOWN]
        if self.never:
            said.append(f"words of others that she never uses: {', '.join(self.never)}")
        return said

    def otherwise(self, text: str) -> list[str]:
        """What in this text her canon never or hardly ever does, each a phrase."""
        longest = max((len(sentence) for sentence in sentences(text)), default=0)
        said = []
        if longest > self.longest_sentence:
            said.append(
                f"a sentence of {longest} characters; her longest has {self.longest_sentence}"
            )
        if len(text) > self.longest_text:
            said.append(f"{len(text)} characters; her longest line has {self.longest_text}")
        used = [mark for mark in self.unused if mark in text]
        said += [f"she never writes {' '.join(used)}"] if used else []
        words = [word for word in self.never if word in text.lower()]
        said += [f"she never says {', '.join(words)}"] if words else []
        return [*said, *self._ending(text), *self._often(text)]

    def _ending(self, text: str) -> Iterable[str]:
        sign, ends = _last(text), dict(self.ends)
        if sign in PUNCTUATION and sign not in self.unused and ends.get(sign, 0) < SELDOM:
            usual, share = self.ends[0]
            yield f"ends on “{sign}”; {share:.0%} of her lines end on “{usual}”"

    def _often(self, text: str) -> Iterable[str]:
        """A small word that others use more, three times and at least as often as they do."""
        for rate in self.rates:
            count = _count(rate.sign, text)
            if not rate.more and count >= 3 and 1000 * count / len(text) >= rate.others:
                yield f"“{rate.sign}” {count} times; she uses it {_rate(rate.hers)}"


def _last(text: str) -> str:
    return _DOTS.sub("", text)[-1:]


def _rate(value: float) -> str:
    return f"{value:.0f} in 1,000" if value >= 1 else f"{10 * value:.0f} in 10,000"


def _tenths(lengths: Sequence[int]) -> tuple[int, int, int]:
    if len(lengths) < 2:
        return (lengths[0],) * 3
    cut = quantiles(lengths, n=10, method="inclusive")
    return round(cut[0]), round(median(lengths)), round(cut[-1])


def _count(sign: str, text: str) -> int:
    return (
        _WORD.findall(text.lower()).count(sign)
        if sign.isascii() and sign.isalpha()
        else text.count(sign)
    )


def _rates(hers: str, others: str) -> list[Rate]:
    """Those that differ for sure, by how sure (as counts of rare events vary, Poisson)."""
    signs = [*PUNCTUATION.strip(), *PARTICLES.get(language_of(hers), "")]
    signs += list(WORDS) if language_of(hers) == "en" else []
    size, base = max(len(hers), 1), max(len(others), 1)
    found = []
    for sign in dict.fromkeys(signs):
        own, foreign = _count(sign, hers), _count(sign, others)
        expected = max(foreign, 0.5) * size / base
        ratio = (own + 0.5) / (expected + 0.5)
        sure = abs(own - expected) / max(own, expected, 1) ** 0.5
        if sure >= SURE and max(ratio, 1 / ratio) >= TELLING:
            found.append((sure, Rate(sign, 1000 * own / size, 1000 * foreign / base)))
    return [rate for _, rate in sorted(found, key=lambda row: -row[0])]


def _never(canon: Sequence[str], background: Sequence[str]) -> list[str]:
    """The commonest of others' words that none of her lines has, no two of them one inside the other."""
    least = max(2.0, EXPECTED * len(background) / len(canon))
    hers = "\n".join(canon).lower()
    common = [
        (word, n) for word, n in _common(tuple(background)) if n >= least and word not in hers
    ]
    chosen: list[str] = []
    for word, _ in common:
        if not any(word in other or other in word for other in chosen):
            chosen.append(word)
    return chosen[: 2 * SHOWN]


@lru_cache(maxsize=8)
def _common(background: tuple[str, ...]) -> tuple[tuple[str, int], ...]:
    """In how many of the texts each word stands, the commonest and longest first."""
    found = Counter(word for post in background for word in _pieces(post))
    often = ((word, count) for word, count in found.items() if count > 1)
    return tuple(sorted(often, key=lambda row: (-row[1] * len(row[0]), row[0])))


def _pieces(text: str) -> set[str]:
    """Words where they are spaced; else runs of two characters or more, kana of three."""
    found = {word for word in _WORD.findall(text.lower()) if len(word) > 2}
    for run in _RUN.findall(text):
        for size in range(2, LONGEST_WORD + 1):
            found.update(run[at : at + size] for at in range(len(run) - size + 1))
    return {word for word in found if len(word) > 2 or not re.search(f"[{KANA}]", word)}
