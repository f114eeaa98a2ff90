"""Doubts, refusals and waits, as the press keeps them apart; and a person's word about what can't be proven."""

from datetime import timedelta
from pathlib import Path

import pytest

from agent.database.tables import accounts, audit, deliveries
from agent.errors import DeliveryFault, DeliveryUnsure, NotLawful, NotThere
from agent.publishing.accounts import broken
from agent.publishing.channel import Parcel
from agent.publishing.stopped import stopped
from agent.publishing.verdicts import it_is_not, it_is_out, send_again, try_account
from agent.review.queue import shown
from tests.platforms.kinds import kind
from tests.platforms.mastodon import MastodonServer
from tests.publishing.making import Board, House
from tests.review.making import rows


def _status(house: House) -> str:
    return str(rows(house.database, deliveries, "status")[-1][0])


def _raises(fault: Exception) -> Board:
    def act(parcel: Parcel) -> None:
        raise fault

    return Board(act=act)


def test_a_doubt_on_a_channel_that_cannot_prove_it_is_a_persons(house: House) -> None:
    house.approved()
    house.press(_raises(DeliveryUnsure("no answer")))
    house.world.advance(timedelta(days=1))
    house.wall.advance(timedelta(days=1))
    board = Board()
    assert house.press(board) == []
    assert [found.why for found in stopped(house.database, house.clocks, {"page"})] == ["no answer"]


def test_a_doubt_that_can_be_settled_is_tried_again_and_keeps_its_time(house: House) -> None:
    house.approved()
    first = house.world.now()
    unsure = _raises(DeliveryUnsure("no answer"))
    unsure.repeatable = True
    house.press(unsure)
    assert stopped(house.database, house.clocks, {"page"}) == []
    house.wall.advance(timedelta(minutes=2))
    house.world.advance(timedelta(minutes=2))
    board = Board(repeatable=True)
    assert house.press(board) == [1]
    assert board.got[0].published_at == first
    assert board.got[0].doubt == timedelta(minutes=2)


def test_a_refusal_does_not_clear_the_doubt_of_an_earlier_try(house: House) -> None:
    house.approved()
    unsure, refusing = _raises(DeliveryUnsure("?")), _raises(DeliveryFault("no", permanent=True))
    unsure.repeatable = refusing.repeatable = True
    house.press(unsure)
    house.wall.advance(timedelta(hours=1))
    house.press(refusing)
    assert _status(house) == "unconfirmed"
    with pytest.raises(NotLawful, match="on its way"):
        house.desk.decide("undo", 1)


def test_it_is_out_makes_the_post_published_with_its_link(house: House) -> None:
    draft = house.approved()
    house.press(Board(proven=False))
    it_is_out(house.database, house.clocks, 1, "mei", " https://there.example/1 ")
    assert rows(house.database, deliveries, "status", "remote") == [
        ("published", "https://there.example/1")
    ]
    assert shown(house.database, draft).status == "published"


def test_it_is_out_needs_no_link(house: House) -> None:
    house.approved()
    house.press(_raises(DeliveryUnsure("?")))
    it_is_out(house.database, house.clocks, 1, "mei")
    assert _status(house) == "published"


def test_it_is_not_sends_it_once_more(house: House) -> None:
    house.approved()
    house.press(Board(proven=False))
    it_is_not(house.database, house.clocks, 1, "mei")
    board = Board()
    assert house.press(board) == [1]
    assert house.press(board) == []
    assert board.got[0].doubt is None


def test_only_what_is_in_doubt_can_be_said_to_be_out_or_not_and_only_by_a_person(
    house: House,
) -> None:
    house.approved()
    for say in (it_is_out, it_is_not, send_again):
        with pytest.raises(NotLawful):
            say(house.database, house.clocks, 1, "mei")
        with pytest.raises(NotThere):
            say(house.database, house.clocks, 99, "mei")
    house.press(Board(proven=False))
    for nobody in (" ", "rule auto (switched on by mei)"):
        with pytest.raises(NotLawful, match="by name"):
            it_is_out(house.database, house.clocks, 1, nobody)


