"""Which script a text is in, how long it looks to a reader, and how it begins."""

import re
import unicodedata

KANA = r"\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fd-\u30ff\uff66-\uff9d"
HAN = r"\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_KANA = re.compile(f"[{KANA}]")
_HAN = re.compile(f"[{HAN}]")
_LATIN_WORD = re.compile(r"[A-Za-zÀ-ɏ]+")
_OTHER = re.compile(r"[\u0370-\u1fff\uac00-\ud7af]")
# Characters that only Japanese writes this way, for headlines without kana.
_ONLY_JAPANESE = re.compile(
    "[気発図駅続売読転対応変経済検権険験団県広沢浜帰戦悪価働込両収実関鉄総竜歩毎黒児単営圏伝桜楽渋"
    "焼様稲穏縄絵聴処択拡拠挙挿掲摂観覚訳譲豊郷醸銭霊頼顔髪鶏齢満円]"
)
_ZWJ = "\u200d"
_LINE = re.compile(r"\s+")


def language_of(text: str) -> str:
    """ "ja", "zh" or "en" by the script that carries the text; "" where none of them does."""
    han, kana = len(_HAN.findall(text)), len(_KANA.findall(text))
    latin, other = len(_LATIN_WORD.findall(text)), len(_OTHER.findall(text))
    if max(han + kana, latin) <= other / 4:
        return ""
    if han + kana >= latin:
        return "ja" if _japanese(text, han, kana) else "zh"
    return "en"


def _japanese(text: str, han: int, kana: int) -> bool:
    """One の on a Chinese shop sign doesn't make the text Japanese: a twentieth must be."""
    marks = kana + len(_ONLY_JAPANESE.findall(text))
    return marks * 20 >= han + kana


def graphemes(text: str) -> int:
    """Characters as a reader counts them: UAX #29 without the rules for Indic conjuncts."""
    if text.isascii():
        return len(text) - text.count("\r\n")
    count, flags, start, before = 0, 0, "", ""
    for char in text:
        flags = flags + 1 if "\U0001f1e6" <= char <= "\U0001f1ff" else 0
        paired = flags > 0 and flags % 2 == 0
        if not before or not (paired or _joins(start, before, char)):
            count, start = count + 1, char
        before = char
    return count


def _joins(start: str, before: str, char: str) -> bool:
    """Whether `char` belongs to the cluster that `start` began and `before` ends."""
    if before in "\r\n" or char in "\r\n":
        return before == "\r" and char == "\n"
    if before == _ZWJ and _picture(start) and _picture(char):
        return True
    return _extends(char) or _hangul(before, char)


def _extends(char: str) -> bool:
    if "\U0001f3fb" <= char <= "\U0001f3ff" or "\U000e0020" <= char <= "\U000e007f":
        return True
    return char in "\u0e33\u0eb3\u200c\u200d\uff9e\uff9f" or unicodedata.category(char) in (
        "Mn",
        "Me",
        "Mc",
    )


def _picture(char: str) -> bool:
    if "\U0001f1e6" <= char <= "\U0001f1ff":
        return False
    return "\U0001f000" <= char <= "\U0001faff" or unicodedata.category(char) in ("So", "Sm")


def _hangul(before: str, char: str) -> bool:
    """Conjoining jamo: leading + vowel, vowel + trailing, and syllables that take one."""
    if "\u1160" <= char <= "\u11a7":
        return "\u1100" <= before <= "\u11a7" or _open_syllable(before)
    if "\u11a8" <= char <= "\u11ff":
        return "\u1160" <= before <= "\u11ff" or "\uac00" <= before <= "\ud7a3"
    return "\u1100" <= before <= "\u115f" and (
        "\u1100" <= char <= "\u115f" or "\uac00" <= char <= "\ud7a3"
    )


def _open_syllable(char: str) -> bool:
    return "\uac00" <= char <= "\ud7a3" and (ord(char) - 0xAC00) % 28 == 0


def opening(text: str, n: int = 12) -> str:
    """The first `n` characters, whitespace folded and left out of the count's way at the start."""
    return _LINE.sub(" ", text).strip()[:n]
