"""The judges: every law that code can check, the fingerprint, and the model's opinion where there is one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from agent.text.sameness import most_similar
from agent.types.writing import Candidate, Flag, Verdict
from agent.writing.brief import Brief
from agent.writing.checks import (
    claims,
    facts,
    form,
    gravity,
    lessons,
    living,
    obedience,
    sameness,
    words,
)
from agent.writing.checks.check import Check, refuse, warn
from agent.writing.checks.claims import SAME_CLAIM
from agent.writing.opinions import Opinion, Opinions

CHECKS: tuple[Check, ...] = (
    form.fits_length,
    form.fits_channels,
    form.is_in_her_language,
    form.only_the_label_speaks,
    obedience.holds_no_payload,
    obedience.letters_are_what_they_seem,
    obedience.can_be_read,
    obedience.gives_nobody_orders,
    obedience.sources_give_no_orders,
    obedience.echoes_no_source,
    obedience.tells_no_rules,
    facts.links_come_from_the_source,
    facts.mentions_nobody,
    facts.numbers_are_known,
    facts.names_are_known,
    facts.nothing_is_copied,
    facts.canon_is_not_copied,
    facts.nobody_is_invented,
    claims.claims_are_shown,
    claims.imagined_stays_plain,
    claims.numbers_are_rarely_worked_out,
    words.says_nothing_banned,
    words.keeps_what_is_sealed,
    words.keeps_the_embargo,
    words.contracts_are_kept,
    words.never_passes_as_human,
    words.sounds_like_no_assistant,
    words.ends_without_a_moral,
    words.discloses_sponsors,
    words.keeps_the_catchphrase_rare,
    sameness.is_not_said_again,
    sameness.opens_anew,
    sameness.does_not_retell,
    sameness.says_that_it_goes_on,
    sameness.angle_is_not_spent,
    sameness.thread_is_hers_and_open,
    living.keeps_the_embargo,
    living.presses_nobody,
    living.says_not_what_a_mate_says,
    living.answers_are_for_a_person,
    living.names_the_right_day,
    living.stays_in_her_mood,
    lessons.keeps_to_lessons,
    gravity.grave_subjects_are_held,
    gravity.nobody_living_is_accused,
    gravity.her_own_name_is_held,
    gravity.sample_is_marked,
)
OF_DESCRIPTIONS: tuple[Check, ...] = (
    obedience.holds_no_payload,
    obedience.letters_are_what_they_seem,
    obedience.gives_nobody_orders,
    facts.links_come_from_the_source,
    facts.mentions_nobody,
    words.says_nothing_banned,
    words.keeps_what_is_sealed,
    words.keeps_the_embargo,
    words.never_passes_as_human,
    living.keeps_the_embargo,
    living.presses_nobody,
)
"""What a file's description is held to: it leaves, and isn't hers to be worded."""
WEAK_VOICE = 25
WEIGHTS = {
    "opinion": 10.0, "voice": 0.1, "warn": -1.5, "lesson": -20.0, "own_pick": 2.0, "angle": 5.0,
}  # fmt: skip
"""An angle that her people take instead of others, as often as they can, weighs half a point of a judge's ten. A lesson weighs two points of a judge's ten, and more than the whole fingerprint: what people have
refused before goes out only where nothing else is nearly as good."""


def flags_of(candidate: Candidate, brief: Brief) -> tuple[Flag, ...]:
    """What code finds, without doubles."""
    found = [flag for check in CHECKS for flag in check(candidate, brief)]
    return tuple(dict.fromkeys(found))


def description_flags(candidate: Candidate, brief: Brief) -> tuple[Flag, ...]:
    found = [flag for check in OF_DESCRIPTIONS for flag in check(candidate, brief)]
    return tuple(dict.fromkeys(found))


def verdict(
    candidate: Candidate, brief: Brief, voice: float | None, opinion: Opinion | None = None
) -> Verdict:
    """Everything measured on one candidate."""
    flags = (*flags_of(candidate, brief), *_voice_flags(voice))
    return with_opinion(Verdict(flags=flags, voice=voice), candidate, opinion)


def with_opinion(found: Verdict, candidate: Candidate, opinion: Opinion | None) -> Verdict:
    """An opinion adds flags and never takes one away."""
    if opinion is None:
        return found
    flags = tuple(dict.fromkeys((*found.flags, *_opinion_flags(opinion, candidate))))
    return replace(found, flags=flags, opinion=opinion.score, said=opinion.said)


def _voice_flags(voice: float | None) -> Iterable[Flag]:
    """The fingerprint flags and ranks; it never condemns one post alone."""
    if voice is not None and voice < WEAK_VOICE:
        yield Flag("voice", "note", f"sounds little like her: {voice:.0f} of 100")


def _opinion_flags(opinion: Opinion, candidate: Candidate) -> Iterable[Flag]:
    for words_ in opinion.false:
        yield refuse("unfounded", f"the judge finds no ground for: “{words_}”")
    for words_ in opinion.claims:
        if most_similar(words_, candidate.claims)[0] >= SAME_CLAIM:
            continue  # the writer named it already
        yield warn("claim", f"states as a fact, unchecked: “{words_}”", single=True)
    for words_ in opinion.invented:
        yield warn("invented", f"says that something happened: “{words_}”", single=True)


def best(
    candidates: Sequence[Candidate],
    verdicts: Sequence[Verdict],
    own_pick: int,
    judged: Opinions | None,
    liked: Mapping[str, float] | None = None,
) -> int | None:
    """The number of the best candidate that no law bars, or None. `liked` are angles by what swaps say."""
    open_ones = [number for number, found in enumerate(verdicts) if not found.refused]
    favourite = judged.best if judged else own_pick
    likes = [(liked or {}).get(each.angle, 0.0) for each in candidates]
    return max(open_ones, key=lambda n: _worth(verdicts[n], n == favourite, likes[n]), default=None)


def _worth(found: Verdict, favourite: bool, liked: float) -> float:
    warnings = sum(flag.severity == "warn" for flag in found.flags)
    return (
        WEIGHTS["opinion"] * (found.opinion or 0)
        + WEIGHTS["voice"] * (found.voice or 0)
        + WEIGHTS["warn"] * warnings
        + WEIGHTS["lesson"] * sum(flag.code == lessons.CODE for flag in found.flags)
        + WEIGHTS["own_pick"] * favourite
        + WEIGHTS["angle"] * liked
    )
