"""The turns of phrase by which a wish, promise, question or bet of hers is known, by language. Precision
goes first: what is missed, a model or a person may name; what is wrong is taken up weeks later."""

import re
from collections.abc import Mapping

from memory.types import ThreadKind

QUOTED = re.compile(r"[“「『《\"][^”」』》\"]*[”」』》\"]|(?<!\w)‘[^’]*’(?!\w)")
POINTS_BACK = re.compile(
    r"[它他她这那其]|そ[のれ]|こ[のれ]|あ[のれ]|\b(?:it|its|that|this|those|these|them|they|he|she|him|her)\b",
    re.IGNORECASE,
)
"""A sentence with such a word means nothing without the one before it."""

_MINE = r"(?:^|[，,；;：:、。（(\s]|我(?:还|也|倒|就|真|很|一直|总|大概)?)(?:还|也|倒|很|一直|总|真|其实)?"
_WANTED = r"(?:学|去|试|看看|听听|听一|听(?=[那这后前完])|把|再|跟|知道|认识|要一|养|攒|弄清|弄明白|找|写|唱|借|问问|问一|收一|见见|开一|做一)"
_MY_NOT_YET = r"(?:^|[，,；;：:、。（(\s]|我|至今)(?:还|一直|至今|到现在)(?:都|也)?(?:没|不)"

_CHINESE: Mapping[ThreadKind, str] = {
    "bet": r"我(?:打赌|敢赌|赌|押)|打个赌|(?:^|[，,；;：:、\s])(?:赌|押)(?:一|它|他|她|今|明|下)",
    "promise": r"我(?:先)?(?:答应|保证|说到做到)|(?:^|[，,；;：:、\s]|我)(?:先)?欠(?:着|你|他|她|它|一)|先欠|我(?:先)?记(?:着|下了)"
    r"|先记在|(?:我|^|[，,；;\s])(?:下次|下回|改天|改日|回头|明天|下周|下个月)(?:我|再(?![^，。]{0,8}的)|一定|要(?!是)|就(?!是))"
    r"|(?:^|[，,；;：:、\s]|我)(?:打算|准备)(?!好)(?:从|把|去|学|在|明|下|今|年)|我(?:跟|和)[^，。]{1,8}约好了?|等我(?:学|攒|找|弄|想|写|唱|问)",
    "question": _MY_NOT_YET + r"(?:想明白|想通|弄明白|弄清|搞懂|搞明白|知道|查到|问到|懂)(?!的|了)"
    r"|我(?:想|很想|只想)知道|我(?:不知道|没想明白|没弄明白)(?!的)|(?:^|[，,；;：:、\s]|我)(?:还|一直|至今)?(?:想不通|搞不懂|弄不明白)(?!的)|改天问一下为什么|(?:留着|存着)(?:这个|一个)问题",
    "wish": _MINE + "想" + _WANTED + "|" + _MY_NOT_YET + r"(?:选好|想好|定下|决定|挑好|学会|报名)"
    r"|总有一天(?:我|要)|(?:^|[，,；;：:、\s])(?:哪天我|我哪天|哪天要)",
}  # fmt: skip
_JAPANESE: Mapping[ThreadKind, str] = {
    "bet": r"賭け(?:る|て(?:も|おく)|よう|ます)|に(?:一票|賭ける)",
    "promise": r"(?:約束(?:する|します|しておく|だ|です)|[るうくすつむぶぬぐ]つもり(?:だ(?!った)|です|。|$)|宿題に(?:する|しておく|します)"
    r"|(?:また|こんど|今度|次は|次こそ)[^。、]{0,12}(?:書く|話す|言う|報告する|試す|調べる|聴く|聞く|やる)(?:。|ね|よ|$))",
    "question": r"(?:まだ|ずっと|いまだに|今も)(?:よく)?(?:わから|分から|知ら)(?:ない|ず)(?!人)(?:。|、|まま|でい|$)"
    r"|(?:なぜ|どうして|誰が|どこ)[^。]{0,16}のか(?:、)?(?:まだ|ずっと|今度)",
    "wish": r"(?:て|で)みたい(?:。|、|な(?:。|と|$)|と思|けど|けれど|んだ|です|$)|(?:習い|覚え|知り|会い|行き|聴き|聞き|見|学び|書き|歌い)たい"
    r"(?:。|、|な(?:。|と|$)|と思(?!う人)|けど|けれど|んだ|です|$)|まだ(?:決めて|選んで|決まって)(?:い)?ない|いつか[^。]{0,14}(?:たい|よう)(?:。|と|$)",
}  # fmt: skip
_ENGLISH: Mapping[ThreadKind, str] = {
    "bet": r"\bI(?:'ll| will|'d| would)? (?:bet|wager)\b|\bmy money is on\b|\bI give it (?:a|until|till|two|three|six)\b",
    "promise": r"\bI(?:'ll| will| shall) (?:try|learn|find|ask|look|report|write|come back|return|let you know|tell you|check|go back|go and|owe|keep)\b"
    r"|\bI(?:'ve| have) promised\b|\bask me again\b|\bI (?:promise|owe|mean to|intend to)\b|\bnext time,? I\b|\bremind me to\b|\bshall report\b",
    "question": r"\bI (?:still )?(?:wonder|don't know|do not know|have no idea|can't work out|cannot work out|haven't found out"
    r"|have not found out|never found out) (?:yet )?(?:why|who|whose|where|what|how|whether|which|if)\b"
    r"|\b(?:nobody has told me|I have not been told|I haven't been told)\b",
    "wish": r"\bI want to (?:learn|know|try|see|hear|find|visit|meet|read|make|own)\b|\bI(?:'d| would| should) (?:like|love) to"
    r" (?:learn|know|try|see|hear|find|visit|meet|read|make|own)\b|\b(?:one day|some ?day),? I(?:'ll| will| shall)?\b"
    r"|\bI(?:'m| am)? ?still (?:undecided|haven't (?:chosen|decided|picked|learned))|\bI have(?:n't| not) (?:chosen|decided|picked) yet"
    r"|\bI have yet to\b|^still undecided",
}  # fmt: skip
_OPENS = {"zh": _CHINESE, "ja": _JAPANESE, "en": _ENGLISH}

OPENS: Mapping[str, Mapping[ThreadKind, re.Pattern[str]]] = {
    language: {kind: re.compile(words, re.IGNORECASE) for kind, words in kinds.items()}
    for language, kinds in _OPENS.items()
}
RESOLVED: Mapping[str, re.Pattern[str]] = {
    "zh": re.compile(
        r"(?:选|想|学|找|定|写|问|查|弄|挑|借|攒)(?:好|会|到|清楚|明白|着|完|够)了|决定了|定下来了|不想|没想(?:去|学|过)|以前想|曾经?想|算了"
    ),
    "ja": re.compile(
        r"決めた|決まった|わかった|分かった|覚えた|できた|たかった|たくない|らしい|そうだ。"
    ),
    "en": re.compile(
        r"\bI(?:'ve| have)? (?:chose|chosen|decided|learned|learnt|found out|settled on)\b|\bused to want\b"
        r"|\bI (?:don't|do not|no longer) want\b|\bI(?:'ll| will| shall) never\b",
        re.IGNORECASE,
    ),
}
"""What is settled in the same sentence is open no more."""
