"""Whether a text can be read as the language that it should be in: no other tongue, no cipher, no shuffled letters. Pure."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import pairwise

from agent.text.folding import fold
from agent.text.links import without_links
from agent.text.scripts import HAN, KANA
from agent.voice.background import background

_WORD = re.compile(r"[A-Za-zÀ-ɏ]+(?:['’][A-Za-z]+)?")
_RUN = re.compile(r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ'’,;:.!?\- ]*")
_EAST = re.compile(rf"[{HAN}{KANA}ー]")
_EAST_RUN = re.compile(rf"[{HAN}{KANA}ー，。、！？：；]{{8,}}")
_STRANGE = re.compile(
    "[\u0370-\u1fff\u2d30-\u2dff\ua000-\ua97f\uab30-\uabbf\uac00-\ud7af\ufb50-\ufdff\ufe70-\ufeff]"
)
_MIXED = re.compile(
    r"\b(?=\w*[A-Za-z]\w*\d\w*[A-Za-z]|\w*[a-z]\d\w*\d|\d[a-z]\w*\d)[A-Za-z0-9]{3,}\b|\b[A-Za-z]*[a-z][@$][a-z]+\b"
)
_COMMON_WORDS = """
the a an and or but of to in on at by for from with as is are was were be been being it its it's this that these those there
here i i'm i'd i've i'll me my mine we our us you your he his him she her they their them who whom whose which what when where
why how not no nor so if then than too very just only also even still yet again once more most much many few some any all both
each every other another one two three first last next have has had do does did done will would can could may might must shall
should up down out off over under about into onto through before after until while since because though although between
against without within around along across like such same own never ever always now soon later nobody nothing somebody
something everybody everything isn't doesn't don't didn't won't wasn't can't couldn't wouldn't hasn't hadn't that's there's
what's who's let's said says say go goes went come comes came get gets got make made take took see saw know knew think thing
way day time year people man little old new good long back
"""
_ABROAD_WORDS = """
el los las un una unos que y en de del al se su sus es pero por para con muy como más está este esta eso lo le les nos mi tu si ya hay fue ser
der das und ist nicht ein eine einen dem den des zu mit auf für von im sich auch es ich du wir ihr sie wie noch nur aber oder wenn über nach bei
la et est une au aux ce cette ces dans pour sur avec pas plus qui ne nous vous ils elle sont il mais ou où je tout
gli uno di che è non per sono ma anche più questo questa nel della dei delle ha os um uma da dos das em na é não com mas mais
são seu sua ao pelo pela isso você het een van niet dat zijn met voor naar ook maar och att det som är på av inte og ikke bir ve bu
için ile çok w z się nie jest że jak po ale
"""
_COMMON, _ABROAD = frozenset(_COMMON_WORDS.split()), frozenset(_ABROAD_WORDS.split())
LEAST_WORDS, LEAST_SHARE, ABROAD_SHARE = 6, 0.14, 0.34
KNOWN_TRIGRAMS, LEAST_TRIGRAMS = 0.86, 20
SHOUTED, LEAST_SHOUTED = 0.6, 20
LEAST_PAIRS, KNOWN_PAIRS = 12, 0.25


def unreadable(text: str, language: str, own: Iterable[str] = ()) -> str | None:
    """Why it can't be read as Chinese, Japanese or English, or None; `own` are texts whose words are known, too."""
    plain = without_links(text)
    if _STRANGE.search(plain):
        return f"in a script of neither: {_around(_STRANGE, plain)}"
    english = language == "en"
    found = _in_english(plain) if english else _in_the_east(plain)
    return found or _garbled(plain, language, tuple(own))


def _in_english(text: str) -> str | None:
    east = _EAST_RUN.search(text)
    if east:
        return f"a run in another language: {east[0][:20]}"
    for sentence in re.split(r"(?<=[.!?。\n])\s+", text):
        words = [word.replace("’", "'").casefold() for word in _WORD.findall(sentence)]
        if len(words) >= LEAST_WORDS and _is_abroad(words):
            return f"does not read as English: {sentence[:30]}"
    return None


