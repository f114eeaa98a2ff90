"""A grouping goes on from one gather to the next, so that a pass costs what it brings and not the window again."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import Connection

from agent.news.stories import Grouping
from agent.news.weights import WINDOW
from agent.news.window import last_placed, read_known

MOST_ITEMS = 5 * WINDOW
"""After so many a grouping begins anew, lest it grow for ever."""


@dataclass
class Kept:
    """What one grouping began has numbers below 0 in it; here are the rows that they became."""

    grouping: Grouping
    last: int
    """The newest item that it knows of."""
    items: int = 0
    stories: dict[int, int] = field(default_factory=dict)
    sagas: dict[int, int] = field(default_factory=dict)

    def story(self, number: int) -> int:
        return self.stories.get(number, number)

    def numbered(self, links: Mapping[str, int]) -> dict[str, int]:
        """Links to rows of stories, as links to what the grouping calls them."""
        number_of = {row: number for number, row in self.stories.items()}
        return {link: number_of.get(row, row) for link, row in links.items()}


@dataclass
class Groupings:
    """Of real news and of the sample."""

    _kept: dict[bool, Kept] = field(default_factory=dict)

    def take(self, connection: Connection, *, sample: bool) -> Kept:
        """The one that was put back, if the archive is still as it left it. Else the window is taken up anew."""
        kept = self._kept.pop(sample, None)
        last = last_placed(connection, sample=sample)
        if kept and kept.last == last and kept.items < MOST_ITEMS:
            return kept
        grouping = Grouping()
        grouping.take_up(*read_known(connection, sample=sample))
        return Kept(grouping, last)

    def put_back(self, kept: Kept, placed: list[int], *, sample: bool) -> None:
        """Once all that it said has been written; what failed midway is not put back."""
        kept.last = max(kept.last, *placed)
        kept.items += len(placed)
        self._kept[sample] = kept
