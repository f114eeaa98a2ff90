"""The days that a question names, in English, Chinese and Japanese, outright or as seen from now."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Grain = Literal["day", "month", "year"]

NAMES = "january february march april may june july august september october november december"
MONTHS = {name[:3]: number for number, name in enumerate(NAMES.split(), 1)}
_NAME = "(?P<name>" + "|".join(f"{name[:3]}(?:{name[3:]})?" for name in NAMES.split()) + r")\b\.?"
_NTH = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?:,? ?(?:of )?(?P<year>(?:19|20)\d\d))?"
# Tried in this order; what one has taken, the next leaves alone.
WRITTEN = (
    re.compile(
        r"(?P<year>\d{4})[-/.年]\s?(?P<month>\d{1,2})(?:[-/.月]\s?(?P<day>\d{1,2})[日号號]?|月)"
    ),
    re.compile(r"(?<!\d)(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})[日号號])?"),
    re.compile(rf"\b{_NTH}(?: of)? {_NAME}{_YEAR}", re.IGNORECASE),
    re.compile(rf"\b{_NAME} {_NTH}\b{_YEAR}", re.IGNORECASE),
    re.compile(rf"\b{_NAME}{_YEAR}", re.IGNORECASE),
    re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?!\d)"),
)
# A verb, a wish, a step and a person's name are also spelt like months: those need company.
DOUBTFUL = re.compile(r"may|mar(?:ch)?|jan|jun|aug(?:ust)?|dec|sep|apr(?:il)?|june?", re.IGNORECASE)
COMPANY = re.compile(
    r"\b(?:in|of|since|during|until|till|by|before|after|last|this|next|early|mid|late)[ -]$",
    re.IGNORECASE,
)
# Days before now, and the grain, of what is said from the speaker's point of view.
RELATIVE: tuple[tuple[str, int, Grain], ...] = (
    (r"\btoday\b|\btonight\b|今[天日晚]|今夜", 0, "day"),
    (r"\byesterday\b|昨[天日晚]|昨夜|きのう", 1, "day"),
    (r"\bday before yesterday\b|前天|一昨日|おととい", 2, "day"),
    (r"\blast week\b|上个?[周星礼]|上週|先週", 7, "day"),
    (r"\blast month\b|上个?月|先月", 30, "month"),
    (r"\blast year\b|去年|昨年", 365, "year"),
)


@dataclass(frozen=True)
class Span:
    """The first and the last day of what was named, as ordinals, and how finely it was named."""

    first: int
    last: int
    grain: Grain


def spans(text: str, today: date, years: range) -> list[Span]:
    """What has no year is meant in any of the `years`. Empty where no day is named."""
    found = [span for each in _written(text) for span in _spans(*each, years)]
    return found + list(_relative(text, today))


def _written(text: str) -> Iterator[tuple[int | None, int | None, int | None]]:
    """Year, month and day, where they are said."""
    for pattern in WRITTEN:
        taken: list[tuple[int, int]] = []
        for match in pattern.finditer(text):
            said = match.groupdict()
            name = said.get("name")
            if name and not said.get("day") and _doubtful(text, match):
                continue
            month = MONTHS[name[:3].lower()] if name else _number(said.get("month"))
            taken.append(match.span())
            yield _number(said.get("year")), month, _number(said.get("day"))
        for first, last in taken:
            text = text[:first] + " " * (last - first) + text[last:]


def _doubtful(text: str, match: re.Match[str]) -> bool:
    name = match["name"]
    bare = not match.groupdict().get("year") and DOUBTFUL.fullmatch(name) is not None
    return bare and not (name[0].isupper() and COMPANY.search(text[: match.start()]))


def _number(digits: str | None) -> int | None:
    return int(digits) if digits else None


def _spans(year: int | None, month: int | None, day: int | None, years: range) -> Iterator[Span]:
    for each in [year] if year else years:
        if month is None:
            yield Span(date(each, 1, 1).toordinal(), date(each, 12, 31).toordinal(), "year")
        elif 1 <= month <= 12:
            last = monthrange(each, month)[1]
            if day is None:
                first = date(each, month, 1).toordinal()
                yield Span(first, first + last - 1, "month")
            elif 1 <= day <= last:
                named = date(each, month, day).toordinal()
                yield Span(named, named, "day")


def _relative(text: str, today: date) -> Iterator[Span]:
    for pattern, ago, grain in RELATIVE:
        if re.search(pattern, text, re.IGNORECASE):
            then = today - timedelta(days=ago)
            if grain == "day":
                yield Span(then.toordinal(), then.toordinal(), grain)
            else:
                month = then.month if grain == "month" else None
                yield from _spans(then.year, month, None, range(0))
