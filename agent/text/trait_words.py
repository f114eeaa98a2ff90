"""Traits in words: what a text does, what to do instead, and by which words of a note people mean one."""

import re
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """`does` follows "this text"; `advice` is for whoever writes, in English and in Chinese; `meant` is
    a pattern of the words by which reviewers name the habit."""

    does: str
    advice: str
    advice_zh: str
    meant: str


WORDS: Mapping[str, Words] = {
    "ends-question": Words(
        "ends in a question", "Don't end with a question", "结尾不要用问句", r"\bquestions?\b|\basks\b|问(?!题)|疑問|質問|問いかけ"
    ),
    "question": Words("asks a question", "Ask no questions", "不要用问句", r"\bquestions?\b|\basks\b|问(?!题)|疑問|質問|問いかけ"),
    "moral": Words(
        "ends in a moral", "Don't end with a moral; stop before it", "结尾不要讲道理，在那之前停",
        r"\bmoral|preach|lesson|lecture|sermon|道理|说教|升华|鸡汤|総括|説教|教訓",
    ),
    "ends-short": Words(
        "ends with a short sentence after a long one",
        "Stop where the thought ends; don't tack a short sentence on",
        "话到哪里停就停在哪里，不要再补一个短句",
        r"short (?:last|second|final|closing|little)|short (?:sentence|line|one) (?:at|after|to)|(?:last|second|final|closing) (?:one|sentence|line)"
        r"|punch ?line|tag ?line|drum ?roll|短句|小尾巴|尾巴|抖包袱|包袱|最后一句|末句|补一句|最後の一文|オチ",
    ),
    "opens-quote": Words(
        "opens with a quoted word", "Don't open with a quoted word", "开头不要用引来的词",
        r"quot|引号|引用|引来|引词|かぎ括弧|カギ括弧|引用",
    ),
    "quote": Words("quotes a word", "Don't quote words", "不要引用原词", r"quot|引号|引用|引来|かぎ括弧"),
    "opens-number": Words(
        "opens with a number", "Don't open with a number", "开头不要用数字", r"numbers?\b|figures?\b|digit|数字"
    ),
    "number": Words("gives a number", "Leave numbers out", "不要写数字", r"numbers?\b|figures?\b|digit|数字|数目"),
    "publisher": Words(
        "names who reported it", "Don't name who reported it", "不要提是哪家媒体说的",
        r"publisher|newspaper|outlet|media|the press|媒体|报纸|来源|出处|哪家|媒体名|新聞社|出典",
    ),
    "opens-name": Words(
        "opens with a name", "Don't open with a name", "开头不要用名字", r"\bnames?\b|naming|名字|人名|名前"
    ),
    "name": Words(
        "names a name from the news", "Name nobody and nothing from the news", "不要写新闻里的名字",
        r"\bnames?\b|naming|名字|人名|名前|固有名詞",
    ),
    "opens-i": Words(
        "opens with herself", "Don't open with yourself", "开头不要用“我”",
        r"(?:start|begin|open)\w*[^.]{0,12}\b(?:I|me|herself|first person)\b|我[”」]?(?:字)?(?:开头|起头)|以我|用[“「]?我"
        r"|第一人称|一人称",
    ),
    "catchphrase": Words(
        "says her line", "Leave your line out", "不要用你那句招牌话",
        r"catch ?phrase|slogan|her line|motto|口头禅|招牌|口号|金句|那句话|決めゼリフ|決まり文句|キャッチ",
    ),
    "headline": Words(
        "speaks of the headline or the news", "Don't speak of the headline or the news; take the thing itself",
        "不要提“标题”“新闻”，直接拿那件东西", r"headline|the news|标题|新闻|見出し|ニュース",
    ),
    "retells": Words(
        "retells the headline", "Don't retell the headline", "不要复述标题",
        r"retell|repeats the news|summar|paraphras|复述|转述|标题又|言い換え|要約",
    ),
    "exclamation": Words(
        "bears an exclamation mark", "No exclamation marks", "不要用感叹号", r"exclam|感叹|惊叹|感嘆|ビックリ"
    ),
    "hashtag": Words("bears a hashtag", "No hashtags", "不要加话题标签", r"hash ?tag|话题标签|标签|ハッシュ"),
    "emoji": Words("bears an emoji", "No emoji", "不要用表情符号", r"emoji|表情|絵文字|颜文字"),
    "ellipsis": Words(
        "trails off in dots", "No dots of ellipsis", "不要用省略号", r"ellips|\bdots\b|trail|省略号|点点点|三点リーダ"
    ),
    "dash": Words("bears a dash", "No dashes", "不要用破折号", r"\bdash(?:es)?\b|破折号|ダッシュ"),
    "aside": Words(
        "puts an aside in brackets", "No asides in brackets", "不要用括号插话",
        r"bracket|parenthe|aside|括号|括弧|カッコ",
    ),
    "not-but": Words(
        "says “not this but that”", "Don't build on “not this but that”", "不要用“不是……而是……”的句式",
        r"not\b.{0,8}\bbut\b|contrast|不是.{0,6}(?:而)?是|对比句|ではなく",
    ),
    "triple": Words(
        "sets three things in a row", "Don't set three things in a row", "不要三样东西并排",
        r"three things|threes|triple|triad|三个|三样|排比|并列|三連|列挙|三つ",
    ),
    "comparison": Words(
        "makes a comparison", "Make no comparisons", "不要打比方",
        r"simile|metaphor|comparison|compar|比喻|比方|像什么|明喻|比喩|たとえ",
    ),
    "hedge": Words(
        "hedges (perhaps, maybe)", "Don't hedge; say it or leave it", "不要说“也许”“可能”，要说就说定",
        r"hedg|vague|wishy|[“\"'](?:perhaps|maybe)|含糊|[“「](?:也许|可能)|犹豫|不确定|曖昧",
    ),
    "lack": Words(
        "rests on what she doesn't have", "Don't rest it on what you don't have", "不要拿“我没有什么”说事",
        r"does(?:n['’]t| not) have|has no|lack|没有(?:手|身体|什么|嘴|耳)|她没|缺什么|持っていない|無い",
    ),
    "you": Words(
        "speaks to the reader", "Don't speak to the reader", "不要对读者说“你”",
        r"[“\"']you[”\"']|to the reader|address(?:es|ing)|second person|对读者|第二人称|“你”|呼びかけ|二人称",
    ),
    "lines": Words("breaks into lines", "Write one paragraph", "不要分行", r"line ?break|分行|换行|改行|verse"),
}  # fmt: skip
MEANT = {trait: re.compile(words.meant, re.IGNORECASE) for trait, words in WORDS.items()}
MEASURED: Mapping[str, Words] = {
    "longer": Words(
        "is longer than {} characters", "Keep it under {} characters", "不超过 {} 个字",
        r"too long|shorter|wordy|long[- ]winded|trim|tighten|cut (?:it )?down|rambl|太长|过长|长了|好长|短一?点|短些|再短|"
        r"精简|啰嗦|冗|長い|長すぎ|短く|くどい",
    ),
    "says": Words("says “{}”", "Don't say “{}”", "不要用“{}”", ""),
    "opens-with": Words("opens with “{}”", "Don't open with “{}”", "不要用“{}”开头", ""),
}  # fmt: skip
LONG = re.compile(MEASURED["longer"].meant, re.IGNORECASE)


def does(trait: str) -> str:
    """What a text with the trait does: "ends in a question"."""
    words, measure = _of(trait)
    return words.does.format(measure)


def advice(trait: str, language: str = "en") -> str:
    """What to do instead, in Chinese where she writes in it: "Don't end with a question"."""
    words, measure = _of(trait)
    return (words.advice_zh if language == "zh" else words.advice).format(measure)


def _of(trait: str) -> tuple[Words, str]:
    name, _, measure = trait.partition(":")
    unknown = Words(trait, trait, trait, "")
    return MEASURED.get(name) or WORDS.get(name, unknown), measure
