"""Numerals in English words: eleven billion, two hundred and ten, twenty-one, sixteenth."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

_ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINALS = (
    "third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth"
)
WORDS: dict[str, int] = {
    **{word: value for value, word in enumerate(_ONES.split())},
    **{word: value * 10 for value, word in enumerate(_TENS.split(), start=2)},
    **{word: value for value, word in enumerate(_ORDINALS.split(), start=3)},
    "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "hundredth": 100,
}  # fmt: skip
MULTIPLIERS: dict[str, int] = {
    "dozen": 12, "hundred": 100, "thousand": 10**3, "lakh": 10**5, "million": 10**6,
    "crore": 10**7, "billion": 10**9, "trillion": 10**12,
}  # fmt: skip
MONTHS = {
    name: number
    for number, name in enumerate(
        [
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
        ],
        start=1,
    )
}
_ANY = "|".join(sorted([*WORDS, *MULTIPLIERS], key=len, reverse=True))
RUN = re.compile(rf"(?<![\w'-])(?:{_ANY})(?:(?:[\s-]+|\s+and\s+)(?:{_ANY}))*(?![\w'])", re.I)
_WORD = re.compile(_ANY, re.I)


def phrases(text: str) -> Iterator[tuple[str, int]]:
    """What stands together as one number, and where it ends: an eight and six zeros are two."""
    for run in RUN.finditer(text):
        begin = run.start()
        for one, other in pairwise(_WORD.finditer(text, run.start(), run.end())):
            if not _joins(one[0].casefold(), other[0].casefold(), text[one.end() : other.start()]):
                yield text[begin : one.end()], one.end()
                begin = other.start()
        yield text[begin : run.end()], run.end()


def _joins(one: str, other: str, between: str) -> bool:
    """As in two hundred and ten, twenty-one, nineteen ninety."""
    if one in MULTIPLIERS or other in MULTIPLIERS:
        return True
    first, second = WORDS[one], WORDS[other]
    ones, year = first >= 20 and first % 10 == 0 and second < 10, 10 <= first < 100 <= 10 * second
    return not between.strip(" -\n\t") and (ones or year)


def value_of(run: str) -> Decimal | None:
    """What the words mean together; None for a multiplier alone ("a million")."""
    total, current, seen = 0, 0, False
    for word in _WORD.findall(run.casefold()):
        if word in WORDS:
            year = 10 <= current < 100 and WORDS[word] >= 10  # nineteen ninety-eight
            current, seen = current * (100 if year else 1) + WORDS[word], True
        elif not seen:
            return None
        elif word == "hundred":
            current *= 100
        else:
            total, current = total + current * MULTIPLIERS[word], 0
    return Decimal(total + current)
