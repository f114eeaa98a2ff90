"""Posts that a person carries to a place: a card, until somebody says that it is out."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from agent.database import Database
from agent.database.tables import deliveries, posts
from agent.errors import NotLawful, NotThere
from agent.publishing.amending import Wish, amend
from agent.publishing.channels.by_hand import (
    cards,
    carried_out,
    expire_cards,
    gone,
    leave_it,
    out,
)
from agent.publishing.stopped import stopped
from agent.review.queue import history, hold, shown
from tests.publishing.making import Board, House
from tests.review.making import DISCLOSURE, REVIEW, persona, rows

LINK = "https://weibo.example/1"
HERS = persona(channels=("weibo",))
BOTH = persona(channels=("page", "weibo"))


def test_an_approved_post_becomes_a_card_with_its_disclosure_and_the_box_to_tick(
    house: House,
) -> None:
    draft = house.approved(who=HERS)
    assert house.press(Board("page")) == []
    (card,) = cards(house.database, house.clocks, REVIEW)
    assert (card.draft, card.place.box) == (draft, "内容由AI生成")
    assert card.body.endswith(DISCLOSURE)
    assert stopped(house.database, house.clocks) == []


def test_it_is_published_only_once_a_person_says_where(house: House) -> None:
    draft = house.approved(who=HERS)
    (card,) = cards(house.database, house.clocks, REVIEW)
    assert published(house.database) == [None]
    out(house.database, house.clocks, card.delivery, f" {LINK} ", "mei")
    assert shown(house.database, draft).status == "published"
    assert published(house.database) == [house.world.now()]
    assert cards(house.database, house.clocks, REVIEW) == []
    (done,) = carried_out(house.database)
    assert (done.link, done.by) == (LINK, "mei")
    assert "out by hand" in [row.action for row in history(house.database, draft)]
    with pytest.raises(NotLawful):
        out(house.database, house.clocks, card.delivery, LINK, "mei")


@pytest.mark.parametrize(
    "link", ["", "javascript:alert(1)", "weibo.example/1", "https://a b", "ftp://x"]
)
def test_no_link_is_no_proof(house: House, link: str) -> None:
    draft = house.approved(who=HERS)
    (card,) = cards(house.database, house.clocks, REVIEW)
    with pytest.raises(NotLawful):
        out(house.database, house.clocks, card.delivery, link, "mei")
    assert shown(house.database, draft).status == "approved"


def test_a_card_that_nobody_takes_expires_with_its_draft(house: House) -> None:
    draft = house.approved(who=HERS)
    house.world.advance(timedelta(hours=REVIEW.expire_hours))
    assert expire_cards(house.database, house.clocks, REVIEW) == 1
    assert expire_cards(house.database, house.clocks, REVIEW) == 0
    assert shown(house.database, draft).status == "expired"
    assert published(house.database) == [None]


def test_what_is_out_elsewhere_stays_published_when_its_card_is_left(house: House) -> None:
    draft = house.approved(who=persona(channels=("page", "weibo")))
    house.press(Board("page"))
    (card,) = cards(house.database, house.clocks, REVIEW)
    leave_it(house.database, house.clocks, card.delivery, "mei")
    assert shown(house.database, draft).status == "published"
    assert cards(house.database, house.clocks, REVIEW) == []


def test_a_hold_takes_the_cards_off_the_table(house: House) -> None:
    house.approved(who=HERS)
    (card,) = cards(house.database, house.clocks, REVIEW)
    hold(house.database, house.clocks, "yuri", "look first", "mei")
    assert cards(house.database, house.clocks, REVIEW) == []
    with pytest.raises(NotLawful):
        out(house.database, house.clocks, card.delivery, LINK, "mei")


def test_gone_on_the_platform_is_marked_once(house: House) -> None:
    house.approved(who=HERS)
    (card,) = cards(house.database, house.clocks, REVIEW)
    with pytest.raises(NotLawful):
        gone(house.database, house.clocks, card.delivery, "lin", "")
    out(house.database, house.clocks, card.delivery, LINK, "mei")
    gone(house.database, house.clocks, card.delivery, "lin", "the platform took it down")
    (done,) = carried_out(house.database)
    assert (done.gone_by, done.gone_why) == ("lin", "the platform took it down")
    with pytest.raises(NotLawful):
        gone(house.database, house.clocks, card.delivery, "lin", "")


def test_what_another_channel_carries_is_no_card(house: House) -> None:
    house.approved(who=persona(channels=("page",)))
    with pytest.raises(NotThere):
        out(house.database, house.clocks, 1, LINK, "mei")


def published(database: Database) -> list[object]:
    with database.read.connect() as connection:
        return list(connection.execute(select(posts.c.published_at)).scalars())


def test_the_approved_bytes_are_checked_when_it_goes_out(house: House) -> None:
    house.approved(who=HERS)
    (card,) = cards(house.database, house.clocks, REVIEW)
    house.tamper(deliveries, body="something else")
    with pytest.raises(NotLawful):
        out(house.database, house.clocks, card.delivery, LINK, "mei")
    assert published(house.database) == [None]


def test_a_waiting_card_goes_with_a_post_that_is_taken_down(house: House) -> None:
    house.approved(who=BOTH)
    house.press(Board("page"))
    amend(house.database, house.clocks, {}, Wish(1, "take-down", "mei", "the name was wrong"))
    assert cards(house.database, house.clocks, REVIEW) == []
    assert rows(house.database, deliveries, "channel", "status") == [
        ("page", "published"), ("weibo", "withdrawn"),
    ]  # fmt: skip


def test_a_waiting_card_bears_the_corrected_text_and_leaves_as_what_was_approved(
    house: House,
) -> None:
    house.approved(who=BOTH)
    house.press(Board("page"))
    bodies = {"page": "四点。", "weibo": f"四点。\n\n{DISCLOSURE}"}
    wish = Wish(1, "correct", "mei", "it was four", "四点。", bodies)
    amend(house.database, house.clocks, {}, wish)
    (card,) = cards(house.database, house.clocks, REVIEW)
    assert card.body == bodies["weibo"]
    out(house.database, house.clocks, card.delivery, LINK, "mei")
    assert cards(house.database, house.clocks, REVIEW) == []
