"""What is written in portions is the same as what was grouped."""

from agent.news.portions import MOST_ITEMS, portions
from agent.news.stories import Grouped


def test_portions_hold_everything_once_and_never_part_a_story() -> None:
    story_of = {item: -(item // 3 + 1) for item in range(3 * MOST_ITEMS)}
    story_of |= {90_000 + n: n + 1 for n in range(50)}
    merged = {7: -2, 8: 3, -900: 4}
    parts = list(portions(Grouped(story_of, {-1: -1}, merged)))
    assert len(parts) > 2
    assert {item: story for part in parts for item, story in part.story_of.items()} == story_of
    assert {gone: into for part in parts for gone, into in part.merged.items()} == merged
    homes = [set(part.story_of.values()) for part in parts]
    assert sum(map(len, homes)) == len(set().union(*homes))
    (with_merge,) = (part for part in parts if 7 in part.merged)
    assert -2 in with_merge.story_of.values()
    assert all(part.saga_of == {-1: -1} for part in parts)


def test_nothing_is_no_portion_and_a_merge_alone_is_one() -> None:
    assert list(portions(Grouped())) == []
    assert len(list(portions(Grouped(merged={1: 2})))) == 1
