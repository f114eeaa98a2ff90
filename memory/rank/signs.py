"""What kind of answer a text could be, and which kind a question wants."""

import re

ASKS, TELLS_TIME, TELLS_NUMBER = 1, 2, 4

_MONTH = "january|february|march|april|june|july|august|september|october|november|december"
_DAY = "mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun"
TIME = re.compile(
    rf"\b(?:yesterday|today|tonight|tomorrow|last|next|ago|since|recently|soon|just|in may|{_MONTH}"
    rf"|(?:{_DAY})(?:day)?|weekends?|weeks?|months?|years?|days?|morning|afternoon|evening|night"
    r"|spring|summer|autumn|fall|winter|(?:19|20)\d\d)\b"
    r"|昨|今[天日晚早年朝夜週周]|明[天日年]|前[天日年]|去年|来年|上[个個]?[周週月]|下[个個]?[周週月]|先[週月]|来[週月]"
    r"|星期|礼拜|周[一二三四五六日末]|[月火水木金土日]曜|週末|\d+[年月日号號]|[一二三四五六七八九十]+[年月日号號]"
    r"|刚才|刚刚|最近|以前|以后|之前|之后|さっき|この前|先日|春|夏|秋|冬|夜|朝",
    re.IGNORECASE,
)
NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|twenty|thirty"
    r"|forty|fifty|hundred|thousand|million|couple|several|few|once|twice|first|second|third)\b"
    r"|[〇零一二两兩三四五六七八九十百千万億亿半数幾几]",
    re.IGNORECASE,
)
ASKING = re.compile(r"[?？]|(?:吗|呢|么|か|かな|の)[。.！!]?\s*$")
WANTS_TIME = re.compile(
    r"\bwhen\b|\bhow long\b|\bwhat (?:date|day|month|year|time)\b|\bwhich (?:day|month|year)\b"
    r"|什么时候|何时|哪[天年]|几[月号时点]|多久|多长时间|いつ|何[年月日時]|何曜|どのくらいの間|どれくらい前",
    re.IGNORECASE,
)
WANTS_NUMBER = re.compile(
    r"\bhow (?:many|much|old|often|far)\b|多少|几[个次条本首张位只年岁]|多大|多远|いくつ|いくら|何[人回個本枚匹歳曲件度]"
    r"|どのくらい|どれくらい",
    re.IGNORECASE,
)
OF_PRESENT = re.compile(
    r"\b(?:now|nowadays|currently|current|these days|latest|at the moment|still|at present)\b"
    r"|现在|目前|如今|最近|最新|今でも|いま|今は|今も|現在|近頃|この頃|いまだ",
    re.IGNORECASE,
)


def signs(text: str) -> int:
    """The signs that a text bears, as one number."""
    found = ASKS if ASKING.search(text) else 0
    found |= TELLS_TIME if TIME.search(text) else 0
    return found | (TELLS_NUMBER if NUMBER.search(text) else 0)


def wanted(question: str) -> int:
    """The signs that an answer should bear."""
    found = TELLS_TIME if WANTS_TIME.search(question) else 0
    return found | (TELLS_NUMBER if WANTS_NUMBER.search(question) else 0)


def of_present(question: str) -> bool:
    return OF_PRESENT.search(question) is not None
