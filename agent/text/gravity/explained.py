"""Maybes that another class explains: an attack in a war is war, and those whom it wounds are no matter of health."""

from collections.abc import Sequence
from dataclasses import dataclass

from agent.text.gravity.company import LOOSE_MARK
from agent.text.gravity.lexicon import Found
from agent.types.persona import SUBJECTS


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
    " 格陵兰 middle-east gulf 中东 海湾 北京 莫斯科 华盛顿 国家 霍尔木兹 海峡 苏丹"
)
_NO_WAR = tuple(name for name in SUBJECTS if name != "war")
_PEACEFUL = tuple(
    name for name in _NO_WAR if name not in ("death", "violence", "markets", "politics")
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
    Explained("politics?", _STATES, _NO_WAR),
    Explained("war?", _STATES, _PEACEFUL),
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
    Explained("disaster?", _words("explosion* explosions blast fire fires rescue* humanitarian 爆炸 救援"), ("war",)),
    Explained("disaster?", _words("evacuat* evacuation 撤离 疏散"), ("war", "politics", "markets")),
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
