"""What looks tell of a board's items."""

from datetime import UTC, datetime, timedelta

from agent.news.rising import FEATURES, MEMORY, Look, Seen, rose, walk
from tests.news.invented import days_of_looks

AT = datetime(2026, 3, 11, 12, tzinfo=UTC)


def look(hour: float, *items: str, board: str = "quay") -> Look:
    return Look(
        board, AT + timedelta(hours=hour), {item: rank for rank, item in enumerate(items, 1)}
    )


def fact(seen: Seen, item: str, name: str) -> float:
    return float(seen.rows[seen.items.index(item), FEATURES.index(name)])


def test_an_item_has_a_rank_an_age_and_a_past() -> None:
    *_, last = walk([look(0, "a", "b"), look(1, "a", "b", "c"), look(2, "c", "a", "b", "d")])
    assert (fact(last, "c", "rank"), fact(last, "c", "entry"), fact(last, "c", "move")) == (1, 3, 2)
    assert (fact(last, "c", "age"), fact(last, "c", "looks"), fact(last, "c", "best")) == (1, 2, 1)
    assert (fact(last, "d", "new"), fact(last, "a", "new")) == (1, 0)
    assert (fact(last, "a", "newer_above"), fact(last, "d", "newer_above")) == (1, 0)
    assert fact(last, "d", "newcomers") == 0.25


def test_what_came_in_at_the_top_and_what_climbed_there_are_told_apart() -> None:
    low = ("p", "q", "r", "s")
    *_, last = walk([look(0, *low), look(1, "straight", *low), look(2, "s", "straight", *low[:3])])
    assert fact(last, "s", "climb_share") == 0.5
    assert fact(last, "s", "was_top") == 1


def test_an_item_that_nobody_saw_for_days_is_new_when_it_comes_again() -> None:
    later = MEMORY.total_seconds() / 3600 + 2
    *_, last = walk([look(0, "a", "b"), look(1, "b"), look(later, "a", "b")])
    assert (fact(last, "a", "new"), fact(last, "a", "age")) == (1, 0)


def test_later_looks_change_nothing_of_what_is_known_before_them() -> None:
    looks = days_of_looks(2)
    half = looks[: len(looks) // 2]
    known = list(walk(half))
    for early, again in zip(known, list(walk(looks))[: len(known)], strict=True):
        assert early.items == again.items
        assert (early.rows == again.rows).all()


def test_who_rose_is_seen_among_the_first_three_within_six_hours_and_not_later() -> None:
    items = ("a", "b", "c", "d", "e", "f", "g")
    looks = [look(0, *items), look(6, "f", *items[:5]), look(7, "g", *items)]
    risen = rose([*looks, look(1, "g", board="elsewhere")])
    assert risen["quay", AT] == {"f", "a", "b"}
    assert risen["quay", AT + timedelta(hours=7)] == frozenset()
    assert rose(looks, 4)["quay", AT] == {"f", "a", "b", "c"}


def test_a_look_that_is_wanted_alone_tells_the_same_as_among_all() -> None:
    looks = days_of_looks(1)
    *_, whole = walk(looks)
    (alone,) = walk(looks, lambda look: look is whole.look)
    assert (alone.items, alone.look) == (whole.items, whole.look)
    assert (alone.rows == whole.rows).all()


def test_an_empty_look_is_none() -> None:
    assert [seen.look.board for seen in walk([look(0), look(1, "a")])] == ["quay"]
