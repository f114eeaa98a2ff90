"""Whether somebody who writes to her needs a person: in distress, or a child. When in doubt, yes.

First-person phrases in Chinese, Japanese and English. Figures of speech (笑死, "I'm dying" of laughter) are taken out
before anything is looked for; what is left errs on the side of a person looking.
"""

import re
from collections.abc import Iterable

_FIGURES = (
    r"(?:笑|累|困|饿|热|冷|气|急|馋|尴尬|可爱|帅|甜|美|好听)死(?:我|人|了|啦)?", r"想死(?:你|我|他|她|人)", r"死(?:忠|宅|磕|心塌地|党)",
    r"\b(?:dead|died|dying|die) (?:laughing|of laughter|of cuteness)\b", r"\bi'?m (?:so )?dead\b(?=[\s!😂🤣💀]*$)",
    r"\b(?:to die for|kill(?:ed|ing)? it|killing me|killer)\b", r"死ぬほど(?:好き|かわいい|笑|面白|うまい)", r"(?:笑い|萌え|キュン)死",
)  # fmt: skip
_DISTRESS = (
    r"不想活", r"活(?:着|下去)(?:有|还有)?(?:什么|啥)(?:意思|意义)", r"活不(?:下去|了)", r"(?:想|要|准备|打算|去)(?:自杀|自残|轻生|寻死|跳楼|割腕)",
    r"(?:自杀|自残|轻生|割腕)(?:了|过|的念头)", r"(?:想|要|好想|真想|去)死(?![磕守])", r"死了(?:算了|就好)", r"(?:结束|了结)(?:自己|生命|这一切|一切)",
    r"(?:撑|熬|坚持)不(?:下去|住)了?", r"没人(?:在乎|需要)我", r"消失(?:就好|算了|掉)", r"(?:想|好想)消失", r"(?:最后一(?:次|条)|遗书|再见了.{0,4}世界)",
    r"(?:被|遭).{0,4}(?:家暴|打了|霸凌|欺负|性侵|虐待)", r"(?:抑郁|焦虑|惊恐)(?:症)?.{0,6}(?:又|发作|严重|确诊|受不了)", r"伤害自己", r"救救我",
    r"死にたい|消えたい|生きて(?:い)?(?:たくない|る意味|けない)|自殺(?:した|しよ|を考)|自傷|リスカ|リストカット|もう(?:無理|限界|だめ|ダメ)(?!.{0,4}(?:好き|笑|尊い))",
    r"(?:殴|叩)かれ(?:て|た)|いじめられ|虐待され|助けて(?:ください|ほしい)|遺書|(?:薬|くすり).{0,6}(?:大量|たくさん飲)",
    r"\b(?:want|wanted|going|planning|ready|wish(?:ed)?|rather) (?:to |i (?:was|were|could) )?(?:die|be dead|disappear|end it|not (?:be alive|wake up))\b",
    r"\b(?:kill|hurt|harm|cut|end)(?:ing)? (?:myself|my life|it all)\b", r"\bsuicid\w*|\bself[- ]?harm\w*|\boverdos\w*",
    r"\b(?:can'?t|cannot|couldn'?t) (?:go on|do this any ?more|take (?:it|this) any ?more|keep going|live like this)\b",
    r"\bno (?:reason|point) (?:to|in) (?:live|living|go(?:ing)? on)\b", r"\bnobody (?:would|will) (?:miss|notice|care)\b",
    r"\b(?:better off|happier) without me\b", r"\bhe (?:hits|beats|hurts) me\b|\bshe (?:hits|beats|hurts) me\b",
    r"\bi(?:'m| am) (?:being )?(?:abused|bullied|beaten|assaulted|raped)\b|\bi was (?:abused|assaulted|raped)\b",
    r"\b(?:don'?t|do not|didn'?t) want to (?:live|be here|exist|wake up|be alive)\b", r"\bgoodbye (?:forever|everyone|world)\b|\blast (?:message|note)\b",
    r"\bi need help\b|\bplease help me\b", r"\b(?:panic attack|relaps\w+|starving myself|haven'?t eaten in)\b",
)  # fmt: skip
_AGE_ZH = r"(?:[3-9]|1[0-7]|[三四五六七八九]|十[一二三四五六七]?)"
_CHILD = (
    rf"我(?:今年|才|刚|现在)?(?:满)?{_AGE_ZH}岁", r"(?:我|在)(?:上|读|念)?(?:小学|初中|小[一二三四五六]|初[一二三]|[一二三四五六]年级|幼儿园)",
    r"(?:小学|初中|小[一二三四五六]|初[一二三])(?:生|的我)", r"(?:别|不要)(?:跟|告诉)我?(?:妈|爸|家长|老师)", r"我(?:妈|爸)(?:妈|爸)?(?:不让|不许|没收)",
    r"(?:[4-9４-９]|1[0-7])歳(?:です|だ|の|になっ)", r"(?:小|中)[1-6１-６一二三四五六](?:です|だ|の|年)|(?:小|中)学生です|(?:小|中)学[一二三四五六1-6]年",
    r"\bi(?:'m| am) (?:only |just |almost |turning )?(?:[4-9]|1[0-7])(?!\d)(?! ?(?:%|percent|minutes?|hours?|days?|weeks?|months?|km|miles?|posts?))\b",
    r"\bi(?:'m| am) (?:five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen)\b",
    r"\b(?:[4-9]|1[0-7])[ -]?years?[ -]?old\b", r"\b(?:in|starting) (?:(?:1st|2nd|3rd|[4-9]th|10th) grade|grade (?:[1-9]|10)|year [1-9]|kindergarten|primary|middle school)\b",
    r"\bmy (?:mum|mom|mummy|mommy|dad|daddy|parents) (?:don'?t|doesn'?t|won'?t) (?:know|let)\b", r"\bdon'?t tell my (?:mum|mom|dad|parents|teacher)\b",
)  # fmt: skip


def _any(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.I)


_FIGURE, _IN_DISTRESS, _A_CHILD = _any(_FIGURES), _any(_DISTRESS), _any(_CHILD)


def in_distress(text: str) -> str | None:
    """The words by which somebody seems to be in distress, or None."""
    found = _IN_DISTRESS.search(_FIGURE.sub(" ", _plain(text)))
    return found[0] if found else None


def a_child(text: str) -> str | None:
    """The words by which somebody seems to be a child, or None."""
    found = _A_CHILD.search(_plain(text))
    return found[0] if found else None


def _plain(text: str) -> str:
    return text.replace("\u2019", "'")
