"""Whether later reports bring something truly new, and whether two stories tell of one happening after all. Pure.

New is what two publishers, each in words of its own, tell alike and nobody told before: then their reports
resemble each other more than anything that came earlier. When in doubt, nothing is new.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from difflib import SequenceMatcher
from itertools import combinations

from agent.news.families import family_of
from agent.news.untold import remarks, tells_no_story
from agent.news.words import headline, words
from agent.types.news import Source

LEAST_APART = timedelta(hours=2)
"""What comes sooner is the same news on its way to others."""
NEW_WORDS = 2.0
PAIR = 0.5
"""A pair of characters counts half, since one word makes several."""
COPY = 0.85
TOLD_SHARE = 0.6


def new_against(
    before: Sequence[Source], after: Sequence[Source], told_by: datetime
) -> tuple[Source, ...]:
    """Those of `after` that tell something which none of `before` told. Only reports in one language compare."""
    late = [each for each in after if _may_be_new(each, told_by)]
    found: list[Source] = []
    for one, other in combinations(late, 2):
        known = [each for each in before if each.language == one.language == other.language]
        if known and _agree(one, other) and _goes_on(one, other, known):
            found += (one, other)
    return tuple(dict.fromkeys(found))


def tells_the_same(story: Sequence[Source], told: Sequence[Source]) -> bool:
    """Whether nearly every report of the one says in its title what the other's reports have said."""
    shares = [share for each in story if (share := _told_share(each, told)) is not None]
    return bool(shares) and sum(shares) / len(shares) >= TOLD_SHARE


def _may_be_new(report: Source, told_by: datetime) -> bool:
    late = report.seen_at is not None and report.seen_at >= told_by + LEAST_APART
    return late and not remarks(report.title) and not tells_no_story(report.title)


def _agree(one: Source, other: Source) -> bool:
    """Two houses, and neither title copied from the other."""
    if family_of(one.url, one.publisher) == family_of(other.url, other.publisher):
        return False
    return SequenceMatcher(None, one.title, other.title, autojunk=False).ratio() < COPY


def _goes_on(one: Source, other: Source, known: Sequence[Source]) -> bool:
    told = frozenset().union(*(_title(each) | _summary(each) for each in known))
    shared = (_title(one) & _title(other)) - told
    if sum(PAIR if not word.isascii() else 1.0 for word in shared) < NEW_WORDS:
        return False
    nearest = max(_alike(new, old) for new in (one, other) for old in known)
    return _alike(one, other) > nearest


def _told_share(report: Source, told: Sequence[Source]) -> float | None:
    """The share of its title's words that stand in what was told in its language; None where nothing was."""
    known = [each for each in told if each.language == report.language]
    title = _title(report)
    if not known or not title:
        return None
    return len(title & _all(known)) / len(title)


def _all(reports: Iterable[Source]) -> frozenset[str]:
    return frozenset().union(*(_title(each) for each in reports))


def _title(report: Source) -> frozenset[str]:
    return frozenset(words(headline(report.title)))


def _summary(report: Source) -> frozenset[str]:
    return frozenset(words(report.summary))


def _alike(one: Source, other: Source) -> float:
    """Dice's coefficient over the words of two titles."""
    mine, yours = _title(one), _title(other)
    return 2 * len(mine & yours) / ((len(mine) + len(yours)) or 1)
