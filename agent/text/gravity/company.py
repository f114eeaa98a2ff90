"""Words by their company: what two words together mean that neither means alone, and patterns of signs and numbers."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from agent.text.gravity.lexicon import Found
from agent.types.persona import SUBJECTS

TOGETHER: dict[str, tuple[tuple[str, ...], ...]] = {
    "death": (("$kill", "$people"),),
    "disaster": (("$calamity", "$place"), ("$calamity", "$kill", "$people"), ("$mishap", "$place")),
    "war": (("$state", "$force"),),
    "politics": (("$state", "$says"),),
}
"""Class → sets of groups; the class is meant where all of a set stand in one sentence. Always a maybe."""

LOOSELY: dict[str, tuple[tuple[str, ...], ...]] = {
    "violence": (("$hurt", "$people"), ("$threat", "$people")),
    "politics": (("$state", "$tells"),),
}
"""The same, where another class may explain what stands there."""

BRINGS = {"election": "politics"}
"""Where the first is meant for sure, so perhaps is the second."""

TOGETHER_MARK, LOOSE_MARK = " + ", " … "

SIGNS: dict[str, re.Pattern[str]] = {
    "death": re.compile(r"\d+\s*(?:人|名\S{0,6})(?:死|遇难|丧生|身亡|死亡)|\d+死"),
    "minors": re.compile(r"(?<!\d)(?:\d|1[0-7])\s?(?:岁|歳|[\s-]?years?[\s-]old|-?year-?old)|(?:(?:girl|boy|aged|age),|\baged?) (?:\d|1[0-7])\b"),
    "markets?": re.compile(
        r"[涨跌升降增减][^，。,]{0,5}\d[\d.]*%|\d[\d.]*%[^，。,]{0,4}[涨跌]|[$€£¥]\s?\d[\d.,]*\s?(?:b|bn|m|mn|k|t|tn|billion|million|trillion)\b"
        r"|\d[\d.]*\s?[万百千]?亿|\d[\d.]*万亿|每桶|\(\s*(?:nyse|nasdaq|tsx|lse|asx)\b"
    ),
    "politics?": re.compile(r"[美俄乌伊以日英法德印朝韩加澳欧][外防财司](?:长|相)|[美俄乌伊以日英法德印朝韩]媒|[中美俄日韩欧英法德印]+(?:元首|首脑|关系|会谈)|\b(?:rep|sen|gov)\. "),
    "war?": re.compile(r"\b(?:f-?(?:1[4568]|22|35)|b-?(?:1b|2|52)|su-?\d\d|mig-?\d\d|mq-?9|ah-?64|c-?130)[a-z]{0,2}\b|歼-?\d|轰-?\d|[美俄乌伊以印巴][军方]?(?:对|向)?.{0,6}(?:打击|袭|轰)"),
    "minors?": re.compile(r"'s (?:late |young |baby |infant |twin )?(?:sons?|daughters?)\b"),
    "court?": re.compile(r"\b(?:gets?|got|given|faces?|serv\w+) (?:up to )?(?:\d+|two|three|four|five|six|seven|eight|nine|ten)[ -](?:years?|months?)\b|获刑?\d+年"),
    "death?": re.compile(r"\b(?:at|aged) \d{2,3}\b(?=$| after| of|,)"),
}  # fmt: skip

# Signs that only the writing as it stands shows; each is replaced by a word that the tables know.
WRITTEN: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\bU\.?S\.?(?:A\.?)?(?![A-Za-z])"), " usa "),
    (re.compile(r"\bThe Fed\b|\bFed(?=[ '’](?:rate|cut|chair|s\b|will|hold|official|minutes|policy)\w*)|(?<=[a-z] )Fed\b"), " thefed "),
    (re.compile(r"\bSEC(?:’s|'s)?(?![A-Za-z])"), " securitiescommission "),
    (re.compile(r"\bICE(?![A-Za-z])"), " immigrationice "),
    (re.compile(r"\bChristian (?=[A-Z][a-z])(?!Church|Pilgrim|Union|Right|National|Democrat|Leader|Group)"), " "),
    (re.compile(r"\(\s?[A-Z]{2,5}(?:\.[A-Z]{1,2})?\)"), " $ticker "),
)  # fmt: skip


@dataclass(frozen=True)
class Explained:
    """A maybe that stands on these words alone, or on a loose company, is none where another class is seen by
    any other word."""

    mark: str
    words: frozenset[str]
    by: tuple[str, ...]
    unless: tuple[str, ...] = ()
    """Classes beside which the words mean what they say."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_STATES = _words(
    "iran* israel* russia* ukrain* palestin* syria* yemen* lebanon* lebanese afghan* pakistan* venezuel* cuba* sudan sudan*"
    " taiwan* greenland hungary uganda* 伊朗 以色列 俄罗斯 乌克兰 巴勒斯坦 叙利亚 也门 黎巴嫩 阿富汗 委内瑞拉 古巴 朝鲜 台湾"
    " 格陵兰 middle-east 中东 北京 莫斯科 华盛顿 国家 霍尔木兹 海峡 苏丹"
)
EXPLAINED = (
    Explained(
        "violence?",
        _words(
            "attack attacks attacked attacking strike strikes struck bomb bombs bombed bombing explosion* explosions blast"
            " fighting killings execution* weapon* ambush* clash clashes raid gun guns hostile armed terror 袭击 攻击 遭袭"
            " 遇袭 炸弹 枪 冲突 爆炸 伤害"
        ),
        by=("war",),
        unless=("court",),
    ),
    Explained("politics?", _STATES, SUBJECTS),
    Explained("war?", _STATES, tuple(name for name in SUBJECTS if name != "markets")),
    Explained(
        "health?",
        _words("injur* injured injury injuries wound* hurt injures 伤 受伤 伤者 重伤 轻伤 伤势 hospital hospitals doctor doctors"),
        ("violence", "war", "disaster", "death"),
    ),
    Explained(
        "health?",
        _words("pharma* therap* biotech* biopharma medtech medical* 药 医 药企 医药 医疗 制药"),
        ("markets",),
    ),
    Explained(
        "disaster?",
        _words("explosion* explosions blast fire fires rescue* evacuat* evacuation humanitarian 爆炸 撤离 疏散 救援"),
        ("war",),
    ),
)  # fmt: skip


