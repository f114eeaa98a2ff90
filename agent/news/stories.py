"""Items → stories (one happening) → sagas (one running affair), online and in order of time.

Two levels, since one threshold cannot serve both: a story is joined on evidence, a saga on resemblance.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from agent.news.likeness import APART, Entry, Likeness, Weights
from agent.news.sagas import Sagas
from agent.news.words import title_key

JOIN = 0.40
MEAN = 0.28
MERGE = 0.50
MOST_COMPARED = 6


@dataclass(frozen=True)
class Grouped:
    """Where items went. Stories and sagas that are not in the archive yet have negative numbers."""

    story_of: dict[int, int] = field(default_factory=dict)
    saga_of: dict[int, int] = field(default_factory=dict)
    """Of the new stories."""
    merged: dict[int, int] = field(default_factory=dict)
    """story → the story that it turned out to be."""


def group(
    new: Iterable[Entry],
    known: Sequence[Entry],
    saga_of: Mapping[int, int],
    late: Mapping[str, int],
) -> Grouped:
    """Place `new` items among the `known` ones (the window, with their stories).

    `late` maps links of items older than the window to their stories.
    """
    arrivals = sorted(new, key=lambda entry: (entry.at, entry.id))
    grouping = _Grouping(Likeness(Weights([*known, *arrivals])), saga_of, late)
    for entry in known:
        if entry.story is not None:
            grouping.put(entry, entry.story)
    for entry in arrivals:
        grouping.place(entry)
    return grouping.grouped


class _Grouping:
    def __init__(
        self, likeness: Likeness, saga_of: Mapping[int, int], late: Mapping[str, int]
    ) -> None:
        self.grouped = Grouped()
        self._likeness = likeness
        self._members: dict[int, list[Entry]] = defaultdict(list)
        self._by_link: dict[str, int] = dict(late)
        self._by_title: dict[str, Entry] = {}
        self._by_word: dict[tuple[str, str], list[Entry]] = defaultdict(list)
        self._story: dict[int, int] = {}
        self._sagas = Sagas(likeness.weights, saga_of)

    def place(self, entry: Entry) -> None:
        found = self._same(entry) or self._alike(entry)
        story = found if found is not None else -(len(self.grouped.saga_of) + 1)
        if found is None:
            self.grouped.saga_of[story] = self._sagas.place(entry)
        self.grouped.story_of[entry.id] = story
        self.put(entry, story)

    def put(self, entry: Entry, story: int) -> None:
        """Note that the entry belongs to the story, for all who come later."""
        self._members[story].append(entry)
        self._story[entry.id] = story
        if entry.link_key:
            self._by_link.setdefault(entry.link_key, story)
        if key := title_key(entry.title):
            self._by_title[key] = entry
        for word in entry.title_words:
            if self._likeness.weights.is_rare(word, entry.language):
                self._by_word[entry.language, word].append(entry)
        self._sagas.note(entry, story, self.grouped.saga_of.get(story))

    def _same(self, entry: Entry) -> int | None:
        """The story of the same link, or of the same long title within the time that a story runs."""
        if entry.link_key and entry.link_key in self._by_link:
            return self._current(self._by_link[entry.link_key])
        twin = self._by_title.get(title_key(entry.title))
        if twin is not None and abs(twin.at - entry.at) <= APART:
            return self._current(self._story[twin.id])
        return None

    def _alike(self, entry: Entry) -> int | None:
        """The story most like it; a second one as like as that was the same happening all along."""
        fits = [
            (best, story)
            for story in self._near(entry)
            if (best := self._fit(entry, story)) >= JOIN
        ]
        fits.sort(reverse=True)
        if len(fits) > 1 and fits[1][0] >= MERGE:
            return self._merge(fits[0][1], fits[1][1])
        return fits[0][1] if fits else None

    def _near(self, entry: Entry) -> set[int]:
        """Stories with a member that shares a rare word of the title, and is not too far off in time."""
        near: set[int] = set()
        for word in entry.title_words:
            for other in self._by_word.get((entry.language, word), ()):
                if abs(other.at - entry.at) <= APART:
                    near.add(self._current(self._story[other.id]))
        return near

    def _fit(self, entry: Entry, story: int) -> float:
        """The best likeness to a member, 0 where the members as a whole are too unlike."""
        compared = self._sample(story)
        scores = [self._likeness.score(entry, member) for member in compared]
        return max(scores) if sum(scores) / len(scores) >= MEAN else 0.0

    def _sample(self, story: int) -> list[Entry]:
        members = self._members[story]
        return [*members[:1], *members[1:][-(MOST_COMPARED - 1) :]]

    def _merge(self, one: int, other: int) -> int:
        """Merge the younger into the older where their members agree; the story to join is returned."""
        older, younger = sorted((one, other), key=lambda story: (story < 0, abs(story)))
        links = [self._fit(member, older) for member in self._sample(younger)]
        if sum(links) / len(links) < JOIN:
            return one
        self._members[older] += self._members.pop(younger)
        for entry in self._members[older]:
            self._story[entry.id] = older
            if self.grouped.story_of.get(entry.id) == younger:
                self.grouped.story_of[entry.id] = older
        self.grouped.merged[younger] = older
        return older

    def _current(self, story: int) -> int:
        while story in self.grouped.merged:
            story = self.grouped.merged[story]
        return story
