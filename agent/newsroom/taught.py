"""What one decision teaches: the traits that it is about, else its words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import comb

from agent.review.law import REASONS
from agent.text.edits import cut_short, removed
from agent.text.hints import meant
from agent.text.trait_words import advice
from agent.text.traits import Around, shows, visible
from memory.types import Lesson, NewLesson

NOTE = 200
CHANCE = 0.1
"""A trait without a word about it is learnt if chance gives one like it less often than this."""
LACKED = 0.2
"""More of the approved drafts may not have it."""
STOP_EARLIER = "Stop earlier; the last sentence was cut"
REASON = {reason.code: reason.words for reason in REASONS}


@dataclass(frozen=True)
class Told:
    """A decision with the texts that it is about; `after` is what an edit made of `before`."""

    persona: str
    verb: str
    reason: str
    note: str
    before: str
    after: str
    around: Around
    interest: str = ""


@dataclass(frozen=True)
class Past:
    """What people made of her drafts before: texts with what they stood in."""

    refused: Sequence[tuple[str, Around]] = ()
    approved: Sequence[tuple[str, Around]] = ()


def taught(told: Told, past: Past) -> list[NewLesson]:
    """At most two lessons; an edit in which code sees nothing and that bears no note teaches none."""
    named = meant(told.note, told.before, told.around) if told.note else []
    if not named and told.verb == "edit":
        named = removed(told.before, told.after, told.around)
    if named:
        return [_about(trait, told) for trait in named]
    guessed = shared_by_refused(told, past) if told.verb == "reject" else []
    silent = replace(told, note="")  # nobody said these words of that trait
    return [_about(trait, silent) for trait in guessed] + _in_words(told, guessed=bool(guessed))


def tightened(new: NewLesson, known: Sequence[Lesson]) -> NewLesson:
    """A limit on length that was given again is the tighter of both."""
    if not new.family:
        return new
    limits = [each.trait for each in known if each.trait.startswith(new.family)]
    trait = min((new.trait, *limits), key=lambda each: int(each.removeprefix(new.family)))
    return replace(new, trait=trait, words=advice(trait))


def shared_by_refused(told: Told, past: Past) -> list[str]:
    """The trait that refused drafts share and approved ones lack, if chance hardly explains it: a
    one-sided binomial test against its share among the approved, corrected for the traits tried."""
    tried = list(visible(told.before, told.around))
    refused = [(told.before, told.around), *past.refused]
    odds = {trait: _odds(trait, refused, past.approved) for trait in tried}
    best = min(tried, key=lambda trait: odds[trait], default="")
    return [best] if best and odds[best] * len(tried) <= CHANCE else []


def _odds(
    trait: str, refused: Sequence[tuple[str, Around]], approved: Sequence[tuple[str, Around]]
) -> float:
    """How probable so many refused drafts with the trait are, if it had nothing to do with it."""
    seen = sum(shows(trait, *text) for text in refused)
    passed = sum(shows(trait, *text) for text in approved)
    if passed > LACKED * len(approved):
        return 1.0
    share, whole = (passed + 1) / (len(approved) + 2), len(refused)
    return sum(
        comb(whole, count) * share**count * (1 - share) ** (whole - count)
        for count in range(seen, whole + 1)
    )


def _about(trait: str, told: Told) -> NewLesson:
    measured = trait.startswith("longer:")
    return NewLesson(
        persona=told.persona, code=_code(told), trait=trait, words=advice(trait),
        verb=_verb(told), note=told.note[:NOTE], family="longer:" if measured else "",
    )  # fmt: skip


def _in_words(told: Told, *, guessed: bool) -> list[NewLesson]:
    """The note, word for word; without one, what the reason says or the edit did."""
    without = "" if guessed else _said_without_words(told)
    words = f"“{told.note[:NOTE]}”" if told.note else without
    if not words:
        return []
    return [
        NewLesson(
            persona=told.persona, code=_code(told), trait="", words=words, verb=_verb(told),
            note=told.note[:NOTE], about=told.interest,
        )
    ]  # fmt: skip


def _said_without_words(told: Told) -> str:
    if told.verb == "edit":
        return STOP_EARLIER if cut_short(told.before, told.after) else ""
    reason = REASON.get(told.reason, "") if told.reason != "other" else ""
    return f"Refused without a word more: {reason}" if reason else ""


def _code(told: Told) -> str:
    return told.reason if told.verb == "reject" else told.verb


def _verb(told: Told) -> str:
    if told.verb == "reject":
        return f"refused as {told.reason}" if told.reason != "other" else "refused"
    return {"edit": "edited", "redo": "asked"}[told.verb]
