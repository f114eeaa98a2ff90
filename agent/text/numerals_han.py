"""Numerals in Han characters, alone or mixed with digits: 十六, 一百一十亿, 1.2万亿, 二〇二六."""

import re
from decimal import Decimal

DIGITS = {
    char: value
    for value, pair in enumerate(["零〇", "一", "二两兩", "三", "四", "五", "六", "七", "八", "九"])
    for char in pair
}
SMALL = {"十": 10, "百": 100, "千": 1000}
BIG = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12}
PLAIN = r"\d{1,3}(?:,\d{3}){1,8}(?:\.\d{1,12})?|\d{1,24}(?:\.\d{1,12})?"  # bounded, so that no text takes long
_HAN = "".join([*DIGITS, *SMALL, *BIG])
RUN = re.compile(
    rf"(?:(?:{PLAIN})\s?(?=[千百万萬亿億兆])|[{_HAN}])"
    rf"(?:[{_HAN}]|点(?=[{''.join(DIGITS)}])|(?<=[万萬亿億兆])(?:{PLAIN})){{0,40}}"
)
_TOKEN = re.compile(rf"{PLAIN}|[{_HAN}点]")


def value_of(run: str) -> Decimal | None:
    """What a run means, or None where it is no proper numeral (一五一十, 万一)."""
    tokens = _TOKEN.findall(run)
    if "点" in tokens:
        return _with_point(run)
    if all(token in DIGITS for token in tokens):
        return Decimal("".join(str(DIGITS[token]) for token in tokens))
    return _summed(tokens)


def _with_point(run: str) -> Decimal | None:
    """三点五亿: the digits after the point, then the multipliers that are left."""
    found = re.fullmatch(rf"(.+?)点([{''.join(DIGITS)}]+)([万萬亿億兆]*)", run)
    whole = value_of(found[1]) if found else None
    if found is None or whole is None:
        return None
    value = Decimal(f"{whole}.{''.join(str(DIGITS[char]) for char in found[2])}")
    for multiplier in found[3]:
        value *= BIG[multiplier]
    return value


def _summed(tokens: list[str]) -> Decimal | None:
    total, section, current = Decimal(0), Decimal(0), None
    for place, token in enumerate(tokens):
        if token in SMALL:
            if current is None and not _stands_alone(tokens, place):
                return None
            section, current = section + (1 if current is None else current) * SMALL[token], None
        elif token in BIG:
            part = section + (current or 0)
            if not part and not total:
                return None
            total = total + part * BIG[token] if part else total * BIG[token]
            section, current = Decimal(0), None
        elif current:
            return None
        else:
            current = _digit(token, tokens[place - 1] if place else "", place == len(tokens) - 1)
    return total + section + (current or 0)


def _stands_alone(tokens: list[str], place: int) -> bool:
    """十 needs no digit before it; in Japanese 百 and 千 need none at the beginning (千五百円)."""
    if tokens[place] == "十":
        return place == 0 or tokens[place - 1] in ("百", "零", "〇") or tokens[place - 1] in BIG
    return place == 0 and len(tokens) > 2 and tokens[1] in DIGITS


def _digit(token: str, before: str, last: bool) -> Decimal:
    """A token's worth; the 五 of 三万五 is five thousand."""
    if token not in DIGITS:
        return Decimal(token.replace(",", ""))
    scale = (SMALL | BIG).get(before, 10)
    return Decimal(DIGITS[token]) * (scale // 10 if last and scale >= 100 else 1)
