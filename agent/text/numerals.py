"""Numbers brought to one form across languages: 110亿 = 11 billion = 11,000,000,000 = 一百一十亿.

The rule for what a text *claims*: digits always; Han numerals of two characters or more that parse;
a single Han numeral from 三 up only before a unit of measure or count (十年, 三人) or after 第; English
words from "three" up. So 一个, 一直, 第一, 十分, 万一, 两 and "one of" claim nothing. A source supports
more: every reading of everything in it.
"""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from agent.text import numerals_english as english
from agent.text import numerals_han as han
from agent.text.links import without_links

_PART = rf"[\d{''.join(han.DIGITS)}十]{{1,8}}"
_FRACTION = re.compile(rf"({_PART})分[之の]({_PART})")
_PERCENT_BEFORE = re.compile(r"百分之\s?$")
_PERCENT = re.compile(r"\s?(?:%|per\s?cent(?:age points?)?\b|pct\b|パーセント|个百分点)", re.I)
_TENTHS = re.compile(r"成(?![为立功员长熟绩本了就都品交分果效])|割")
_UNIT = re.compile(
    r"\s?(?:年|个月|個月|か月|ヶ月|月|日|号|天|周|星期|小时|時間|分钟|秒|人|名|位|家|社|国|次|回|倍|岁|歳|届|部|首|款|架|艘|辆|台|"
    r"座|枚|票|元|美元|欧元|円|公里|米|吨|度|件|校|条|名|所|起|例|集|季)"
)
_VAGUE_BEFORE = re.compile(r"[几幾数數上成好半]$|(?:星期|礼拜|周|週)$")
_VAGUE_AFTER = re.compile(r"[几幾半]|数")
_IDIOMS = re.compile(
    "三年五载|十年如一日|一日三餐|三人行|三人成虎|七年之痒|四国|三国|五台山|五月天|三位一体|十年树木|"
    "百年树人|三三两两|八百屋|十万八千里|一百八十度|二百五|三百六十行|千里之外|cloud nine|nine lives|seven seas|nine to five",
    re.I,
)
_NAMES = re.compile(r"(?<![\w.])(?:[2-6]G|[234]D|[248]K)(?![A-Za-z])|(?<![A-Za-z])[A-Za-z]+\d[\w]*")
_DIGITS = re.compile(rf"([$£€¥]|US\$)?\s?({han.PLAIN})")
_SUFFIX = re.compile(
    rf"\s?({'|'.join(english.MULTIPLIERS)})\b|(bn|mn|tn|k|m|b)(?![A-Za-z])|\s(bn|mn|tn)\b", re.I
)
_SHORT = {"bn": 10**9, "b": 10**9, "mn": 10**6, "m": 10**6, "tn": 10**12, "k": 1000}
_ENGLISH_FRACTION = re.compile(r"\b(a|one|two|three)[ -](third|quarter|fifth|tenth)s?\b", re.I)
_PARTS = {"a": 1, "one": 1, "two": 2, "three": 3, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}


def numbers(text: str) -> set[str]:
    """What the text claims in numbers: plain decimals, "1.6%", fractions as "1/3"."""
    plain = _IDIOMS.sub(" ", _NAMES.sub(" ", without_links(text)))
    return set(_all(plain, claims=True))


@lru_cache(maxsize=256)
def readings(text: str) -> frozenset[str]:
    """Every number that the text may be read to support; sources come again and again."""
    return frozenset(_all(without_links(text), claims=False)) | _months(text)


def unsupported(text: str, sources: Iterable[str]) -> list[str]:
    """The numbers claimed in `text` that stand in none of the sources, in any form."""
    supported = {reading for source in sources for reading in readings(source)}
    return sorted(numbers(text) - supported)


