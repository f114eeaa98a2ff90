"""One form filled in with another name: "Police arrest man over Leeds fire" and the same of Hull. Pure.

Two titles that agree but for a name in the same place tell two happenings; two that say one thing in other words
differ in more than that, or in words that are no names.
"""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from agent.text.gravity.countries import places

_TOKEN = re.compile(
    r"[A-Za-z\u00c0-\u024f][A-Za-z0-9\u00c0-\u024f'’&.-]*|\d[\d.,]*|《[^》]*》|「[^」]*」|[\u3040-\u30ff\u3400-\u9fff]"
)
_HAN = re.compile(r"[\u3400-\u9fff]+")
_KANA = re.compile(r"[\u3040-\u30ff]")
_PERSON = re.compile(
    "[王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于董萧蕭程曹袁邓鄧许許傅沈曾彭吕呂苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶葉阎余潘杜戴夏钟鍾汪田任姜范方石姚谭譚廖邹熊金陆陸郝孔白崔康毛邱秦江史顾顧侯邵孟龙龍万段雷钱錢汤湯]"
    "[\u3400-\u9fff]{1,2}"
)
_TAIL = re.compile(r"\s[-–—|]\s[^-–—|]{2,40}$|[，,]\s?《[^》]+》报道$")
"""Where it was published."""
_ENDING = re.compile(r"['’]s?$|[.'’-]")
STEM = 4
MOST_CHANGED = 0.45
"""So large a part of the longer title may differ; where more does, it was written by somebody else."""
SMALL = frozenset(
    [
        "A",
        "An",
        "The",
        "On",
        "In",
        "At",
        "Of",
        "For",
        "To",
        "And",
        "As",
        "By",
        "Is",
        "Are",
        "With",
        "From",
        "After",
        "Over",
    ]
)


def filled_in_anew(one: str, other: str) -> bool:
    mine, yours = (_TOKEN.findall(_TAIL.sub("", title)) for title in (one, other))
    if _in_capitals(mine) or _in_capitals(yours):
        return False
    changed = [
        step
        for step in SequenceMatcher(None, mine, yours, False).get_opcodes()
        if step[0] != "equal"
    ]
    most = max(len(mine), len(yours)) or 1
    if not changed or sum(max(b - a, d - c) for _, a, b, c, d in changed) > MOST_CHANGED * most:
        return False
    japanese = bool(_KANA.search(one) and _KANA.search(other))
    shared = {_stem(token) for token in mine} & {_stem(token) for token in yours}
    pairs = [(_own(mine[a:b], shared), _own(yours[c:d], shared)) for _, a, b, c, d in changed]
    return any(_is_name(left, japanese) and _is_name(right, japanese) for left, right in pairs)


def _own(tokens: list[str], shared: set[str]) -> list[str]:
    return [token for token in tokens if _stem(token) not in shared]


def _stem(token: str) -> str:
    """Without an owner's ending, dots and case; of a spelled name its first letters: Iran and Iranian are one."""
    plain = _ENDING.sub("", token).casefold()
    return plain[:STEM] if plain.isascii() and not plain[:1].isdigit() else plain


def _in_capitals(tokens: list[str]) -> bool:
    """A Title In Capitals, where nothing tells a name from other words."""
    spelled = [
        token
        for token in tokens
        if token[0].isalpha() and token[0].isascii() and token not in SMALL
    ]
    small = [token for token in spelled if token[0].islower() and len(token) > 3]
    return len(spelled) > 3 and not small


def _is_name(tokens: list[str], japanese: bool) -> bool:
    return any(_names(tokens, japanese))


def _names(tokens: list[str], japanese: bool) -> Iterator[bool]:
    whole = "".join(tokens)
    for token in tokens:
        yield token[0] in "《「" or (token != token.lower() and token not in SMALL)
    if _HAN.fullmatch(whole):
        yield whole in places() or _PERSON.fullmatch(whole) is not None
        yield japanese and len(whole) > 2
