"""What was told lately, in memory: entries by story, link, title and rare word. The oldest leave as new ones come."""

from collections import defaultdict, deque
from collections.abc import Mapping

from agent.news.likeness import APART, EVIDENCE, Entry, worth
from agent.news.weights import WINDOW, Weights

Sharing = dict[int, float]
"""Entry → what the rare words weigh that its title shares with another."""


class Told:
    """Cost per entry depends on the window alone. `merged` says what a story turned out to be, `late` under
    which links older stories than those of the window stand."""

    def __init__(self, weights: Weights, window: int = WINDOW) -> None:
        self.merged: dict[int, int] = {}
        self.late: Mapping[str, int] = {}
        self.members: dict[int, list[Entry]] = defaultdict(list)
        self._weights = weights
        self._window = window
        self._by_link: dict[str, int] = {}
        self._by_title: dict[str, Entry] = {}
        self._by_word: dict[str, dict[int, None]] = defaultdict(dict)
        """Which entries use a word, in order of coming. Numbers alone, which the garbage collector need not walk
        over: it stops everything meanwhile."""
        self._story: dict[int, int] = {}
        self._queue: deque[Entry] = deque()

    @property
    def entries(self) -> list[Entry]:
        return list(self._queue)

    def put(self, entry: Entry, story: int) -> Entry | None:
        """Note the entry under its story; the entry that had to leave for it is returned."""
        self.members[story].append(entry)
        self._story[entry.id] = story
        if entry.link_key:
            self._by_link.setdefault(entry.link_key, story)
        if entry.said.title_key:
            self._by_title[entry.said.title_key] = entry
        if not entry.said.untold:
            for word in entry.said.title_words:
                self._by_word[word][entry.id] = None
        self._queue.append(entry)
        return self._forget(self._queue.popleft()) if len(self._queue) > self._window else None

    def story(self, entry_id: int) -> int | None:
        """The story that an entry of the window belongs to by now."""
        story = self._story.get(entry_id)
        return None if story is None else self.current(story)

    def current(self, story: int) -> int:
        while story in self.merged:
            story = self.merged[story]
        return story

    def same(self, entry: Entry) -> int | None:
        """The story of the same link, or of the same long title within the time that a story runs."""
        linked = self._by_link.get(entry.link_key, self.late.get(entry.link_key))
        if entry.link_key and linked is not None:
            return self.current(linked)
        twin = None if entry.said.untold else self._by_title.get(entry.said.title_key)
        if twin is not None and abs(twin.at - entry.at) <= APART:
            return self.story(twin.id)
        return None

    def sharing(self, entry: Entry) -> Sharing:
        """Entries with enough rare words of the title in theirs to tell of the same."""
        shared: Sharing = defaultdict(float)
        for word in entry.said.title_words:
            if self._weights.is_rare(word):
                weight = worth(word)
                for other in self._by_word.get(word, ()):
                    shared[other] += weight
        return {other: weight for other, weight in shared.items() if weight >= EVIDENCE}

    def merge(self, gone: int, into: int) -> list[Entry]:
        """Move all members; they are returned."""
        moved = self.members.pop(gone, [])
        for entry in moved:
            self._story[entry.id] = into
        self.members[into] += moved
        self.merged[gone] = into
        return moved

    def move(self, entry: Entry, story: int) -> None:
        """A single one, which takes its link along with nobody."""
        self.members[self._story[entry.id]].remove(entry)
        self._story[entry.id] = story
        self.members[story].append(entry)

    def _forget(self, entry: Entry) -> Entry:
        """Leave nothing of it behind but its link."""
        for word in entry.said.title_words:
            self._by_word[word].pop(entry.id, None)
            if not self._by_word[word]:
                del self._by_word[word]
        if self._by_title.get(entry.said.title_key) is entry:
            del self._by_title[entry.said.title_key]
        story = self.current(self._story.pop(entry.id))
        self.members[story].remove(entry)
        if not self.members[story]:
            del self.members[story]
        return entry
