"""Three kinds of claim: about the news, only the source; about the world, for a person to check; imagined, plainly so."""

from collections.abc import Iterable

from agent.text import names, numerals
from agent.text.reckoning import worked_out
from agent.text.sameness import most_similar
from agent.text.statements_of_fact import facts_stated
from agent.types.writing import Candidate, Flag
from agent.writing.brief import Brief
from agent.writing.checks.check import note, warn

SAME_CLAIM = 0.4
RECKONED_LATELY = 30


def claims_are_shown(candidate: Candidate, brief: Brief) -> Iterable[Flag]:
    """What the writer itself named as a statement about the world, and what reads like one."""
    for claim in candidate.claims:
        yield warn("claim", f"states as a fact, unchecked: “{claim}”", single=True)
    if not candidate.claims:
        for sentence in facts_stated(candidate.text):
            if most_similar(sentence, _own(brief))[0] < SAME_CLAIM:
                yield warn("claim", f"reads as a fact, unchecked: “{sentence}”", single=True)


def _own(brief: Brief) -> list[str]:
    """What she was told of her world, a line each: nobody needs to check that again."""
    return [line for line in f"{brief.lore}\n{brief.material}".splitlines() if line.strip()]


def imagined_stays_plain(candidate: Candidate, brief: Brief) -> Iterable[Flag]:
    """A number or a name from outside her own world makes what is imagined sound like a report."""
    own = "\n".join((*brief.persona.files.values(), *brief.label.about))
    for words in candidate.imagined:
        found = [*numerals.unsupported(words, (own,)), *names.unsupported(words, (own,))]
        if found:
            yield warn(
                "imagined-report",
                f"is imagined, and {', '.join(found)} makes it sound like a report: “{words}”",
                single=True,
            )


def numbers_are_rarely_worked_out(candidate: Candidate, brief: Brief) -> Iterable[Flag]:
    found = worked_out(candidate.text)
    lately = brief.spoken.posts[:RECKONED_LATELY]
    if found and any(map(worked_out, lately)):
        yield note("reckons", f"works a number out again: “{found}”")
