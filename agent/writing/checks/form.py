"""Length and language."""

from collections.abc import Iterable

from agent.text.chain import parts
from agent.text.disclosure import overhead
from agent.text.folding import fold
from agent.text.lengths import length, most
from agent.text.scripts import language_of
from agent.types.writing import Candidate, Flag
from agent.writing.brief import Brief
from agent.writing.checks.check import note, refuse, warn
from agent.writing.forms import FORMS, Shape, speakers

LEAST_LETTERS = 2
"""Dots and dashes are no post: a model that repeats the form it was asked to fill in leaves those."""


def fits_length(candidate: Candidate, brief: Brief) -> Iterable[Flag]:
    """The persona's own limits, in graphemes; the disclosure below the text counts (law 8)."""
    file = brief.persona.file
    if brief.occasion.form in FORMS:
        yield from _fits_form(candidate, FORMS[brief.occasion.form])
        return
    limits = file.voice.length[file.language]
    long = length(candidate.text)
    below = overhead(candidate.text, file, file.language, "page")
    if sum(map(str.isalnum, candidate.text)) < LEAST_LETTERS:
        yield refuse("empty", "there are no words in it")
    elif long + below > limits.at_most:
        words = f"{long} characters and {below} of disclosure; at most {limits.at_most} in all"
        yield refuse("too-long", words)
    elif long < limits.at_least:
        yield note("short", f"{long} characters; she writes at least {limits.at_least}")


def _fits_form(candidate: Candidate, shape: Shape) -> Iterable[Flag]:
    """A commission has the length of its form; its disclosure is added below it all the same."""
    long = length(candidate.text)
    if not shape.least <= long <= shape.most:
        severity = refuse if long == 0 or long > shape.most else warn
        yield severity("length", f"{long} characters; {shape.least} to {shape.most} were asked for")


def only_the_label_speaks(candidate: Candidate, brief: Brief) -> Iterable[Flag]:
    """A dialogue gives words to her and her label mates, and imitates nobody."""
    shape = FORMS.get(brief.occasion.form)
    if shape is None or not shape.several:
        return
    lawful = [each.file.identity for each in (brief.persona, *brief.company)]
    names = {fold(name) for each in lawful for name in (each.name, *each.also_called)}
    for speaker in speakers(candidate.text):
        if fold(speaker) not in names:
            yield refuse("voice-of-another", f"lets {speaker} speak, who is nobody of the label")


def fits_channels(candidate: Candidate, brief: Brief) -> Iterable[Flag]:
    """Each channel's own limit, in its own count, disclosure included: nothing is ever cut at sending, and how a
    chain is cut is a person's to see."""
    file = brief.persona.file
    for channel in file.channels:
        if file.language not in (file.accounts.on(channel).languages or (file.language,)):
            continue  # it goes there in another language, or not at all
        limit, leaves = most(file, channel), parts(candidate.text, file, file.language, channel)
        long = max(length(part, channel) for part in leaves)
        if limit is not None and long > limit:
            words = (
                f"{long} of {channel}'s {limit}, disclosure included; shorten it by {long - limit}"
            )
            yield refuse("too-long-there", words)
        elif len(leaves) > 1:
            words = f"goes to {channel} as a chain of {len(leaves)}; look where it is cut"
            yield warn("chain", words, single=True)


def is_in_her_language(candidate: Candidate, brief: Brief) -> Iterable[Flag]:
    found = language_of(candidate.text)
    if found and found != brief.persona.file.language:
        yield warn("language", f"reads as {found}; she writes in {brief.persona.file.language}")
