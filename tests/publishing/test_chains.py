"""A chain of posts under one delivery: out once and in order, whatever ends in the middle of it."""

from itertools import pairwise
from pathlib import Path

import pytest

from agent.database.tables import deliveries
from agent.publishing.amending import Wish, amend
from agent.text.chain import parts_of
from tests.platforms.kinds import HURRIED_SECONDS, kind
from tests.platforms.ordeal import trial
from tests.publishing.making import House
from tests.review.making import rows

TERMS: dict[str, dict[str, int]] = {
    "mastodon": {"at_most": 140, "chain": 9}, "bluesky": {"chain": 9}, "x": {"chain": 9},
}  # fmt: skip
LONG = "".join(f"凌晨三点，第 {n} 家便利店的灯比人醒。" for n in range(30))


@pytest.mark.parametrize("name", sorted(TERMS))
def test_each_post_answers_the_one_before_and_all_are_taken_down_together(
    name: str, house: House, tmp_path: Path
) -> None:
    with kind(name, tmp_path, house.wall, **TERMS[name]) as made:
        house.approved(who=made.her, text=LONG)
        assert house.press(made.channel) == [1]
        out = made.platform.posts
        ((body,),) = rows(house.database, deliveries, "body")
        assert [post.text for post in out] == parts_of(body)
        assert len(out) > 1
        assert all(b.answers in (a.id, a.key) for a, b in pairwise(out))
        wish = Wish(1, "take-down", "mei", "the name was wrong")
        (done,) = amend(house.database, house.clocks, {name: made.channel}, wish)
        assert (done.status, made.platform.posts) == ("done", [])


@pytest.mark.parametrize("name", ["mastodon", "bluesky"])
def test_a_correction_that_is_cut_alike_changes_each_and_another_is_a_persons(
    name: str, house: House, tmp_path: Path
) -> None:
    with kind(name, tmp_path, house.wall, **TERMS[name]) as made:
        house.approved(who=made.her, text=LONG)
        house.press(made.channel)
        ((body,),) = rows(house.database, deliveries, "body")
        better = body.replace("三点", "四点")
        for text, status in ((better, "done"), ("四点。", "by-hand")):
            wish = Wish(1, "correct", "mei", "it was four", text, {name: text})
            (done,) = amend(house.database, house.clocks, {name: made.channel}, wish)
            assert done.status == status
        assert [post.text for post in made.platform.posts] == parts_of(better)


def test_a_refusal_in_its_middle_is_a_persons_who_hears_how_far_it_came(
    house: House, tmp_path: Path
) -> None:
    with kind("x", tmp_path, house.wall, **TERMS["x"]) as made:
        house.approved(who=made.her, text=LONG)
        ((body,),) = rows(house.database, deliveries, "body")
        first, second, *_ = parts_of(body)
        made.platform.add(second)  # the same text, from another time
        assert house.press(made.channel) == []
        ((status, error, again),) = rows(
            house.database, deliveries, "status", "error", "again_wall"
        )
        assert (status, again) == ("unconfirmed", None)
        assert "1 of " in error
        assert len(made.platform.shown(first)) == 1


@pytest.mark.parametrize("name", sorted(TERMS))
def test_whatever_ends_in_its_middle_it_goes_on_there(
    name: str, house: House, tmp_path: Path
) -> None:
    with kind(name, tmp_path, house.wall, HURRIED_SECONDS, **TERMS[name]) as made:
        tally = trial(house, made, range(3))
    assert (tally.duplicates, tally.lost, tally.torn, tally.impatient) == (0, 0, 0, 0)
    assert tally.posts > tally.cases