def test_a_failed_one_can_be_sent_again_once_it_is_mended(house: House) -> None:
    house.approved()
    house.press(_raises(DeliveryFault("too long", permanent=True)))
    assert _status(house) == "failed"
    send_again(house.database, house.clocks, 1, "mei")
    assert house.press(Board()) == [1]


def test_a_refused_account_is_told_once_and_its_posts_wait_without_using_up_their_tries(
    house: House,
) -> None:
    for number in range(3):
        house.approved(f"t{number}")
    refusing = _raises(DeliveryFault("401", "mend the key", account=True))
    for _ in range(12):
        house.press(refusing)
        house.wall.advance(timedelta(hours=7))
        house.world.advance(timedelta(hours=7))
    assert {status for (status,) in rows(house.database, deliveries, "status")} == {"due"}
    assert [found.message for found in broken(house.database)] == ["401"]
    assert stopped(house.database, house.clocks, {"page"}) == []
    told = [action for (action,) in rows(house.database, audit, "action")]
    assert told.count("break") == 1
    assert len(house.press(Board())) == 3
    assert broken(house.database) == []


def test_a_wait_that_is_asked_for_is_kept_by_all_posts_of_the_account(house: House) -> None:
    house.approved("a")
    house.approved("b")
    asked: list[int] = []

    def slow(parcel: Parcel) -> None:
        asked.append(parcel.delivery)
        raise DeliveryFault("429", wait=600)

    house.press(Board(act=slow))
    board = Board()
    house.wall.advance(timedelta(seconds=599))
    assert house.press(board) == []
    assert asked == [1]
    house.wall.advance(timedelta(seconds=1))
    assert house.press(board) == [1, 2]


def test_a_person_who_mended_an_account_need_not_wait(house: House) -> None:
    house.approved()
    house.press(_raises(DeliveryFault("401", account=True)))
    try_account(house.database, house.clocks, "yuri", "page", "mei")
    assert house.press(Board()) == [1]


def test_nothing_leaves_to_an_account_that_hides_that_she_is_a_machine(
    house: House, tmp_path: Path
) -> None:
    with kind("mastodon", tmp_path, house.wall) as made:
        assert isinstance(made.platform, MastodonServer)
        made.platform.bot = False
        house.approved(who=made.her)
        assert house.press(made.channel) == []
        assert made.platform.posts == []
        assert "automated" in broken(house.database)[0].message
        made.platform.bot = True
        house.wall.advance(timedelta(hours=1))
        assert house.press(made.channel) == [1]
        assert len(rows_of_checks(house)) == 1


def rows_of_checks(house: House) -> list[object]:
    with house.database.read.connect() as connection:
        return list(
            connection.execute(accounts.select().where(accounts.c.checked_wall.is_not(None)))
        )


@pytest.mark.parametrize("name", ["telegram", "discord", "slack", "wecom", "feishu"])
def test_no_secret_is_in_what_is_said_about_a_fault(
    name: str, house: House, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with kind(name, tmp_path, house.wall) as made, caplog.at_level("INFO"):
        made.platform.script = ["cut", "401"]
        house.approved(who=made.her)
        house.press(made.channel)
        it_is_not(house.database, house.clocks, 1, "mei")
        house.press(made.channel)
    said = (
        str(rows(house.database, deliveries, "error")) + str(broken(house.database)) + caplog.text
    )
    assert not any(each in said for each in ("/hook", "telegram-secret", "feishu-secret"))


def test_a_key_file_that_is_missing_is_named_and_its_post_waits(
    house: House, tmp_path: Path
) -> None:
    with kind("slack", tmp_path, house.wall) as made:
        (tmp_path / "key").unlink()
        house.approved(who=made.her)
        assert house.press(made.channel) == []
    assert "key: cannot be read" in broken(house.database)[0].message
