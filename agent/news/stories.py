"""Items → stories (one happening) → sagas (one running affair), online and in order of time.

Two levels, since one threshold cannot serve both: a story is joined on evidence, a saga on resemblance.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from agent.news.likeness import Entry, Likeness, comparable
from agent.news.sagas import Sagas
from agent.news.told import Sharing, Told
from agent.news.weights import Weights

JOIN, MEAN = 0.32, 0.3
MERGE = 0.4
STRAY = 0.07
MOST_COMPARED = 6
MOST_NEAR = 24
FEWEST_WITH_STRAY = 4


@dataclass(frozen=True)
class Grouped:
    """Where one gather's items went. Stories and sagas that grouping began itself have negative numbers."""

    story_of: dict[int, int] = field(default_factory=dict)
    saga_of: dict[int, int] = field(default_factory=dict)
    """Of the new stories."""
    merged: dict[int, int] = field(default_factory=dict)
    """story → the story that it turned out to be."""
    sagas_merged: dict[int, int] = field(default_factory=dict)
    """saga → the saga that it turned out to be."""
    firsts: dict[int, Entry] = field(default_factory=dict)
    """New story → the item that told it first, whose title it bears."""
    left: set[int] = field(default_factory=set)
    """Stories that lost a stray."""


def group(
    new: Iterable[Entry],
    known: Sequence[Entry],
    saga_of: Mapping[int, int],
    late: Mapping[str, int],
    bridges: Mapping[int, int] | None = None,
) -> Grouped:
    """Place `new` items among the `known` ones (the window, with their stories).

    `late` maps links of items older than the window to their stories, `bridges` items to those that tell
    the same in another language.
    """
    grouping = Grouping()
    grouping.take_up(known, saga_of)
    return grouping.add(new, late, bridges)


