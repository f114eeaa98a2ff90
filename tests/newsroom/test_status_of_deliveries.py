"""Posts that did not leave, in status: one problem for a draft, and none where a card simply waits."""

from agent.newsroom.status import _delivery_problems, _hold_problems
from agent.review.queue import hold
from tests.publishing.conftest import house
from tests.publishing.making import House
from tests.review.making import persona

__all__ = ["house"]
BOTH = persona(channels=("page", "weibo", "wechat"))


def test_a_card_that_waits_for_its_person_is_no_problem(house: House) -> None:
    house.approved(who=BOTH)
    assert _delivery_problems(house.database, house.clocks) == []


def test_what_a_hold_keeps_back_is_told_once_with_the_hold(house: House) -> None:
    house.approved(who=BOTH)
    hold(house.database, house.clocks, "yuri", "mei", "to look first")
    assert _delivery_problems(house.database, house.clocks) == []
    assert len(_hold_problems(house.database)) == 1


def test_one_draft_that_stays_behind_everywhere_is_one_problem(house: House) -> None:
    draft = house.approved(who=BOTH)
    with house.database.write.begin() as connection:
        connection.exec_driver_sql("UPDATE deliveries SET status = 'failed', error = 'refused'")
    (found,) = _delivery_problems(house.database, house.clocks)
    assert found["subject"] == f"draft {draft}"
    assert found["message"] == "to page, weibo, wechat: refused"
