"""Foreseeing who rises: learned from enough days, by hand before."""

from datetime import timedelta
from functools import cache

import pytest

from agent.news.foresight import Case, Foresight, foresee, learn, packed, unpacked
from agent.news.rising import Look, walk
from tests.news.invented import START, days_of_looks

HALFWAY = START + timedelta(days=4)


@cache
def learned() -> Foresight:
    return learn([look for look in days_of_looks(5) if look.at < HALFWAY], HALFWAY, trees=20)


def cases(foresight: Foresight, looks: list[Look]) -> list[Case]:
    return foresee(foresight, [seen for seen in walk(looks) if seen.look.at >= HALFWAY])


def mean(found: list[Case], words: str) -> float:
    own = [case.chance for case in found if words in case.item]
    return sum(own) / len(own)


def test_a_habit_of_a_board_is_learned() -> None:
    found = cases(learned(), days_of_looks(5))
    assert learned().how == "learned"
    assert mean(found, "lively rise") > 5 * mean(found, "lively stay")
    assert mean(found, "lively rise") > 10 * mean(found, "still")


def test_only_items_below_rank_5_are_cases() -> None:
    looks = days_of_looks(5)
    ranks = {(look.board, look.at): look.ranks for look in looks}
    found = cases(learned(), looks)
    assert found
    assert all(ranks[case.board, case.at][case.item] > 5 for case in found)


def test_before_three_days_are_over_it_is_mixed_by_hand_and_says_so() -> None:
    two = learn(days_of_looks(2), START + timedelta(days=2))
    assert (two.how, two.forest) == ("by hand", None)
    found = foresee(two, list(walk(days_of_looks(2))))
    assert all(0 < case.chance < 1 for case in found)


def test_boards_where_hardly_anything_rises_teach_nothing() -> None:
    looks = [look for look in days_of_looks(5) if look.board == "still"]
    assert learn(looks, HALFWAY).how == "by hand"
    assert learn([], HALFWAY).how == "by hand"


def test_what_came_after_the_end_of_training_teaches_nothing() -> None:
    before = [look for look in days_of_looks(5) if look.at <= HALFWAY]
    assert packed(learn(days_of_looks(5), HALFWAY, trees=3)) == packed(
        learn(before, HALFWAY, trees=3)
    )


def test_a_board_that_was_never_seen_in_training_is_foreseen_all_the_same() -> None:
    other = [
        Look("other", look.at, look.ranks) for look in days_of_looks(5) if look.board == "lively"
    ]
    found = cases(learned(), other)
    assert mean(found, "rise") > 2 * mean(found, "stay")


@pytest.mark.parametrize("how", ["learned", "by hand"])
def test_what_was_stored_foresees_the_same(how: str) -> None:
    foresight = learned() if how == "learned" else Foresight()
    again = unpacked(packed(foresight))
    assert again.how == how
    assert cases(again, days_of_looks(5)) == cases(foresight, days_of_looks(5))
