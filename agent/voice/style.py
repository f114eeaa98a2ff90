"""A text's habits as numbers: lengths, punctuation, particles, scripts, how it begins and ends."""

import re
from collections import Counter
from collections.abc import Callable, Sequence

from agent.text.scripts import HAN, KANA

PUNCTUATION = "，。、！？…—；：,.!?;:()（）「」《》“”\"'~～#・♪〜ー☆*/ "
PARTICLES = {
    "zh": "的了吗呢吧啊呀嘛哦噢啦哈嗯也就都不没别很太再还才又把被给跟和在是有要会能想说这那什么怎我你他她它们个点儿",
    "ja": "はがをにでとのへもやかねよなわぞさてたるいうだしけれんっらりまあえお私僕俺",
    "en": "",
}
"""The small characters of a language, of which nobody thinks when writing."""
WORDS = (
    "i", "you", "we", "he", "she", "they", "it", "the", "a", "is", "are", "was", "not", "and", "but", "or", "so",
    "that", "this", "of", "to", "in", "on", "for", "with", "have", "has", "will", "can", "just", "one", "there",
)  # fmt: skip
ENDINGS = (
    "です", "ます", "ました", "ません", "でした", "ですね", "ますね", "ですよ", "だよ", "だね", "かな", "けど", "から", "のに", "った",
    "ない", "って", "とか", "たい", "だ", "た", "る", "ね", "よ", "な", "か", "の", "さ", "わ", "い",
    "了", "吗", "呢", "吧", "啊", "呀", "嘛", "哦", "啦", "的", "着", "么", "过",
)  # fmt: skip
OPENERS = (
    "我",
    "你",
    "他",
    "她",
    "这",
    "那",
    "不",
    "是",
    "就",
    "没",
    "好",
    "私",
    "そ",
    "あ",
    "で",
    "は",
    "ま",
    "え",
    "お",
    "い",
)
SENTENCE = re.compile(r"[。！？!?…\n]+|\.(?=\s|$)")
CLAUSE = re.compile(r"[，、,；;：:。！？!?…\s~～]+")
_WORD = re.compile(r"[a-z']+")
_DOUBLED = re.compile(r"(.)\1")
_MARKS_DOUBLED = re.compile(r"([^\w\s])\1")
_SCRIPTS = tuple(
    re.compile(kind)
    for kind in (f"[{HAN}]", f"[{KANA}]", "[ァ-ヺー]", "[A-Za-z]", "[A-Z]", r"\d", "[\U0001f300-\U0001faff☀-➿]")
)  # fmt: skip


def sentences(text: str) -> list[str]:
    return [part.strip() for part in SENTENCE.split(text) if part.strip()]


def style(text: str) -> list[float]:
    """About 250 values, most of them rates per character, in a fixed order."""
    size = max(len(text), 1)
    words = _WORD.findall(text.lower())
    clauses = [part for part in CLAUSE.split(text) if part]
    return [
        *_lengths(text),
        *(len(script.findall(text)) / size for script in _SCRIPTS),
        len(set(text)) / size,
        len(_DOUBLED.findall(text)) / size,
        len(_MARKS_DOUBLED.findall(text)) / size,
        *(text.count(mark) / size for mark in PUNCTUATION),
        *(text.count(one) / size for of in PARTICLES.values() for one in of),
        *(words.count(word) / max(len(words), 1) for word in WORDS),
        *(float(text.rstrip().endswith(mark)) for mark in "。！？…!?.）”」#♪〜ー"),
        *_share(clauses, ENDINGS, lambda clause, size: clause[-size:]),
        *_share(clauses, OPENERS, lambda clause, size: clause[:size]),
    ]


def _lengths(text: str) -> list[float]:
    told = [len(sentence) for sentence in sentences(text)] or [0]
    clauses = [len(part) for part in CLAUSE.split(text) if part] or [0]
    return [
        len(text) / 100,
        len(told) / 10,
        sum(told) / len(told) / 50,
        (max(told) - min(told)) / 50,
        len(clauses) / 10,
        sum(clauses) / len(clauses) / 50,
        (max(clauses) - min(clauses)) / 50,
        clauses[-1] / 50,
        clauses[0] / 50,
    ]


def _share(
    clauses: Sequence[str], parts: Sequence[str], cut: Callable[[str, int], str]
) -> list[float]:
    """How many of the clauses end, or begin, with each part: all are cut once and counted, rather than
    compared with each part."""
    sizes = {len(part) for part in parts}
    found = Counter(
        cut(clause, size) for clause in clauses for size in sizes if size <= len(clause)
    )
    return [found[part] / max(len(clauses), 1) for part in parts]
