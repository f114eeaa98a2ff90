"""Fusing: parts that add up, recency that only settles ties, near copies thinned out."""

from datetime import UTC, datetime, timedelta

import pytest

from memory.fuse import fuse, near_copies, spread
from memory.types import Memory

NOW = datetime(2026, 3, 11, tzinfo=UTC)


def memory(number: int, text: str = "", days: float = 0, pinned: bool = False) -> Memory:
    return Memory(
        id=number,
        persona="yuri",
        kind="post",
        text=text,
        source=f"post:{number}",
        happened_at=NOW - timedelta(days=days),
        recorded_at=NOW,
        speaker="",
        about="",
        session="",
        position=0,
        status="active",
        trusted=True,
        pinned=pinned,
        provenance={},
    )


def order(looks: dict[str, dict[int, float]], *memories: Memory) -> list[int]:
    known = {each.id: each for each in memories}
    return [found.memory.id for found in fuse(looks, known, NOW)]


def test_what_both_ways_of_looking_found_leads() -> None:
    looks = {"lexical": {1: 9.0, 2: 8.0}, "meaning": {2: 0.6, 3: 0.5}}
    assert order(looks, memory(1), memory(2), memory(3)) == [2, 1, 3]


def test_recency_settles_ties_and_nothing_more() -> None:
    looks = {"lexical": {1: 5.0, 2: 5.0, 3: 5.2}}
    assert order(looks, memory(1, days=900), memory(2), memory(3, days=9000)) == [3, 2, 1]


def test_a_pin_lifts_a_little() -> None:
    looks = {"lexical": {1: 5.0, 2: 5.1, 3: 9.0}}
    assert order(looks, memory(1, pinned=True), memory(2), memory(3)) == [3, 1, 2]


def test_a_trace_of_likeness_is_no_find() -> None:
    looks = {"lexical": {1: 5.0}, "meaning": {1: 0.5, 2: 0.01, 3: -0.2}}
    assert order(looks, memory(1), memory(2), memory(3)) == [1]


def test_ids_without_a_memory_are_left_out() -> None:
    assert order({"lexical": {1: 5.0, 2: 9.0}}, memory(1)) == [1]
    assert order({}) == []


def test_a_time_in_the_future_counts_as_now() -> None:
    found = fuse({"lexical": {1: 1.0}}, {1: memory(1, days=-900)}, NOW)
    assert found[0].parts["recent"] == pytest.approx(0.01)


def test_near_copies_give_way_to_the_best_of_them() -> None:
    texts = ("The lamp was still lit.", "the lamp was still lit!", "The ferry left empty.")
    known = {n: memory(n, text) for n, text in enumerate(texts)}
    found = fuse({"lexical": {0: 3.0, 1: 2.0, 2: 1.0}}, known, NOW)
    assert [each.memory.id for each in spread(found, 8)] == [0, 2]
    assert [each.memory.id for each in spread(found, 1)] == [0]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("我不在场，但我在线", "我不在场但我在线。", True),
        ("我不在场，但我在线", "我在现场，没有信号", False),
        ("夜", "昼", False),
        ("", "", True),
        ("🌙", "🌞", False),
    ],
)
def test_near_copies_are_told_by_their_letters(one: str, other: str, same: bool) -> None:
    assert near_copies(one, other) is same
