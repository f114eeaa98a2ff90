"""Invented memories in English, Chinese and Japanese, as many as wanted: words fall as they do in
life, few of them often and most of them seldom (Zipf 1949), and each text keeps to a subject."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, cycle
from random import Random

SUBJECTS = 400
WORDS = 12_000
SUBJECT_WORDS = 60
ONSETS = "b br c ch d dr f g gr h j k l m n p pr r s sh st t th tr v w"
VOWELS = "a e i o u ai ea ou"
CODAS = " n r s t l m nd st ck"
HAN = "".join(map(chr, range(0x4E00, 0x4E00 + 2500)))
KATAKANA = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモラリルレロワン"
SMALL = {
    "en": "the of and a to in is was it for on with as at by from that this but not her we",
    "zh": "的 了 在 是 我 不 有 人 这 也 就 都 和 说 很 到 要 去 会 着 没 看 好 一个 自己 没有",
    "ja": "は が を に で と も の から まで した する です ない この その ここ",
}
ENDS = {"en": ".", "zh": "。", "ja": "。"}
JOINTS = {"en": " ", "zh": "", "ja": ""}


@dataclass(frozen=True)
class Tongue:
    """A language's words, the frequent first, and which of them belong to each subject."""

    language: str
    small: list[str]
    words: list[str]
    weights: list[float]
    subjects: list[list[str]]
    subject_weights: list[float]


def memories(count: int, seed: int = 7) -> Iterator[str]:
    """So many texts of 6 to 40 words, the three languages in turn; the same ones for the same seed."""
    chance = Random(seed)
    tongues = cycle([_tongue(language, chance) for language in SMALL])
    for _ in range(count):
        yield _text(next(tongues), chance)


def question(text: str, chance: Random) -> str:
    """A part of a memory, as somebody would ask for it who remembers half of it."""
    words = text.split()
    if len(words) > 3:
        return " ".join(chance.sample(words, max(3, len(words) // 3)))
    start = chance.randrange(max(1, len(text) // 2))
    return text[start : start + max(6, len(text) // 3)]


def _tongue(language: str, chance: Random) -> Tongue:
    words = [_word(language, chance) for _ in range(WORDS)]
    subjects = [chance.sample(words, SUBJECT_WORDS) for _ in range(SUBJECTS)]
    small = SMALL[language].split()
    return Tongue(language, small, words, _zipf(WORDS), subjects, _zipf(SUBJECT_WORDS))


def _zipf(count: int) -> list[float]:
    return list(accumulate(1 / (rank + 3) for rank in range(count)))


def _word(language: str, chance: Random) -> str:
    if language == "en":
        return "".join(
            "".join(chance.choice(part.split(" ")) for part in (ONSETS, VOWELS, CODAS))
            for _ in range(chance.choice((1, 2, 2, 3)))
        )
    if language == "ja" and chance.random() < 0.3:
        return "".join(chance.choices(KATAKANA, k=chance.choice((2, 3, 4))))
    rank = min(int(chance.expovariate(1 / 500)), len(HAN) - 1)
    return HAN[rank] + "".join(chance.choices(HAN, k=chance.choice((0, 1, 1, 2))))


def _text(tongue: Tongue, chance: Random) -> str:
    subject = chance.choice(tongue.subjects)
    words = [_next(tongue, subject, chance) for _ in range(chance.randint(6, 40))]
    return JOINTS[tongue.language].join(words) + ENDS[tongue.language]


def _next(tongue: Tongue, subject: list[str], chance: Random) -> str:
    """Nearly half of all words in running text are small ones; half of the others are the subject's."""
    kind = chance.random()
    if kind < 0.45:
        return chance.choice(tongue.small)
    if kind < 0.72:
        return chance.choices(subject, cum_weights=tongue.subject_weights)[0]
    return chance.choices(tongue.words, cum_weights=tongue.weights)[0]
