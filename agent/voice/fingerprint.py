"""Her measured voice: how much a text sounds like her canon and how little like anybody's.

Character 1–4-grams (log tf × idf, L2) and style values, one weighted ridge regression of canon
against background. Its leave-one-out values are exact and free (Allen's PRESS), and calibrate it.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import exp, log, log1p, sqrt

from agent.voice.style import PUNCTUATION, sentences, style

RIDGE = 0.5
STYLE_WEIGHT = 0.03
BACKGROUND_SCORE = 10.0
"""What the middle one of the background posts is given; the middle one of her own lines is given 50."""


@dataclass(frozen=True)
class Habits:
    """What her canon does, for saying in words what a text does otherwise."""

    longest_sentence: int = 0
    longest_text: int = 0
    unused: str = ""
    """Punctuation that her canon never has."""


@dataclass(frozen=True)
class Scale:
    """How raw values become 0..100."""

    middle: float = 0.0
    width: float = 1.0

    def of(self, raw: float) -> float:
        return 100 / (1 + exp(max(-50.0, min(50.0, (self.middle - raw) / self.width))))


@dataclass(frozen=True)
class Fingerprint:
    """Plain numbers: a weight and an idf per gram, weights and norms per style value."""

    grams: dict[str, tuple[float, float]]
    style: tuple[tuple[float, float, float], ...]
    bias: float
    scale: Scale
    habits: Habits

    @classmethod
    def of(cls, canon: Sequence[str], background: Sequence[str]) -> "Fingerprint":
        """Learn from her lines against others'. Both must hold at least one."""
        if not canon or not background:
            raise ValueError("a fingerprint needs at least one canon line and one background line")
        from agent.voice.learn import learn

        idf = _idf([*canon, *background])
        norms = _norms(background)
        rows = [(_tfidf(text, idf), _scaled(text, norms)) for text in (*canon, *background)]
        learned = learn(rows, list(idf), len(canon), RIDGE)
        width = max(learned.canon_middle - learned.background_middle, 1e-6) / log(
            100 / BACKGROUND_SCORE - 1
        )
        return cls(
            {gram: (weight, idf[gram]) for gram, weight in learned.grams.items()},
            tuple(
                (w, mean, spread) for w, (mean, spread) in zip(learned.style, norms, strict=True)
            ),
            learned.bias,
            Scale(learned.canon_middle, width),
            _habits(canon),
        )

    def score(self, text: str) -> float:
        """0..100; 50 is the middle of her own canon, each line judged by the others."""
        return self.scale.of(self._raw(text))

    def marks(self, text: str) -> list[str]:
        """What in this text her canon never does, in words."""
        longest = max((len(sentence) for sentence in sentences(text)), default=0)
        said = []
        if longest > self.habits.longest_sentence:
            said.append(
                f"a sentence of {longest} characters; her longest has {self.habits.longest_sentence}"
            )
        if len(text) > self.habits.longest_text:
            said.append(f"{len(text)} characters; her longest line has {self.habits.longest_text}")
        used = [mark for mark in self.habits.unused if mark in text]
        return said + ([f"she never writes {' '.join(used)}"] if used else [])

    def _raw(self, text: str) -> float:
        vector = _tfidf(text, {gram: idf for gram, (_, idf) in self._known(text)})
        value = self.bias + sum(self.grams[gram][0] * size for gram, size in vector.items())
        for (weight, mean, spread), found in zip(self.style, style(text), strict=True):
            value += weight * _clipped(found, mean, spread)
        return value

    def _known(self, text: str) -> Iterable[tuple[str, tuple[float, float]]]:
        return ((gram, self.grams[gram]) for gram in set(_grams(text)) if gram in self.grams)


def _grams(text: str) -> list[str]:
    padded = f" {text.strip().lower()} "
    return [padded[at : at + n] for n in range(1, 5) for at in range(len(padded) - n + 1)]


def _idf(texts: Sequence[str]) -> dict[str, float]:
    found = Counter(gram for text in texts for gram in set(_grams(text)))
    return {gram: log((1 + len(texts)) / (1 + df)) + 1 for gram, df in found.items() if df >= 2}


def _tfidf(text: str, idf: dict[str, float]) -> dict[str, float]:
    counts = Counter(gram for gram in _grams(text) if gram in idf)
    vector = {gram: (log1p(count - 1) + 1) * idf[gram] for gram, count in counts.items()}
    norm = sqrt(sum(size * size for size in vector.values())) or 1.0
    return {gram: size / norm for gram, size in vector.items()}


def _norms(background: Sequence[str]) -> list[tuple[float, float]]:
    columns = list(zip(*(style(text) for text in background), strict=True))
    means = [sum(column) / len(column) for column in columns]
    return [
        (mean, sqrt(sum((value - mean) ** 2 for value in column) / len(column)) or 0.01)
        for mean, column in zip(means, columns, strict=True)
    ]


def _scaled(text: str, norms: Sequence[tuple[float, float]]) -> list[float]:
    return [_clipped(value, *norm) for value, norm in zip(style(text), norms, strict=True)]


def _clipped(value: float, mean: float, spread: float) -> float:
    return STYLE_WEIGHT * max(-4.0, min(4.0, (value - mean) / spread))


def _habits(canon: Sequence[str]) -> Habits:
    lengths = [len(sentence) for line in canon for sentence in sentences(line)]
    everything = "".join(canon)
    unused = "".join(mark for mark in PUNCTUATION if mark not in everything)
    return Habits(max(lengths, default=0), max(len(line) for line in canon), unused)