class Grouping:
    """Places entries one by one; what was told lately is kept in memory."""

    def __init__(self) -> None:
        self._weights = Weights()
        self._told = Told(self._weights)
        self._likeness = Likeness(self._weights)
        self._sagas = Sagas()
        self._saga_of: dict[int, int] = {}
        self._bridges: Mapping[int, int] = {}
        self._grouped = Grouped()
        self._fresh = 0

    @property
    def known(self) -> list[Entry]:
        """The window, in order of coming."""
        return self._told.entries

    def add(
        self,
        new: Iterable[Entry],
        late: Mapping[str, int] | None = None,
        bridges: Mapping[int, int] | None = None,
    ) -> Grouped:
        """Place what one gather brought; afterwards the stories that grew lose their strays."""
        grouped = self._grouped = Grouped()
        stories, sagas = len(self._told.merged), len(self._sagas.merged)
        self._bridges = bridges or {}
        arrivals = sorted(new, key=lambda entry: (entry.at, entry.id))
        self._told.late = late or {}
        for entry in arrivals:
            self._place(entry)
        for story in dict.fromkeys(self._told.story(entry.id) for entry in arrivals):
            if story is not None:
                self._eject(story)
        self._sagas.settle()
        for gone in islice(self._told.merged, stories, None):
            grouped.merged[gone] = self._told.current(gone)
        for gone in islice(self._sagas.merged, sagas, None):
            grouped.sagas_merged[gone] = self._sagas.current(gone)
        for story, saga in grouped.saga_of.items():
            grouped.saga_of[story] = self._sagas.current(saga)
        return grouped

    def take_up(self, known: Iterable[Entry], saga_of: Mapping[int, int]) -> None:
        """The window as the archive has it. All of it is counted before anything is weighed, as if it had
        been there all along."""
        placed = [(entry, entry.story) for entry in known if entry.story is not None]
        self._saga_of.update(saga_of)
        for entry, _ in placed:
            self._weights.add(entry.said.all_words)
        self._sagas.take_up(
            (entry.said.affair_words, saga_of[story]) for entry, story in placed if story in saga_of
        )
        for entry, story in placed:
            self._note(entry, story)

    def _place(self, entry: Entry) -> None:
        self._weights.add(entry.said.all_words)
        found = self._told.same(entry)
        if found is None and not entry.said.untold:
            found = self._bridged(entry, self._alike(entry))
        if found is None:
            found = self._new_story(entry)
        elif found in self._saga_of:
            self._sagas.note(entry.said.affair_words, self._saga_of[found])
        self._grouped.story_of[entry.id] = found
        self._note(entry, found)

    def _note(self, entry: Entry, story: int) -> None:
        gone = self._told.put(entry, story)
        if gone is not None:
            self._likeness.forget(gone)

    def _new_story(self, entry: Entry) -> int:
        self._fresh -= 1
        saga = self._sagas.place(entry.said.affair_words)
        self._saga_of[self._fresh] = self._grouped.saga_of[self._fresh] = saga
        self._grouped.firsts[self._fresh] = entry
        return self._fresh

    def _alike(self, entry: Entry) -> int | None:
        """The story most like it; a second one as like as that was the same happening all along."""
        sharing = self._told.sharing(entry)
        fits = [
            (best, story)
            for story in self._near(sharing)
            if (best := self._fit(entry, story, sharing)) >= JOIN
        ]
        fits.sort(reverse=True)
        if len(fits) > 1 and fits[1][0] >= MERGE:
            return self._merge(fits[0][1], fits[1][1])
        return fits[0][1] if fits else None

    def _near(self, sharing: Sharing) -> list[int]:
        """Their stories, those with most in common first."""
        nearest = sorted(sharing, key=lambda other: (-sharing[other], other))[:MOST_NEAR]
        return [s for s in dict.fromkeys(map(self._told.story, nearest)) if s is not None]

    def _fit(self, entry: Entry, story: int, sharing: Sharing) -> float:
        """The best likeness to a member, 0 where those that words can compare are too unlike on average."""
        members = [each for each in self._sample(story) if comparable(entry, each)]
        scores = [self._likeness.score(entry, each) for each in members if each.id in sharing]
        return max(scores, default=0.0) if sum(scores) >= MEAN * len(members) else 0.0

    def _sample(self, story: int) -> list[Entry]:
        members = self._told.members[story]
        return [*members[:1], *members[1:][-(MOST_COMPARED - 1) :]]

    def _bridged(self, entry: Entry, found: int | None) -> int | None:
        """The story that tells the same in another language, if each lacks what the other is told in."""
        other = self._bridges.get(entry.id)
        partner = None if other is None else self._told.story(other)
        if partner is None or partner == found:
            return found
        if found is None:
            return partner
        tongues = [{each.language for each in self._told.members[s]} for s in (found, partner)]
        return found if tongues[0] & tongues[1] else self._fold(found, partner)

    def _merge(self, one: int, other: int) -> int:
        """Merge where the members agree; the story to join is returned."""
        older, younger = _by_age(one, other)
        links = [self._fit(each, older, self._told.sharing(each)) for each in self._sample(younger)]
        return one if sum(links) / len(links) < JOIN else self._fold(one, other)

    def _fold(self, one: int, other: int) -> int:
        """The younger into the older, which keeps its number."""
        older, younger = _by_age(one, other)
        for entry in self._told.merge(younger, older):
            if self._grouped.story_of.get(entry.id) == younger:
                self._grouped.story_of[entry.id] = older
        return older

    def _eject(self, story: int) -> None:
        """A member that is hardly like any other begins a story of its own; the first one stays."""
        members = list(self._told.members[story])
        if len(members) < FEWEST_WITH_STRAY:
            return
        for entry in members[1:]:
            if self._is_stray(entry, story):
                stray = self._new_story(entry)
                self._grouped.story_of[entry.id] = stray
                self._grouped.left.add(story)
                self._told.move(entry, stray)

    def _is_stray(self, entry: Entry, story: int) -> bool:
        """Neither its link nor its words tie it to the story; nobody is judged by words of another language."""
        if any(entry.shares_link(each) for each in self._told.members[story]):
            return False
        others = [e for e in self._sample(story) if e is not entry and comparable(entry, e)]
        likeness = [self._likeness.score(entry, each) for each in others]
        return bool(likeness) and max(likeness) < STRAY


def _by_age(one: int, other: int) -> tuple[int, int]:
    """The older first: archived before new, then by number."""
    older, younger = sorted((one, other), key=lambda story: (story < 0, abs(story)))
    return older, younger
