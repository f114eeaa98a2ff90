"""Taste, end to end: it comes of decisions, goes with an undo, is shown, and can begin anew."""

import pytest
from sqlalchemy import select

from agent.database.tables import audit
from agent.errors import NotLawful
from agent.newsroom.shown import news_document
from agent.newsroom.taste import reset_taste, taste_document, taste_of
from agent.types.taste import Taste
from tests.newsroom.conftest import House


@pytest.fixture
def house(ticked: House) -> House:
    return ticked


def taste(house: House) -> Taste:
    return taste_of(house.room.database, "yuri", house.world.at)


def test_an_approval_is_taste_and_an_undone_one_is_not(house: House) -> None:
    draft = house.drafts("yuri")[0]
    assert draft.story_id is not None
    house.decide(draft, "approve")
    (leaning,) = taste(house).interests.values()
    assert (leaning.approved, leaning.refused) == (1, 0)
    house.decide(draft, "undo")
    assert taste(house).decisions == 0


def test_only_the_last_decision_on_a_draft_counts(house: House) -> None:
    draft = house.drafts("yuri")[0]
    house.decide(draft, "approve")
    house.decide(draft, "reject", reason="taboo")
    (leaning,) = taste(house).interests.values()
    assert (leaning.approved, leaning.refused) == (0, 1)
    assert leaning.value < 0


def test_the_taste_of_one_persona_is_not_another_s(house: House) -> None:
    house.decide(house.drafts("yuri")[0], "approve")
    assert taste_of(house.room.database, "corrow", house.world.at).decisions == 0


def test_a_taste_that_begins_anew_forgets_no_decision_and_says_who_wished_it(house: House) -> None:
    house.decide(house.drafts("yuri")[0], "reject", reason="dull")
    house.pass_(minutes=1)
    reset_taste(house.room.database, house.room.clocks, "yuri", "ana", "a new season")
    document = taste_document(house.room.database, "yuri", house.world.at)
    assert (document["decisions"], document["interests"]) == (0, [])
    assert document["since"] == house.world.at.isoformat()
    (row,) = house.room.rows(select(audit).where(audit.c.subject == "taste:yuri"))
    assert (row.who, row.action, row.why) == ("ana", "reset", "a new season")
    with pytest.raises(NotLawful):
        reset_taste(house.room.database, house.room.clocks, "yuri", " ")


def test_the_news_tell_each_persona_s_taste_and_judge_by_it(house: House) -> None:
    draft = house.drafts("yuri")[0]
    before = news_document(house.room.database, house.room.config, house.world.at)
    house.decide(draft, "approve")
    after = news_document(house.room.database, house.room.config, house.world.at)
    assert before["taste"]["yuri"]["decisions"] == 0
    assert after["taste"]["yuri"]["interests"][0]["approved"] == 1
    assert after["taste"]["corrow"]["decisions"] == 0
