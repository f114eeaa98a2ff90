"""The words that say "this is AI" and "this is sponsored", added by code and by nothing else."""

import re
from collections.abc import Iterable
from functools import lru_cache

from agent.text.folding import UNSEEN, first_named, letters
from agent.text.lengths import length
from agent.types.accounts import CHANNELS, Waiver
from agent.types.persona import PersonaFile, Sponsor
from agent.types.speaking import Language

_MANY_BREAKS = re.compile(r"[^\S\n]*\n\s*\n\s*")
_ANY_BREAK = re.compile("\r\n?|[\v\f\u0085\u2028\u2029]")
# A disclosure that a model wrote stands as a sentence of its own or in brackets of its own.
_BEFORE = r"(?:^|(?<=[。．！？.!?…」』”)）\]】\"\n])|(?=[(（\[【〔—–]))[^\S\n]{0,8}[(（\[【〔—–\-·*_~]{0,8}"
_AFTER = r"(?:[)）\]】〕。．.!！*_~]+|(?=\s*(?:\Z|\n)))"


def letter(text: str, persona: PersonaFile, language: str, channel: str) -> str:
    """The text as it leaves: her words, a blank line, the disclosures. Applying it twice changes nothing."""
    parts = (body_of(text, persona), below(text, persona, language, channel))
    return "\n\n".join(part for part in parts if part)


def overhead(text: str, persona: PersonaFile, language: str, channel: str) -> int:
    """How much of the channel's length the disclosures below this text take, the blank line counted."""
    whole = length(letter(text, persona, language, channel), channel)
    return whole - length(body_of(text, persona), channel)


def sponsors_named(text: str, persona: PersonaFile) -> tuple[Sponsor, ...]:
    """The sponsors that the text names, by whichever spelling."""
    return tuple(
        sponsor
        for sponsor in persona.boundaries.sponsors
        if first_named(text, (sponsor.name, *sponsor.also_called))
    )


def waived(persona: PersonaFile, channel: str) -> Waiver | None:
    """By whose word, and why, her posts bear no line there; None: they do."""
    waiver = persona.accounts.on(channel).waiver
    return waiver if waiver is not None and waiver.of == "words" else None


def below(text: str, persona: PersonaFile, language: str, channel: str) -> str:
    """The disclosures of this text alone, a line each; empty only where a waiver leaves them out."""
    body = body_of(text, persona)
    paid = [
        sponsor
        for sponsor in persona.boundaries.sponsors
        if sponsor in sponsors_named(body, persona) or _already(text, sponsor)
    ]
    own = {**persona.disclosure.words, **persona.accounts.on(channel).words}
    words = [*([] if waived(persona, channel) else [own]), *(sponsor.words for sponsor in paid)]
    return "\n".join(dict.fromkeys(_in(each, language, persona) for each in words))


def _already(text: str, sponsor: Sponsor) -> bool:
    """Whoever wrote a sponsor's words into the text had a reason: they stay, once."""
    said = letters(text)
    return any(letters(words) in said for words in sponsor.words.values() if letters(words))


def _in(words: dict[Language, str], language: str, persona: PersonaFile) -> str:
    """In that language, else in the one she writes in, else in any; never nothing."""
    first = [said for key, said in words.items() if key == language]
    second = [said for key, said in words.items() if key == persona.language]
    every = [*first, *second, *words.values()]
    return next((said.strip() for said in every if letters(said)), "AI")


def body_of(text: str, persona: PersonaFile) -> str:
    """Her words alone: without unseen marks that could hide a disclosure, and without one that a model wrote."""
    written = [_sentence(words) for words in _all_words(persona) if letters(words)]
    body, before = UNSEEN.sub("", _ANY_BREAK.sub("\n", text)), ""
    while body != before:
        before = body
        for sentence in written:
            body = sentence.sub("", body)
        body = _MANY_BREAKS.sub("\n\n", body).strip()
    return body


def _all_words(persona: PersonaFile) -> Iterable[str]:
    yield from persona.disclosure.words.values()
    for channel in CHANNELS:
        yield from persona.accounts.on(channel).words.values()
    for sponsor in persona.boundaries.sponsors:
        yield from sponsor.words.values()


@lru_cache(maxsize=256)
def _sentence(words: str) -> re.Pattern[str]:
    """These words in whatever case, width, spacing and punctuation."""
    loose = r"[\W_]*".join(_either_width(char) for char in letters(words))
    return re.compile(_BEFORE + loose + _AFTER, re.I | re.M)


def _either_width(char: str) -> str:
    return f"[{char}{chr(ord(char) + 0xFEE0)}]" if char.isascii() else re.escape(char)
