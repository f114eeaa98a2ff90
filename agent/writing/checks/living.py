"""Her life beside the news: embargoes, moods that press nobody, label mates, answers, the right day."""

import re
from collections.abc import Iterable

from agent.text.folding import first_named
from agent.text.lengths import length
from agent.text.pressing import presses
from agent.text.sameness import similarity
from agent.types.writing import Candidate, Flag
from agent.writing.brief import Brief
from agent.writing.checks.check import note, refuse, warn

SAME_AS_A_MATE = 0.45
_TODAY = re.compile(r"今天|今晚|今夜|今日|\btoday\b|\btonight\b|\bthis evening\b", re.I)
_IS_TODAY = ("今天", "今日", "today")


def keeps_the_embargo(candidate: Candidate, brief: Brief) -> Iterable[Flag]:
    """Whoever wrote it, and whoever approves."""
    found = first_named(candidate.text, brief.embargo)
    if found:
        yield refuse("embargo", f"tells of “{found}” before its embargo in calendar.yaml ends")


def presses_nobody(candidate: Candidate, brief: Brief) -> Iterable[Flag]:
    """A mood of hers is no lever: nobody is asked to stay, to answer or to be sorry."""
    found = presses(candidate.text)
    if found:
        yield refuse("presses", f"presses readers: “{found}”")


def says_not_what_a_mate_says(candidate: Candidate, brief: Brief) -> Iterable[Flag]:
    for text in brief.spoken.mates:
        if similarity(candidate.text, text) >= SAME_AS_A_MATE:
            yield refuse("mate", f"says what another of her label says that day: “{text[:40]}”")
            return


def answers_are_for_a_person(candidate: Candidate, brief: Brief) -> Iterable[Flag]:
    """Whatever a rule lets out by itself, an answer to somebody is read by a person first."""
    if brief.occasion.kind == "reply":
        yield warn("answer", "answers a reader: for a person to decide", single=True)


def names_the_right_day(candidate: Candidate, brief: Brief) -> Iterable[Flag]:
    """What is tomorrow or was yesterday is not called today."""
    when = brief.occasion.when
    found = _TODAY.search(candidate.text)
    if when and found and not when.startswith(_IS_TODAY):
        yield warn("day", f"says “{found[0]}”, and it is {when}", single=True)


def stays_in_her_mood(candidate: Candidate, brief: Brief) -> Iterable[Flag]:
    felt, file = brief.feeling, brief.persona.file
    if felt is None or brief.occasion.form:
        return
    most = round(file.voice.length[file.language].at_most * shortened(felt.shorter, felt.strength))
    if felt.shorter < 1 and length(candidate.text) > most:
        yield note("mood", f"is long for her mood, {felt.name}: {most} characters at most")


def shortened(shorter: float, strength: float) -> float:
    """Which part of her usual length is left in a mood that has faded so far."""
    return 1 - (1 - shorter) * strength
