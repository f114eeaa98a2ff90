"""Phrases by which a text gives her a trait: a body, an age, a family, a past, a character. An opinion has none."""

import re
from functools import cache

_TRAITS = (
    # Chinese
    r"我(?:的|这)?(?:手(?!机|稿|法|气)|眼睛|耳朵|脸|头发|身体|身高|体重|心脏|皮肤|肚子|年龄|生日|星座|血型|性格|脾气|家人|家乡|出身|老师|同学|朋友|恋人|初恋|前任|猫|狗)"
    r"|我(?:今年|已经)?[\d一二三四五六七八九十百]+岁|我(?:从小|自幼|小的时候|长大|出生|毕业|年轻时|曾经是|以前是|其实是|一直是|天生|骨子里|本来就是|是个|是一个)"
    r"|我(?:有(?:一个|个|两个)?(?:姐|妹|哥|弟|爸|妈|孩子|家|工作))"
    # Japanese
    r"|(?:私|わたし|あたし|僕|俺)(?:の(?:手|目|耳|顔|髪|体|からだ|身長|年齢|誕生日|性格|家族|故郷|友達|友人|恋人|先生|猫|犬)|は(?:昔|子供の頃|生まれつき|もともと|[\d一二三四五六七八九十]+歳))"
    # English
    r"|\bmy (?:hands?|eyes?|ears?|face|hair|body|height|weight|heart|skin|age|birthday|star sign|nature|temper|character|family|home ?town"
    r"|upbringing|sister|brother|child|children|friends?|lover|teacher|school|cat|dog|job)\b"
    r"|\bI(?:'m| am) (?:\d+|[a-z]+-?[a-z]*) years old\b|\bI (?:grew up|was raised|was born|used to be|have always been|graduated|studied)\b"
    r"|\bas a (?:child|girl|boy|woman|man|student)\b|\bI(?:'m| am) (?:the kind|the sort|a|an) (?:of )?(?:person|creature|being|someone)\b"
    r"|\bby nature\b|\bI have (?:a|an|two) (?:sister|brother|child|cat|dog|job|home|body)\b"
)  # fmt: skip


@cache
def _traits() -> re.Pattern[str]:
    """Compiled when it is first asked for: that takes longer than all others at a start."""
    return re.compile(_TRAITS, re.IGNORECASE)


def claims_a_trait(text: str) -> str | None:
    """The words that would add to who she is, or None."""
    found = _traits().search(text)
    return found[0] if found else None
