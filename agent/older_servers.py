"""Servers that refuse `max_completion_tokens`, today's word for how long a reply may be, and know `max_tokens` only:
the first refusal tells, and it is remembered while the process lives."""

from functools import cache
from typing import Any

from agent.types.settings import ModelSettings

WORD, OLDER_WORD = "max_completion_tokens", "max_tokens"
REFUSALS = (400, 422)


@cache
def _older() -> set[str]:
    return set()


def worded(client: Any, settings: ModelSettings) -> Any:
    """The client, saying it in the word that its server knows."""
    if settings.base_url not in _older():
        return client
    told = {OLDER_WORD: settings.reply_tokens}
    return client.model_copy(update={"max_tokens": None, "extra_body": told})


def learned(problem: Exception, settings: ModelSettings) -> bool:
    """True where this refusal was about the word, and nobody knew: asking again is worth it, once."""
    import openai

    if not isinstance(problem, openai.APIStatusError) or problem.status_code not in REFUSALS:
        return False
    if WORD not in f"{problem.body} {problem.message}" or settings.base_url in _older():
        return False
    _older().add(settings.base_url)
    return True
