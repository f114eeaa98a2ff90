"""Names in a text's own script, which must stand in its source: Moltbook, OpenAI, 《标题》, 「題名」."""

import re
from collections.abc import Iterable, Iterator

from agent.text.folding import names
from agent.text.links import without_links
from agent.text.scripts import language_of

_WORD = r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ0-9]*(?:['’&.+-][A-Za-zÀ-ɏ0-9]+)*"
_TOKEN = re.compile(_WORD)
_TITLES = re.compile(r"《([^》]{1,60})》|「([^」]{1,60})」|『([^』]{1,60})』|〈([^〉]{1,60})〉")
_STARTS = re.compile(r"(?:^|[.!?…:;。！？：；\n])[\s\"'“‘(\[—–*-]*$|[“\"‘(\[—–]\s*$")
_CALENDAR = frozenset((
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february",
    "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
    "christmas", "easter", "sabbath", "advent", "lent",
))  # fmt: skip
"""One of them or many: Thursdays name nobody."""
# Capitalised or all in capitals, but no names.
_COMMON = frozenset((
    "i", "i'm", "i'd", "i'll", "i've", "ok", "tv", "ai", "cd", "dj", "vip", "faq", "ps", "pm",
    "am", "us", "uk", "eu", "un", "usb", "wifi", "app", "id", "english", "french",
    "german", "chinese", "japanese", "american", "british", "european", "asian", "african",
    "indian", "god", "earth", "internet", "mr", "mrs", "ms", "dr", "st",
))  # fmt: skip
STEM = 4
"""A shorter name has no other form here."""
_ENDINGS = ("n", "an", "ian", "ese", "s")
_JOINING = frozenset((
    "of", "the", "and", "for", "de", "la", "le", "van", "von", "der", "du", "del", "di",
))  # fmt: skip


def latin_names(text: str) -> set[str]:
    """Names in Latin letters, each word of a sequence for itself, as written.

    In a Chinese or Japanese text every word with a capital counts. In an English one a plain
    capitalised word at the start of a sentence doesn't, unless it stands elsewhere too.
    """
    plain = without_links(text)
    english = language_of(plain) == "en"
    found = set()
    for token in _TOKEN.finditer(plain):
        word = re.sub(r"['’]s?$", "", token[0])
        if _named(word) and not (english and _only_starts(word, plain[: token.start()])):
            found.add(word)
    return found


def quoted_titles(text: str) -> set[str]:
    """What stands in 《》「」『』〈〉."""
    return {"".join(groups).strip() for groups in _TITLES.findall(text)}


def unsupported(text: str, sources: Iterable[str]) -> list[str]:
    """Latin names and 《titles》 that stand in none of the sources, whatever their case, width or spacing."""
    known = " ".join(sources)
    works = re.findall(r"《([^》]{1,60})》", text)
    said = latin_names(text) | set(works)
    return sorted(name for name in said if not any(names(known, form) for form in _forms(name)))


def _forms(name: str) -> Iterator[str]:
    """A source that has Australian speaks of Australia, and the other way round."""
    yield name
    if len(name) >= STEM and name.isascii():
        yield from (name + ending for ending in _ENDINGS)
        yield from (name.removesuffix(e) for e in _ENDINGS if len(name) >= STEM + len(e))


def _named(word: str) -> bool:
    plain = word.casefold()
    if plain in _COMMON or plain in _JOINING or plain.removesuffix("s") in _CALENDAR:
        return False
    if word.endswith("s") and word[:-1].isupper() and plain[:-1] in _COMMON:
        return False  # AIs, TVs
    if len(word) < 2:
        return False
    return any(char.isupper() for char in word)


def _only_starts(word: str, before: str) -> bool:
    """A capital that a sentence's start accounts for; inner capitals (OpenAI, NASA) it doesn't."""
    return _STARTS.search(before) is not None and not any(char.isupper() for char in word[1:])
