"""Items → stories (one happening) → sagas (one running affair), online and in order of time.

Two levels, since one threshold cannot serve both: a story is joined on evidence, a saga on resemblance.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from agent.news.likeness import APART, EVIDENCE, Entry, Likeness
from agent.news.sagas import Sagas
from agent.news.weights import WINDOW, Weights
from agent.news.words import title_key

JOIN = 0.36
MEAN = 0.25
MERGE = 0.45
STRAY = 0.12
MOST_COMPARED = 6
MOST_NEAR = 24


@dataclass(frozen=True)
class Grouped:
    """Where items went. Stories and sagas that are not in the archive yet have negative numbers."""

    story_of: dict[int, int] = field(default_factory=dict)
    saga_of: dict[int, int] = field(default_factory=dict)
    """Of the new stories."""
    merged: dict[int, int] = field(default_factory=dict)
    """story → the story that it turned out to be."""
    sagas_merged: dict[int, int] = field(default_factory=dict)
    """saga → the saga that it turned out to be."""


def group(
    new: Iterable[Entry],
    known: Sequence[Entry],
    saga_of: Mapping[int, int],
    late: Mapping[str, int],
) -> Grouped:
    """Place `new` items among the `known` ones (the window, with their stories).

    `late` maps links of items older than the window to their stories.
    """
    grouping = Grouping(saga_of, late)
    for entry in known:
        if entry.story is not None:
            grouping.put(entry, entry.story)
    return grouping.add(new)


class Grouping:
    """The window in memory: what was told lately, by story, link, title and word."""

    def __init__(self, saga_of: Mapping[int, int], late: Mapping[str, int]) -> None:
        self.grouped = Grouped()
        self._weights = Weights()
        self._likeness = Likeness(self._weights)
        self._sagas = Sagas(self._weights)
        self._saga_of = dict(saga_of)
        self._members: dict[int, list[Entry]] = defaultdict(list)
        self._by_link: dict[str, int] = dict(late)
        self._by_title: dict[str, Entry] = {}
        self._by_word: dict[str, dict[int, Entry]] = defaultdict(dict)
        self._story: dict[int, int] = {}
        self._queue: deque[Entry] = deque()
        self._fresh = 0

    def add(self, new: Iterable[Entry]) -> Grouped:
        """Place what one gather brought; afterwards the stories that grew lose their strays."""
        arrivals = sorted(new, key=lambda entry: (entry.at, entry.id))
        for entry in arrivals:
            self._place(entry)
        for story in {self._story[entry.id] for entry in arrivals if entry.id in self._story}:
            self._eject(story)
        for saga in self._sagas.merged:
            self.grouped.sagas_merged[saga] = self._sagas.current(saga)
        for story, saga in self.grouped.saga_of.items():
            self.grouped.saga_of[story] = self._sagas.current(saga)
        return self.grouped

    def put(self, entry: Entry, story: int) -> None:
        """Note that the entry belongs to the story, for all who come later."""
        self._weights.add(entry.all_words)
        self._note(entry, story)
        if story in self._saga_of:
            self._sagas.note(entry.title_words, self._saga_of[story])

    def _place(self, entry: Entry) -> None:
        self._weights.add(entry.all_words)
        found = self._same(entry)
        if found is None and not entry.untold:
            found = self._alike(entry)
        if found is None:
            found = self._new_story(entry)
        elif found in self._saga_of:
            self._sagas.note(entry.title_words, self._saga_of[found])
        self.grouped.story_of[entry.id] = found
        self._note(entry, found)

    def _new_story(self, entry: Entry) -> int:
        self._fresh -= 1
        saga = self._sagas.place(entry.title_words)
        self._saga_of[self._fresh] = self.grouped.saga_of[self._fresh] = saga
        return self._fresh

    def _note(self, entry: Entry, story: int) -> None:
        self._members[story].append(entry)
        self._story[entry.id] = story
        if entry.link_key:
            self._by_link.setdefault(entry.link_key, story)
        if key := title_key(entry.title):
            self._by_title[key] = entry
        if not entry.untold:
            for word in entry.title_words:
                self._by_word[word][entry.id] = entry
        self._queue.append(entry)
        if len(self._queue) > WINDOW:
            self._forget(self._queue.popleft())

    def _forget(self, entry: Entry) -> None:
        """Leave nothing of it behind but its link."""
        for word in entry.title_words:
            self._by_word[word].pop(entry.id, None)
            if not self._by_word[word]:
                del self._by_word[word]
        if self._by_title.get(key := title_key(entry.title)) is entry:
            del self._by_title[key]
        self._members[self._current(self._story.pop(entry.id))].remove(entry)
        self._likeness.forget(entry)

    def _same(self, entry: Entry) -> int | None:
        """The story of the same link, or of the same long title within the time that a story runs."""
        if entry.link_key and entry.link_key in self._by_link:
            return self._current(self._by_link[entry.link_key])
        twin = None if entry.untold else self._by_title.get(title_key(entry.title))
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

    def _near(self, entry: Entry) -> list[int]:
        """Stories with a member that shares enough rare words of the title, those with most in common first."""
        shared: dict[int, float] = defaultdict(float)
        for word in entry.title_words:
            if self._weights.is_rare(word):
                worth = self._likeness.evidence((word,))
                for other in self._by_word.get(word, ()):
                    shared[other] += worth
        near = sorted((-worth, other) for other, worth in shared.items() if worth >= EVIDENCE)
        found = (self._current(self._story[other]) for _, other in near[:MOST_NEAR])
        return list(dict.fromkeys(found))

    def _fit(self, entry: Entry, story: int) -> float:
        """The best likeness to a member, 0 where the members as a whole are too unlike."""
        scores = [self._likeness.score(entry, member) for member in self._sample(story)]
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
        for entry in self._members[younger]:
            self._story[entry.id] = older
            if self.grouped.story_of.get(entry.id) == younger:
                self.grouped.story_of[entry.id] = older
        self._members[older] += self._members.pop(younger)
        self.grouped.merged[younger] = older
        return older

    def _eject(self, story: int) -> None:
        """A member that is hardly like any other begins a story of its own; the first one stays."""
        members = self._members[story]
        if len(members) < 4:
            return
        for entry in members[1:]:
            others = [member for member in self._sample(story) if member is not entry]
            best = max(self._likeness.score(entry, other) for other in others)
            linked = any(entry.link_key and entry.link_key == other.link_key for other in others)
            if best < STRAY and not linked:
                self._move(entry)

    def _move(self, entry: Entry) -> None:
        self._members[self._story[entry.id]].remove(entry)
        story = self._new_story(entry)
        self.grouped.story_of[entry.id] = self._story[entry.id] = story
        self._members[story].append(entry)

    def _current(self, story: int) -> int:
        while story in self.grouped.merged:
            story = self.grouped.merged[story]
        return story
