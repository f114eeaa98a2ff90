"""Phrases that give a text away: posing as human, an assistant's tone, askers out of nowhere, morals."""

import re
from collections.abc import Iterable

from agent.text.phrases import ASKER, ASSISTANT, HUMAN, MORALS
from agent.text.scripts import language_of


def _any(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.I)


_HUMAN, _ASSISTANT, _ASKER = _any(HUMAN), _any(ASSISTANT), _any(ASKER)
_MORALS = {language: _any(patterns) for language, patterns in MORALS.items()}
_LAST = re.compile(r"[^。！？!?.…\n]+[。！？!?.…」』”\"’)）\s]*$")
_QUESTION = re.compile(
    r"[?？][\s」』”\"’)）~～…]*$|(?:吗|呢|么|でしょうか|のかな|かしら|だろうか)[。.…~～\s]*$"
)


def claims_human(text: str) -> str | None:
    """The words that would pass her off as human, or None."""
    found = _HUMAN.search(text)
    return found[0] if found else None


def assistant_phrases(text: str) -> list[str]:
    """What chatbots say and she doesn't."""
    return [found[0] for found in _ASSISTANT.finditer(text)]


def invented_asker(text: str) -> str | None:
    """ "Somebody asked me": a happening that needs a memory to support it."""
    found = _ASKER.search(text)
    return found[0] if found else None


def moral_ending(text: str, language: str = "") -> str | None:
    """The moral that the last sentence draws, or None."""
    law = _MORALS.get(language or language_of(text))
    found = law.search(last_sentence(text)) if law else None
    return found[0] if found else None


def closing_question(text: str) -> bool:
    """Whether it ends by asking the reader something."""
    return _QUESTION.search(text.strip()) is not None


def last_sentence(text: str) -> str:
    found = _LAST.search(text.strip())
    return found[0].strip() if found else text.strip()
