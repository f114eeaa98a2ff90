"""Taste: what people approved and refused among her drafts on stories, as leanings. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from agent.types.taste import Decided, Leaning, Taste
from agent.writing.factors import Factor
from memory.mind.recurring import subjects

HALF_LIFE = timedelta(days=90)
"""So old a decision counts half as much as one of today."""
OF_THE_TEXT = frozenset({"not-her", "untrue", "repeats", "timing"})
"""Reasons of a refusal that say little of the story itself."""
LITTLE = 0.25
PRIOR = 2.0
"""So many imagined decisions, half of them approvals, stand beside the real ones."""
FEWEST, STRONGEST = 1.5, 3
"""A word counts from about two decisions on, and the strongest three of a headline together."""
REACH = 0.5
"""The most that taste adds or takes, as a share of the appeal."""


@dataclass(frozen=True)
class Vote:
    """One decision as it counts for a subject, named as it was written."""

    name: str
    weight: float
    approved: bool


def learned(decided: Iterable[Decided], now: datetime) -> Taste:
    """From the decisions on her drafts about stories, each given once."""
    interests: dict[str, list[Vote]] = defaultdict(list)
    words: dict[str, list[Vote]] = defaultdict(list)
    every = list(decided)
    for each in every:
        weight = _weight(each, now)
        if each.interest:
            interests[each.interest].append(Vote(each.interest, weight, each.approved))
        for word, written in words_of(each.title).items():
            words[word].append(Vote(written, weight, each.approved))
    often = {word: votes for word, votes in words.items() if _sum(votes) >= FEWEST}
    return Taste(_leanings(interests), _leanings(often), len(every))


def _weight(each: Decided, now: datetime) -> float:
    age = max(timedelta(0), now - each.at) / HALF_LIFE
    little = not each.approved and each.reason in OF_THE_TEXT
    return float((LITTLE if little else 1.0) * 0.5**age)


def words_of(title: str) -> dict[str, str]:
    """The words that may be a subject, by their stems."""
    return dict(subjects(title, short=True))


def _leanings(votes: Mapping[str, Sequence[Vote]]) -> dict[str, Leaning]:
    return {name: _leaning(given) for name, given in votes.items()}


def _leaning(votes: Sequence[Vote]) -> Leaning:
    """The difference over the sum, drawn towards 0 while there are few."""
    liked = [vote for vote in votes if vote.approved]
    whole = _sum(votes)
    value = (2 * _sum(liked) - whole) / (whole + PRIOR)
    return Leaning(votes[-1].name, len(liked), len(votes) - len(liked), round(value, 3))


def _sum(votes: Sequence[Vote]) -> float:
    return sum(vote.weight for vote in votes)


def leaning_on(title: str, interests: Sequence[str], taste: Taste) -> Factor | None:
    """What taste makes of a story, between half and one and a half; None where it knows nothing of it."""
    known = [taste.interests[name] for name in interests if name in taste.interests]
    found = [taste.words[word] for word in words_of(title) if word in taste.words]
    strongest = sorted(found, key=lambda each: (-abs(each.value), -len(each.name), each.name))
    of_words = strongest[:STRONGEST]
    if not (known or of_words):
        return None
    value = _mean(known) + _mean(of_words) / 2
    told = max((*known, *of_words), key=lambda each: abs(each.value))
    return Factor(1 + REACH * min(1.0, max(-1.0, value)), _words(told))


def _mean(leanings: Sequence[Leaning]) -> float:
    return sum(each.value for each in leanings) / len(leanings) if leanings else 0.0


def _words(told: Leaning) -> str:
    many = told.approved + told.refused
    return f"taste: {told.approved} of {many} drafts on {told.name} were approved"
