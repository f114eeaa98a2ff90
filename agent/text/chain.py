"""A post that is too long for a channel, as the chain of posts (what channels call a thread) that her settings allow
there. It is cut at drafting, where a person sees how; at sending nothing is cut any more."""

import re
from collections.abc import Callable

from agent.text.disclosure import below, body_of, letter
from agent.text.lengths import length, most, most_parts
from agent.types.persona import PersonaFile

BETWEEN = "\f"
"""Stands between the parts of what leaves. Nothing else in it can: in her own words code makes a line break of it."""
_ENDS = tuple(
    re.compile(pattern)
    for pattern in (
        r"\n+",
        r"[。！？…]+[」』”’）]*\s*|[.!?]+[\"'”’)]*\s+",
        r"[，、；：]\s*|[,;:]\s+|\s*—+\s*",
        r"\s+",
    )
)
"""Where a part may end: at a line, a sentence, a clause, a word; the first that leaves it half full at least."""


def sent_as(text: str, persona: PersonaFile, language: str, channel: str) -> str:
    """What leaves there: her letter, or the parts of a chain with BETWEEN between them."""
    return BETWEEN.join(parts(text, persona, language, channel))


def parts(text: str, persona: PersonaFile, language: str, channel: str) -> tuple[str, ...]:
    """Each with the disclosures below it, and its number; a single one where it fits, or cannot be a chain."""
    whole = letter(text, persona, language, channel)
    limit, lawful = most(persona, channel), most_parts(persona, channel)
    if limit is None or lawful == 1 or length(whole, channel) <= limit:
        return (whole,)
    notice = below(text, persona, language, channel)

    def fits(piece: str) -> bool:
        return length(_numbered(piece, notice, lawful, lawful), channel) <= limit

    pieces = _cut(body_of(text, persona), fits)
    if not 1 < len(pieces) <= lawful:
        return (whole,)
    return tuple(_numbered(piece, notice, n, len(pieces)) for n, piece in enumerate(pieces, 1))


def parts_of(body: str) -> list[str]:
    """What leaves, part by part."""
    return body.split(BETWEEN)


def _numbered(piece: str, notice: str, number: int, of: int) -> str:
    mark = f"{number}/{of}"
    return f"{piece}\n\n{f'{notice} · {mark}' if notice else mark}"


def _cut(rest: str, fits: Callable[[str], bool]) -> list[str]:
    """Empty where it has a stretch without an end that doesn't fit."""
    pieces = []
    while rest and not fits(rest):
        end = _end(rest, fits)
        if not end:
            return []
        pieces.append(rest[:end].strip())
        rest = rest[end:].strip()
    return [*pieces, rest] if rest else pieces


def _end(text: str, fits: Callable[[str], bool]) -> int:
    ends = [_last_fitting(text, pattern, fits) for pattern in _ENDS]
    return next((end for end in ends if end >= max(ends) / 2), 0)


def _last_fitting(text: str, pattern: re.Pattern[str], fits: Callable[[str], bool]) -> int:
    last = 0
    for match in pattern.finditer(text):
        if not fits(text[: match.end()].strip()):
            break
        last = match.end() if text[: match.end()].strip() else last
    return last
