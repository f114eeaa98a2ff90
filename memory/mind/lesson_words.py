"""How a lesson reads: what to do about it, how often it was given, and who gave it last."""

from collections.abc import Sequence

from memory.types import Giving, Lesson

TIMES = {1: "", 2: " twice"}


def told(lesson: Lesson) -> str:
    """ "Don't end with a question: “again?” (refused twice, last by mei on 2026-03-02)"."""
    givings = lesson.counted
    whole = f"{lesson.words}: “{lesson.note}”" if lesson.note else lesson.words
    if not givings:
        return whole
    last, latest = givings[-1], ", last by" if len(givings) > 1 else " by"
    return f"{whole} ({verb(givings)}{often(len(givings))}{latest} {last.by} on {last.at:%Y-%m-%d})"


def verb(givings: Sequence[Giving]) -> str:
    """What people did, as far as they all did the same."""
    whole = {each.verb for each in givings}
    if len(whole) == 1:
        return whole.pop()
    first = {each.partition(" ")[0] for each in whole}
    return first.pop() if len(first) == 1 else "taught"


def often(times: int) -> str:
    return TIMES.get(times, f" {times} times")
