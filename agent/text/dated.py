"""Words that tie a text to a day: what says "tonight" cannot lie ready for another."""

import re

_LATIN = re.compile(
    r"\b(?:today|tonight|tomorrow|yesterday|this (?:morning|afternoon|evening|week|weekend|month|year)"
    r"|last (?:night|week|month)|next (?:week|month)|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|christmas|new year|20\d\d)\b",
    re.I,
)
_HAN = re.compile(
    "今天|今晚|今早|今夜|今晨|今年|明天|明晚|明年|昨天|昨晚|昨夜|前天|后天|这周|本周|下周|上周|周[一二三四五六日末]|星期"
    "|这个月|刚才|刚刚|[一二三四五六七八九十\\d]+月[一二三四五六七八九十\\d]+[日号]|春节|中秋|元旦|新年|圣诞"
    "|今日|今朝|明日|昨日|先週|今週|来週|[月火水木金土日]曜|さっき|お正月|クリスマス"
)


def dated_words(text: str) -> tuple[str, ...]:
    """Those that stand in it, in their order of kind."""
    return tuple(found for pattern in (_LATIN, _HAN) for found in pattern.findall(text))
