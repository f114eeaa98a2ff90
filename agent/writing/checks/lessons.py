"""What review has taught: a candidate that trips over a lesson says so, and loses against one that doesn't."""

from collections.abc import Iterable

from agent.text.trait_words import does
from agent.text.traits import shows
from agent.types.writing import Candidate, Flag, Taught
from agent.writing.brief import Brief
from agent.writing.checks.check import warn

CODE = "lesson"


def keeps_to_lessons(candidate: Candidate, brief: Brief) -> Iterable[Flag]:
    """It never refuses: who taught it may have changed their mind, and a person decides anyway."""
    for lesson in tripped(candidate.text, brief):
        yield warn(CODE, f"{lesson.says}: {does(lesson.trait)}")


def tripped(text: str, brief: Brief) -> list[Taught]:
    around = brief.around
    return [each for each in brief.lessons if each.trait and shows(each.trait, text, around)]
