"""Law 9, and the other things that a person decides singly whatever the text is like."""

from collections.abc import Iterable

from agent.text.subjects import touches
from agent.types.writing import Candidate, Flag
from agent.writing.brief import Brief
from agent.writing.checks.check import note, warn


def grave_subjects_are_held(candidate: Candidate, brief: Brief) -> Iterable[Flag]:
    """The occasion's subjects and the text's own; a list of words is in doubt by nature, so: held."""
    for subject in dict.fromkeys((*brief.occasion.grave, *touches(candidate.text))):
        yield warn("grave", f"touches {subject}: for a person to decide", single=True)


def her_own_name_is_held(candidate: Candidate, brief: Brief) -> Iterable[Flag]:
    if brief.occasion.about_self:
        yield warn("about-self", "the news is about herself or her label", single=True)


def sample_is_marked(candidate: Candidate, brief: Brief) -> Iterable[Flag]:
    if brief.occasion.sample:
        yield note("sample", "the news behind it is invented: the sample day that came along")
