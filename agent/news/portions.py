"""What was grouped, cut into portions, so that writing it never holds the database's lock for long."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from agent.news.stories import Grouped

MOST_ITEMS = 100


def portions(grouped: Grouped) -> Iterator[Grouped]:
    """Whole stories with what was merged into them; only sagas reach from one portion into another."""
    by_story: dict[int, dict[int, int]] = defaultdict(dict)
    merged: dict[int, dict[int, int]] = defaultdict(dict)
    for item, story in grouped.story_of.items():
        by_story[story][item] = story
    for gone, into in grouped.merged.items():
        merged[into][gone] = into
    placed: dict[int, int] = {}
    gone_into: dict[int, int] = {}
    for story in dict.fromkeys([*by_story, *merged]):
        placed |= by_story[story]
        gone_into |= merged[story]
        if len(placed) >= MOST_ITEMS:
            yield replace(grouped, story_of=placed, merged=gone_into)
            placed, gone_into = {}, {}
    if placed or gone_into:
        yield replace(grouped, story_of=placed, merged=gone_into)
