"""Whose voice it is: each persona's fingerprint, from her present era against everybody else."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import chain

from agent.types.persona import Persona
from agent.types.speaking import Language
from agent.voice.background import background
from agent.voice.eras import yardstick
from agent.voice.fingerprint import Fingerprint

LEAST_LINES = 10
"""Fewer lines in a language make no fingerprint of it."""
MOST_LINES = 600
"""Of all the others together; the flat posts are 300 and more in each language."""


def voice_of(
    persona: Persona, personas: Mapping[str, Persona], language: Language | None = None
) -> Fingerprint:
    """In her own language where none is named. Raises ValueError where she has no line in it."""
    tongue = language or persona.file.language
    lines = yardstick(persona.canon, tongue).lines
    return _kept(persona.name, tongue, lines, others_of(persona, personas, tongue))


def languages_of(persona: Persona) -> list[Language]:
    """Her own first, then others in which she has lines enough."""
    own = persona.file.language
    known = {line.language for line in persona.canon}
    further = (tongue for tongue in known - {own} if _enough(persona, tongue))
    return [own, *sorted(further)]


def _enough(persona: Persona, language: Language) -> bool:
    return len(yardstick(persona.canon, language).lines) >= LEAST_LINES


def others_of(
    persona: Persona, personas: Mapping[str, Persona], language: Language
) -> tuple[str, ...]:
    """The flat posts that come along, and what the other personas' canons have in this language: in a label of many
    some lines of each, for what a voice costs grows with the square of all others together, and eight of them tell
    nearly as much as forty."""
    theirs = [
        [line.text for line in other.canon if line.language == language]
        for name, other in sorted(personas.items())
        if name != persona.name
    ]
    each = -(-MOST_LINES // max(1, sum(map(bool, theirs))))
    return (*background(language), *chain.from_iterable(_evenly(lines, each) for lines in theirs))


def _evenly(lines: Sequence[str], most: int) -> Sequence[str]:
    """From the whole length of a canon, whose parts differ."""
    return lines if len(lines) <= most else [lines[n * len(lines) // most] for n in range(most)]


def _kept(
    name: str, language: Language, lines: tuple[str, ...], others: tuple[str, ...]
) -> Fingerprint:
    """The last two of each persona and language (hers, and hers as somebody is about to edit her), since one
    takes half a MB and her judge asks for it all day."""
    latest = _LATEST.get((name, language), ())
    found = [each for each in latest if each[:2] == (lines, others)]
    if not found:
        found = [(lines, others, Fingerprint.of(lines, others))]
        _LATEST[name, language] = (*found, *latest[:1])
    return found[0][2]


_Learned = tuple[tuple[str, ...], tuple[str, ...], Fingerprint]
_LATEST: dict[tuple[str, Language], tuple[_Learned, ...]] = {}


@lru_cache(maxsize=8)
def fingerprint_of(lines: tuple[str, ...], others: tuple[str, ...]) -> Fingerprint:
    """Of other lines than her present ones: those of an earlier era, masked ones; kept while a page is looked at."""
    return Fingerprint.of(lines, others)
