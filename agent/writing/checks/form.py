"""Length and language."""

from collections.abc import Iterable

from agent.text.disclosure import letter, overhead
from agent.text.lengths import length, most
from agent.text.scripts import language_of
from agent.types.writing import Candidate, Flag
from agent.writing.brief import Brief
from agent.writing.checks.check import note, refuse, warn


def fits_length(candidate: Candidate, brief: Brief) -> Iterable[Flag]:
    """The persona's own limits, in graphemes; the disclosure below the text counts (law 8)."""
    file = brief.persona.file
    limits = file.voice.length[file.language]
    long = length(candidate.text)
    below = overhead(candidate.text, file, file.language, "page")
    if long == 0:
        yield refuse("empty", "there is no text")
    elif long + below > limits.at_most:
        words = f"{long} characters and {below} of disclosure; at most {limits.at_most} in all"
        yield refuse("too-long", words)
    elif long < limits.at_least:
        yield note("short", f"{long} characters; she writes at least {limits.at_least}")


def fits_channels(candidate: Candidate, brief: Brief) -> Iterable[Flag]:
    """Each channel's own limit, in its own count, disclosure included: nothing is ever cut at sending."""
    file = brief.persona.file
    for channel in file.channels:
        limit = most(file, channel)
        long = length(letter(candidate.text, file, file.language, channel), channel)
        if limit is not None and long > limit:
            words = (
                f"{long} of {channel}'s {limit}, disclosure included; shorten it by {long - limit}"
            )
            yield refuse("too-long-there", words)


def is_in_her_language(candidate: Candidate, brief: Brief) -> Iterable[Flag]:
    found = language_of(candidate.text)
    if found and found != brief.persona.file.language:
        yield warn("language", f"reads as {found}; she writes in {brief.persona.file.language}")
