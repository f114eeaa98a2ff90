"""Law 9, and the other things that a person decides singly whatever the text is like."""

from collections.abc import Iterable

from agent.text.subjects import living_person_accused, touched
from agent.types.writing import ACCUSED, Candidate, Flag
from agent.writing.appeal import told
from agent.writing.brief import Brief
from agent.writing.checks.check import note, warn


def grave_subjects_are_held(candidate: Candidate, brief: Brief) -> Iterable[Flag]:
    """The occasion's subjects and the text's own; where only a maybe is seen, it is held and says so."""
    occasion = [name for name in brief.occasion.grave if name != ACCUSED]
    for name in dict.fromkeys((*occasion, *map(told, touched(candidate.text)))):
        yield warn("grave", f"touches {name}: for a person to decide", single=True)


def nobody_living_is_accused(candidate: Candidate, brief: Brief) -> Iterable[Flag]:
    """A living person named with something against them, in the news or in her own words."""
    if ACCUSED in brief.occasion.grave or living_person_accused(candidate.text):
        words = "somebody living is named with something against them: look at who, and whether it is proven"
        yield warn("accused", words, single=True)


def her_own_name_is_held(candidate: Candidate, brief: Brief) -> Iterable[Flag]:
    if brief.occasion.about_self:
        yield warn("about-self", "the news is about herself or her label", single=True)


def sample_is_marked(candidate: Candidate, brief: Brief) -> Iterable[Flag]:
    if brief.occasion.sample:
        yield note("sample", "the news behind it is invented: the sample day that came along")
