"""Fusing: parts that add up, recency that only settles ties, pins that lift a little."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from memory.rank.fuse import fuse
from memory.rank.score import Hit
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


def hits(**own: float) -> list[Hit]:
    """Hits by memory id (written m1, m2, …), each with the share of the question that it bears itself."""
    return [Hit(int(name[1:]), {"own": value}, {}) for name, value in own.items()]


def order(found: list[Hit], *memories: Memory, of_present: bool = False) -> list[int]:
    known = {each.id: each for each in memories}
    return [each.memory.id for each in fuse(found, known, NOW, of_present)]


def test_what_bears_more_of_the_question_leads() -> None:
    assert order(hits(m1=0.4, m2=0.9, m3=0.6), memory(1), memory(2), memory(3)) == [2, 3, 1]


def test_recency_settles_ties_and_nothing_more() -> None:
    old, new, better = memory(1, days=900), memory(2), memory(3, days=9000)
    for of_present in (False, True):
        found = hits(m1=0.5, m2=0.5, m3=0.6)
        assert order(found, old, new, better, of_present=of_present) == [3, 2, 1]


def test_recency_is_a_part_only_where_the_present_is_asked_about() -> None:
    for of_present in (False, True):
        (found,) = fuse(hits(m1=1.0), {1: memory(1)}, NOW, of_present)
        assert ("recent" in found.parts) is of_present


def test_a_pin_lifts_a_little() -> None:
    pinned = memory(1, pinned=True)
    assert order(hits(m1=0.5, m2=0.55, m3=0.95), pinned, memory(2), memory(3)) == [3, 1, 2]


def test_use_lifts_less_than_a_pin_however_often() -> None:
    found = hits(m1=0.5, m2=0.5, m3=0.5)
    often, pinned = replace(memory(1), uses=900), memory(3, pinned=True)
    assert order(found, often, memory(2), pinned) == [3, 1, 2]


def test_a_trace_of_likeness_is_no_find() -> None:
    assert order(hits(m1=0.9, m2=0.01), memory(1), memory(2)) == [1]


def test_ids_without_a_memory_are_left_out() -> None:
    assert order(hits(m1=0.5, m2=0.9), memory(1)) == [1]
    assert order([]) == []


def test_a_time_in_the_future_counts_as_now() -> None:
    (found,) = fuse(hits(m1=1.0), {1: memory(1, days=-900)}, NOW, of_present=True)
    assert found.parts["recent"] == pytest.approx(0.05)
