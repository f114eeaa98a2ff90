"""Sentences that state how the world is: what a word means, what is usual, what a rule says. Somebody has to check them."""

import re

_SENTENCE = re.compile(r"[^。！？!?\n.]+(?:\.(?=\S)[^。！？!?\n.]*)*[。！？!?.]*[”\"」』]?")
_QUOTED = r"[“「『\"‘][^”」』\"’]{1,24}[”」』\"’]"

STATES = re.compile(
    "|".join(
        (
            # what a word means, or meant
            rf"{_QUOTED}[^。]{{0,10}}(?:的意思|本义|原义|原指|指的?(?:是)?|说的(?:本来)?是|从前(?:说的)?是|以前是|从前说)",
            rf"{_QUOTED}(?:是|，)[^。，]{{0,10}}(?:的单位|的叫法|的意思|一种|指)",
            r"(?:意思|本义|原意|字面)(?:就)?是",
            r"(?:英文|日文|法文|拉丁文|古文|方言)里(?:是|叫|写作)",
            rf"{_QUOTED} (?:means?|meant|used to mean|stands? for|is (?:said|short|old|what))",
            r"\b(?:means?|meant) (?:that|within|more than|less than)\b",
            r"\bstands? (?:for|beside)\b[^.]*:",
            r"\b[A-Z]\.[A-Z]\. (?:stands|means)\b",
            rf"\bwas {_QUOTED}",
            rf"\bwould be {_QUOTED}, which is\b",
            r"(?:という意味|を意味する|を指す|の略|もともとは|本来は)",
            # what is usual, or a rule
            r"(?:一般|通常|照规矩|按规定|照例|从前(?:都|说)|从来(?:没有|照不|是)|一回都没|一向)",
            r"(?:伴奏|歌词|字幕|合同|单子|说明书)[^。]{0,8}(?:不印|不带|不写|一般|都写)",
            r"\b(?:usually|generally|traditionally|officially|by law|as a rule|is always)\b",
            r"\bin the (?:forecast|shipping forecast|regulations|rulebook|dictionary|list of lights)\b",
            r"\bon (?:a|the) (?:chart|map|label|form)s?\b[^.]{0,12}\bstands?\b",
            r"\bwere (?:printed|recorded|listed|painted) in\b",
            r"(?:一般に|ふつうは|決まりでは|いつも.{0,6}もの)",
            # how nature or a thing is
            r"(?:那边|月球上|水里|真空里|太空里)(?:几乎)?没有",
            r"没有空气|听不见声音|照不到(?:阳光|太阳)",
        )
    ),
    re.I,
)  # fmt: skip


def facts_stated(text: str) -> list[str]:
    """The sentences that state such a thing, as they stand."""
    return [found[0].strip() for found in _SENTENCE.finditer(text) if STATES.search(found[0])]