def _all(text: str, claims: bool) -> Iterator[str]:
    for found in _FRACTION.finditer(text):
        if found[1] != "百":
            yield f"{_number(found[2])}/{_number(found[1])}"
    for found in _ENGLISH_FRACTION.finditer(text):
        yield f"{_PARTS[found[1].lower()]}/{_PARTS[found[2].lower()]}"
    rest = _ENGLISH_FRACTION.sub(" ", _FRACTION.sub(" ", text))
    yield from _in_han(rest, claims)
    rest = han.RUN.sub(lambda run: " " if han.value_of(run[0]) is not None else run[0], rest)
    yield from _in_digits(rest, claims)
    yield from _in_english(rest, claims)


def _in_han(text: str, claims: bool) -> Iterator[str]:
    for run in han.RUN.finditer(text):
        value = han.value_of(run[0])
        before, after = _around(text, run)
        if value is None or (claims and not _claims(run[0], value, before, after)):
            continue
        if _TENTHS.match(after):
            value *= 10
        percent = _TENTHS.match(after) or _PERCENT_BEFORE.search(before)
        yield from _written(value, bool(percent or _PERCENT.match(after)), claims)


def _around(text: str, found: re.Match[str]) -> tuple[str, str]:
    """As much before and after as the rules look at."""
    return text[max(0, found.start() - 8) : found.start()], text[found.end() : found.end() + 24]


def _claims(run: str, value: Decimal, before: str, after: str) -> bool:
    """The rule of this file for a numeral in Han characters."""
    if any(char.isdigit() and char.isascii() for char in run) or _PERCENT_BEFORE.search(before):
        return True
    if value <= 2 or _VAGUE_BEFORE.search(before) or _VAGUE_AFTER.match(after):
        return False
    if len(run) == 1:
        return before.endswith("第") or bool(_UNIT.match(after) or _TENTHS.match(after))
    if all(char in han.DIGITS for char in run):
        return (len(run) > 2 or after.startswith("年")) and not _counting(run)
    return True


def _counting(run: str) -> bool:
    """三四, 一二三, 一一一: about so many, or counting aloud."""
    steps = {han.DIGITS[b] - han.DIGITS[a] for a, b in pairwise(run)}
    return steps <= {1} or steps <= {0}


def _in_digits(text: str, claims: bool) -> Iterator[str]:
    for found in _DIGITS.finditer(text):
        value, after = Decimal(found[2].replace(",", "")), _around(text, found)[1]
        suffix = _SUFFIX.match(after)
        scale = _scale(next(group for group in suffix.groups() if group)) if suffix else 1
        metres = suffix is not None and suffix[0].lower() == "m" and not found[1]
        if suffix is None or metres or not claims:
            yield from _written(_tenths(value, after), _is_percent(after), claims)
        if suffix is not None and not (metres and claims):
            yield from _written(value * scale, False, claims)
        if not claims and after.startswith("s") and value >= 1900:
            yield _decimal(value % 100)


def _is_percent(after: str) -> bool:
    return bool(_PERCENT.match(after) or _TENTHS.match(after))


def _tenths(value: Decimal, after: str) -> Decimal:
    return value * 10 if _TENTHS.match(after) else value


def _scale(suffix: str) -> int:
    return _SHORT.get(suffix.lower()) or english.MULTIPLIERS[suffix.lower()]


def _in_english(text: str, claims: bool) -> Iterator[str]:
    for phrase, end in english.phrases(text):
        value = english.value_of(phrase)
        if value is not None and (value > 2 or not claims):
            yield from _written(value, bool(_PERCENT.match(text, end)), claims)


def _written(value: Decimal, percent: bool, claims: bool) -> Iterator[str]:
    """A percentage in a source supports the bare number too."""
    yield _decimal(value) + ("%" if percent else "")
    if percent and not claims:
        yield _decimal(value)


def _decimal(value: Decimal) -> str:
    plain = f"{value:f}"
    return (plain.rstrip("0").rstrip(".") if "." in plain else plain) or "0"


def _number(part: str) -> str:
    value = Decimal(part) if part.isdigit() and part.isascii() else han.value_of(part)
    return _decimal(value) if value is not None else part


def _months(text: str) -> set[str]:
    words = re.findall(r"[a-z]+", text.casefold())
    return {
        str(number)
        for name, number in english.MONTHS.items()
        if name in words or (name[:3] in words and name != "may")
    }
