"""Traits: what code can see of a habit in a text, so that a lesson can be checked and not only told.

A trait is a word such as "ends-question", or one with a measure: "longer:60", "says:tide",
"opens-with:today". All of them are habits that a person may mind in one persona and like in another.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from agent.text.claims import closing_question, moral_ending
from agent.text.folding import first_named, letters, names
from agent.text.lengths import length
from agent.text.links import hashtags
from agent.text.names import latin_names
from agent.text.numerals import numbers
from agent.text.sameness import similarity
from agent.text.scripts import HAN, KANA

RETELLS = 0.45
SHORT_SHARE = 0.4
"""A last sentence is short if it is no longer than this share of what goes before it."""
_OPENING_QUOTE = re.compile(r"\s*[“「『\"‘《〈]")
_QUOTE = re.compile(r"[“「『\"‘《〈][^”」』\"’》〉]+[”」』\"’》〉]")
_FIRST_NUMBER = re.compile(r"[\s“「『\"‘《]*(?:[$£€¥]?\d|[一二三四五六七八九十百千万两]{2,})")
_FIRST_I = re.compile(r"\s*(?:我|俺|私|僕|わたし|ぼく|I\b|I['’])")
_YOU = re.compile(
    r"你|您|あなた|きみ|君(?=[はがをのも])|\byou(?:r|rs|'re|’re|'ll|’ll|'d|’d)?\b", re.I
)
_HEADLINE = re.compile(r"标题|新闻|報道|报道|見出し|ニュース|\bheadlines?\b|\bthe news\b", re.I)
_ASIDE = re.compile(r"[（(][^）)]+[）)]")
_EMOJI = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\u2b50]")
_NOT_BUT = re.compile(
    r"不是[^。！？\n]{1,24}?(?:而是|[，,]是)|(?:ではなく|じゃなくて)|(?:\bnot|n['’]t)\b[^.!?\n]{1,60}?\b(?:but|it['’]s)\b",
    re.I,
)
_TRIPLE = re.compile(
    rf"[{HAN}{KANA}A-Za-z0-9]{{1,8}}、[{HAN}{KANA}A-Za-z0-9]{{1,8}}(?:、|和|跟|と)[{HAN}{KANA}A-Za-z0-9]"
    r"|\b[\w'’-]+(?: [\w'’-]+)?, [\w'’-]+(?: [\w'’-]+)?,? (?:and|or) [\w'’-]+",
)
_LIKE = re.compile(
    r"(?<![好不图画头偶影])像|如同|仿佛|好像|まるで|(?:の|みたいな|の)よう[にな]|\blike an?\b|\bas (?:if|though)\b"
    r"|\bas \w+ as\b|\bthe way (?:you|one|a)\b",
    re.I,
)
_HEDGE = re.compile(
    r"也许|或许|大概|可能|说不定|たぶん|かもしれ|おそらく|\b(?:perhaps|maybe|probably|possibly)\b",
    re.I,
)
_LACK = re.compile(r"我没有|我也?没(?:手|脚|耳|嘴|身|鞋|床)|私には[^。]{1,8}ない|\bI(?:'ve|’ve| have) no\b|\bI (?:don['’]t have|haven['’]t|lack)\b", re.I)  # fmt: skip
_SENTENCE = re.compile(r"[^。！？!?.…\n]+[。！？!?.…」』”\"’)）\s]*")
_BRACKETED = re.compile(r"\s*[（(【\[].*$")


@dataclass(frozen=True)
class Around:
    """What a text stands in: who reported its story, under which headlines, and her own line."""

    publishers: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    catchphrase: str = ""


Test = Callable[[str, Around], bool]


def _finds(pattern: re.Pattern[str]) -> Test:
    return lambda text, around: pattern.search(text) is not None


def _begins(pattern: re.Pattern[str]) -> Test:
    return lambda text, around: pattern.match(text) is not None


def _opens_with_name(text: str, around: Around) -> bool:
    first = re.match(r"[\s“「『\"‘《]*([A-Za-z][\w'’&.+-]*)", text)
    return first is not None and first[1] in _names_of(around)


def _names_of(around: Around) -> set[str]:
    return {name for title in around.titles for name in latin_names(title)}


def _names_the_news(text: str, around: Around) -> bool:
    known = " ".join(around.titles)
    return any(names(known, name) for name in latin_names(text))


def _names_publisher(text: str, around: Around) -> bool:
    known = (_BRACKETED.sub("", publisher) for publisher in around.publishers)
    return first_named(text, (name for name in known if len(name) > 1)) is not None


def _says_her_line(text: str, around: Around) -> bool:
    return bool(around.catchphrase) and letters(around.catchphrase) in letters(text)


def _ends_short(text: str, around: Around) -> bool:
    sentences = _SENTENCE.findall(text.strip())
    if len(sentences) < 2:
        return False
    before = sum(len(sentence.strip()) for sentence in sentences[:-1])
    return len(letters(sentences[-1])) <= SHORT_SHARE * before


def _retells(text: str, around: Around) -> bool:
    return any(similarity(text, title) >= RETELLS for title in around.titles)


TRAITS: Mapping[str, Test] = {
    "ends-question": lambda text, around: closing_question(text),
    "question": _finds(re.compile("[?？]")),
    "moral": lambda text, around: moral_ending(text) is not None,
    "ends-short": _ends_short,
    "opens-quote": _begins(_OPENING_QUOTE),
    "quote": _finds(_QUOTE),
    "opens-number": _begins(_FIRST_NUMBER),
    "number": lambda text, around: bool(numbers(text)),
    "publisher": _names_publisher,
    "opens-name": _opens_with_name,
    "name": _names_the_news,
    "opens-i": _begins(_FIRST_I),
    "catchphrase": _says_her_line,
    "headline": _finds(_HEADLINE),
    "retells": _retells,
    "exclamation": _finds(re.compile("[!！]")),
    "hashtag": lambda text, around: bool(hashtags(text)),
    "emoji": _finds(_EMOJI),
    "ellipsis": _finds(re.compile(r"…|\.\.\.|。。")),
    "dash": _finds(re.compile(r"[—―]|\s[–-]\s")),
    "aside": _finds(_ASIDE),
    "not-but": _finds(_NOT_BUT),
    "triple": _finds(_TRIPLE),
    "comparison": _finds(_LIKE),
    "hedge": _finds(_HEDGE),
    "lack": _finds(_LACK),
    "you": _finds(_YOU),
    "lines": _finds(re.compile(r"\S\s*\n\s*\S")),
}
"""Every trait without a measure, with how code sees it; the more particular of two stands first."""

KIN: Mapping[str, str] = {
    "question": "ends-question", "moral": "ends-question", "ends-short": "ends-question",
    "quote": "opens-quote", "number": "opens-number", "opens-name": "publisher",
    "name": "publisher", "retells": "headline",
}  # fmt: skip
"""Traits of one subject, under the one that stands first: a note on it means one of them."""


def visible(text: str, around: Around) -> Iterator[str]:
    """The traits without a measure that the text shows."""
    return (trait for trait, test in TRAITS.items() if test(text, around))


def shows(trait: str, text: str, around: Around) -> bool:
    """Whether the text has the trait; one that nobody knows any more is never seen."""
    name, _, measure = trait.partition(":")
    if name == "longer":
        return length(text) > int(measure)
    if name == "says":
        return names(text, measure)
    if name == "opens-with":
        return letters(text).startswith(letters(measure))
    return name in TRAITS and TRAITS[name](text, around)


def first_of_kin(traits: Iterable[str]) -> list[str]:
    """Of traits of one subject only the first."""
    kept: dict[str, str] = {}
    for trait in traits:
        kept.setdefault(KIN.get(trait, trait), trait)
    return list(kept.values())
