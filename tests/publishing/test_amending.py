"""Taking down and correcting: done where the channel can, told with a link where it can't."""

from pathlib import Path

import pytest

from agent.database.tables import amendments, deliveries
from agent.errors import NotLawful, NotThere
from agent.publishing.amending import Wish, amend, done_by_hand
from agent.publishing.channels.page import Page
from tests.platforms.kinds import kind
from tests.publishing.making import House
from tests.review.making import persona, rows


@pytest.mark.parametrize("name", ["mastodon", "bluesky", "x", "telegram", "discord"])
def test_what_is_taken_down_is_gone_from_the_platform(
    name: str, house: House, tmp_path: Path
) -> None:
    with kind(name, tmp_path, house.wall) as made:
        house.approved(who=made.her)
        assert house.press(made.channel) == [1]
        wish = Wish(1, "take-down", "mei", "the name was wrong")
        (done,) = amend(house.database, house.clocks, {name: made.channel}, wish)
        assert (done.status, done.why) == ("done", "")
        assert made.platform.posts == []
    assert rows(house.database, deliveries, "status") == [("taken-down",)]


@pytest.mark.parametrize("name", ["mastodon", "bluesky", "telegram", "discord"])
def test_what_is_corrected_stands_there_once_with_the_new_text(
    name: str, house: House, tmp_path: Path
) -> None:
    with kind(name, tmp_path, house.wall) as made:
        house.approved(who=made.her)
        house.press(made.channel)
        wish = Wish(1, "correct", "mei", "it was four", "四点。", {name: "四点。\n\nAI 生成内容"})
        (done,) = amend(house.database, house.clocks, {name: made.channel}, wish)
        assert done.status == "done"
        assert [post.text for post in made.platform.posts] == ["四点。\n\nAI 生成内容"]
    kept = rows(house.database, amendments, "kind", "by", "why", "status")
    assert kept == [("correct", "mei", "it was four", "done")]


def test_where_a_channel_cannot_a_person_is_told(house: House, tmp_path: Path) -> None:
    with kind("slack", tmp_path, house.wall) as made:
        house.approved(who=made.her)
        house.press(made.channel)
        wish = Wish(1, "take-down", "mei", "wrong")
        (done,) = amend(house.database, house.clocks, {"slack": made.channel}, wish)
    assert done.status == "by-hand"
    assert rows(house.database, deliveries, "status") == [("published",)]
    done_by_hand(house.database, house.clocks, 1, "mei")
    assert rows(house.database, deliveries, "status") == [("taken-down",)]
    with pytest.raises(NotThere):
        done_by_hand(house.database, house.clocks, 1, "mei")


def test_her_page_shows_the_correction_and_then_nothing(house: House, tmp_path: Path) -> None:
    her = persona()
    page = Page(house.database, tmp_path, {her.name: her})
    house.approved()
    house.press(page)
    amend(
        house.database,
        house.clocks,
        {"page": page},
        Wish(1, "correct", "mei", "why", "新。", {"page": "新。"}),
    )
    files = [tmp_path / "yuri" / name for name in ("index.html", "feed.atom", "feed.json")]
    assert all("新。" in path.read_text("utf-8") for path in files)
    amend(house.database, house.clocks, {"page": page}, Wish(1, "take-down", "mei", "why"))
    assert not any("新。" in path.read_text("utf-8") for path in files)


def test_a_name_a_reason_and_something_that_is_out_are_needed(house: House) -> None:
    house.approved()
    with pytest.raises(NotLawful, match="reason"):
        amend(house.database, house.clocks, {}, Wish(1, "take-down", "mei", " "))
    with pytest.raises(NotLawful, match="out nowhere"):
        amend(house.database, house.clocks, {}, Wish(1, "take-down", "mei", "why"))
