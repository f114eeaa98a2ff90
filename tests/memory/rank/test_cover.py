"""A set that covers: each memory adds something to those before it."""

import pytest

from memory.rank.cover import cover, near_copies
from memory.types import Found
from tests.memory.test_fuse import memory


def found(*texts: str) -> list[Found]:
    """Each a little worse than the one before."""
    return [Found(memory(n, text), 3 - n / 10, {"own": 3 - n / 10}) for n, text in enumerate(texts)]


def ids(chosen: list[Found]) -> list[int]:
    return [each.memory.id for each in chosen]


def test_near_copies_give_way_to_the_best_of_them() -> None:
    told = found("The lamp was still lit.", "the lamp was still lit!", "The ferry left empty.")
    assert ids(cover(told, {}, 8)) == [0, 2]
    assert ids(cover(told, {}, 1)) == [0]


def test_what_covers_another_part_of_the_question_comes_forward() -> None:
    told = found("The lamp was lit.", "Lamps, always lamps.", "The ferry left empty.")
    covers = {0: {"lamp": 0.5}, 1: {"lamp": 0.5}, 2: {"ferri": 0.5}}
    assert ids(cover(told, covers, 3)) == [0, 2, 1]


def test_what_a_memory_adds_is_a_part_of_its_score() -> None:
    for each in cover(found("The lamp.", "A ferry."), {0: {"lamp": 0.5}, 1: {"lamp": 0.5}}, 2):
        assert each.score == pytest.approx(sum(each.parts.values()))
        assert "adds" in each.parts


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
