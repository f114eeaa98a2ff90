"""The laws of a proposed belief, whoever proposed or edited it: an opinion of hers on something that she
spoke of, and nothing that makes her somebody else."""

import re
from collections.abc import Iterable, Sequence

from agent.text.biography import claims_a_trait
from agent.text.claims import moral_ending
from agent.text.lengths import length
from agent.text.runs import shares_run
from agent.text.sameness import similarity
from agent.text.scripts import language_of
from agent.types.label import Label
from agent.types.persona import Persona
from agent.types.writing import Candidate, Flag, Occasion, Recalled, Spoken
from agent.writing.brief import Brief
from agent.writing.checks import facts, gravity, sameness, words
from agent.writing.checks.check import Check, refuse, warn
from memory.mind.recurring import share_a_subject

LONGEST = {"zh": 80, "ja": 80}
LONGEST_ELSEWHERE = 200
RESTATES = 0.55
QUOTES = 0.8
_LINE = re.compile(r"[^。！？!?\n]+[。！？!?]?")


def belief_brief(
    persona: Persona,
    label: Label,
    evidence: Sequence[Recalled],
    known: Sequence[str],
    refused: Sequence[str],
    today: str,
) -> Brief:
    """What a belief may rely on: its evidence, and nothing that is known or was refused already."""
    return Brief(
        persona=persona, label=label, occasion=Occasion("thought"), memories=tuple(evidence),
        threads=(), lessons=(), spoken=Spoken(posts=tuple(known), refused=tuple(refused)),
        today=today, seed="belief",
    )  # fmt: skip


def belief_flags(text: str, brief: Brief) -> tuple[Flag, ...]:
    """What code finds; a proposal with a flag that refuses goes to nobody."""
    found = [flag for check in CHECKS for flag in check(Candidate(text), brief)]
    return tuple(dict.fromkeys(found))


def rests_on_her_word(candidate: Candidate, brief: Brief) -> Iterable[Flag]:
    """Events alone are never evidence (law 7)."""
    if not any(memory.kind == "post" and memory.text for memory in brief.memories):
        yield refuse("unfounded", "rests on nothing that she said herself")


def is_about_its_evidence(candidate: Candidate, brief: Brief) -> Iterable[Flag]:
    if not share_a_subject(candidate.text, [memory.text for memory in brief.memories]):
        yield refuse("off-subject", "names nothing that stands in what it rests on")


def is_no_trait(candidate: Candidate, brief: Brief) -> Iterable[Flag]:
    found = claims_a_trait(candidate.text)
    if found:
        yield refuse("trait", f"says who she is instead of what she thinks: “{found}”")


def is_not_in_her_file(candidate: Candidate, brief: Brief) -> Iterable[Flag]:
    for line in _her_lines(brief.persona):
        if similarity(candidate.text, line) >= RESTATES or shares_run(candidate.text, line):
            yield refuse("restates", f"says what her files say already: “{line[:40]}”")
            return


def is_in_her_language(candidate: Candidate, brief: Brief) -> Iterable[Flag]:
    hers, found = brief.persona.file.language, language_of(candidate.text)
    if found != hers:
        yield refuse("language", f"reads as {found or 'no language of hers'}; she thinks in {hers}")


def is_short(candidate: Candidate, brief: Brief) -> Iterable[Flag]:
    most = LONGEST.get(brief.persona.file.language, LONGEST_ELSEWHERE)
    long = length(candidate.text)
    if not 0 < long <= most:
        yield refuse("too-long", f"{long} characters; a belief has at most {most}")


def is_no_quotation(candidate: Candidate, brief: Brief) -> Iterable[Flag]:
    """What was met is never copied; what she said is a memory already."""
    for memory in brief.memories:
        if memory.kind == "event" and shares_run(candidate.text, memory.text):
            yield refuse("copied", f"copies what she only met: “{memory.text[:40]}”")
        elif memory.kind == "post" and similarity(candidate.text, memory.text) >= QUOTES:
            yield warn("quotes-herself", "says in the same words what she said before")


def draws_no_moral(candidate: Candidate, brief: Brief) -> Iterable[Flag]:
    if moral_ending(candidate.text, brief.persona.file.language):
        yield warn("moral", "ends in a moral")


def _her_lines(persona: Persona) -> list[str]:
    file = persona.file
    lines = [*file.identity.who, *file.worldview, *(work.about for work in file.works)]
    lines += [
        part for stance in file.stances for part in (stance.says, f"{stance.about} {stance.says}")
    ]
    lines += [line.text for line in persona.canon]
    lore = (text for path, text in persona.files.items() if path.startswith("lore/"))
    return lines + [
        found.strip() for text in lore for found in _LINE.findall(text) if found.strip()
    ]


CHECKS: tuple[Check, ...] = (
    rests_on_her_word,
    is_about_its_evidence,
    is_no_trait,
    is_not_in_her_file,
    is_in_her_language,
    is_short,
    is_no_quotation,
    draws_no_moral,
    facts.links_come_from_the_source,
    facts.mentions_nobody,
    facts.numbers_are_known,
    facts.names_are_known,
    facts.nobody_is_invented,
    words.says_nothing_banned,
    words.keeps_what_is_sealed,
    words.never_passes_as_human,
    words.sounds_like_no_assistant,
    sameness.is_not_said_again,
    gravity.grave_subjects_are_held,
)