def _is_abroad(words: list[str]) -> bool:
    home = sum(word in _COMMON for word in words) / len(words)
    away = sum(word in _ABROAD for word in words) / len(words)
    return home < LEAST_SHARE or away > max(ABROAD_SHARE, home)


def _in_the_east(text: str) -> str | None:
    """A few foreign words are a name or a title; a sentence of them is another language."""
    for run in _RUN.findall(text):
        if len(_WORD.findall(run)) >= LEAST_WORDS:
            return f"a run in another language: {run[:30]}"
    if _WORD.search(text) and not _EAST.search(text):
        return f"in another language: {text[:30]}"
    return None


def _garbled(text: str, language: str, own: tuple[str, ...]) -> str | None:
    mixed = _MIXED.findall(text)
    if len(mixed) >= 3:
        return f"letters and digits mixed: {' '.join(mixed[:3])}"
    letters = [char for char in text if char.isalpha() and char.isascii()]
    if len(letters) >= LEAST_SHOUTED and sum(map(str.isupper, letters)) > SHOUTED * len(letters):
        return "all in capitals"
    return _repeated(text) or _backwards(text, language, own) or _misspelt(text, language, own)


def _repeated(text: str) -> str | None:
    found = re.search(r"\b(\w{2,})(?:\W+\1\b){3,}|(\S)\2{7,}|([^\W\d_]{2,8})\3{4,}", text, re.I)
    return f"the same over and over: {found[0][:20]}" if found else None


def _misspelt(text: str, language: str, own: tuple[str, ...]) -> str | None:
    if language != "en":
        return None
    grams = [gram for word in _WORD.findall(fold(text)) for gram in _trigrams(word)]
    sets = (_known("en"), *map(_of, own))
    known = sum(any(gram in each for each in sets) for gram in grams)
    if len(grams) >= LEAST_TRIGRAMS and known < KNOWN_TRIGRAMS * len(grams):
        return "its words are spelt as nobody spells them"
    return None


def _trigrams(word: str) -> list[str]:
    padded = f" {word} "
    return [padded[at : at + 3] for at in range(len(padded) - 2)]


def _backwards(text: str, language: str, own: tuple[str, ...]) -> str | None:
    """Whether it is likelier from its end than from its beginning, or likely from neither."""
    units = _units(text, language)
    pairs = list(pairwise(units))
    if len(pairs) < LEAST_PAIRS:
        return None
    sets = (_pairs(language), *(_pairs_of(line, language) for line in own))
    forth = sum(any(pair in each for each in sets) for pair in pairs)
    back = sum(any((after, before) in each for each in sets) for before, after in pairs)
    if back > forth + (language == "en"):
        return "reads backwards"
    shuffled = language != "en" and forth < KNOWN_PAIRS * len(pairs)
    return "its characters stand in no order that is usual" if shuffled else None


def _units(text: str, language: str) -> list[str]:
    """Words where spaces part them, else characters."""
    return _WORD.findall(fold(text)) if language == "en" else _EAST.findall(text)


@cache
def _known(language: str) -> frozenset[str]:
    return frozenset(
        g for line in background(language) for w in _WORD.findall(fold(line)) for g in _trigrams(w)
    )


@lru_cache(maxsize=256)
def _of(line: str) -> frozenset[str]:
    return frozenset(g for w in _WORD.findall(fold(line)) for g in _trigrams(w))


@cache
def _pairs(language: str) -> frozenset[tuple[str, str]]:
    return _pairs_in(background(language), language)


@lru_cache(maxsize=256)
def _pairs_of(line: str, language: str) -> frozenset[tuple[str, str]]:
    return _pairs_in((line,), language)


def _pairs_in(lines: Iterable[str], language: str) -> frozenset[tuple[str, str]]:
    return frozenset(pair for line in lines for pair in pairwise(_units(line, language)))


def _around(look: re.Pattern[str], text: str) -> str:
    found = look.search(text)
    return text[found.start() : found.start() + 12] if found else ""