def explained(found: Found) -> Found:
    """Without the maybes that another class explains."""
    return {mark: words for mark, words in found.items() if not _is_explained(mark, found)}


def _is_explained(mark: str, found: Found) -> bool:
    return any(
        rule.mark == mark and _only(found[mark], rule) and _seen_elsewhere(found, rule)
        for rule in EXPLAINED
    )


def _only(words: Sequence[str], rule: Explained) -> bool:
    return all(word in rule.words or LOOSE_MARK in word for word in words)


def _seen_elsewhere(found: Found, rule: Explained) -> bool:
    """Whether one of its classes is seen by words that are not in question themselves, nor by a bare state."""
    if any(name in found for name in rule.unless):
        return False
    others = [name for name in rule.by if name != rule.mark.removesuffix("?")]
    words = [word for name in others for mark in (name, f"{name}?") for word in found.get(mark, ())]
    return any(
        word not in rule.words and word not in _STATES and LOOSE_MARK not in word for word in words
    )


def joined(found: Found) -> Iterator[tuple[str, str]]:
    """Each class with the words in whose company it is meant, and what one class brings with it."""
    for rules, mark in ((TOGETHER, TOGETHER_MARK), (LOOSELY, LOOSE_MARK)):
        for name, choices in rules.items():
            for groups in choices:
                if all(group in found for group in groups):
                    yield name, mark.join(found[group][0] for group in groups)
    for name, other in BRINGS.items():
        if name in found:
            yield other, found[name][0]
