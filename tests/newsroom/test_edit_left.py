"""A post that an edit holds goes its way once nobody edits it any more."""

from datetime import timedelta

from agent.newsroom.publish import publish_due
from agent.review.editing import EDITING
from agent.review.holds import hold, standing_holds
from tests.news_server import NewsServer, publish_days
from tests.newsroom.conftest import SETTINGS, START, OpenHouse


def test_what_publishes_lets_go_what_an_edit_held_whose_page_is_gone(
    open_house: OpenHouse, news: NewsServer
) -> None:
    publish_days(news, START - timedelta(hours=20), 1)
    house = open_house(SETTINGS)
    house.tick()
    draft = house.drafts()[0]
    hold(house.room.database, house.room.clocks, f"draft:{draft.id}", EDITING, "mara")
    house.room.editors.typing(draft.id, "mara", house.wall.now())
    publish_due(house.room)
    assert [each.why for each in standing_holds(house.room.database)] == [EDITING]
    house.pass_(seconds=100)
    publish_due(house.room)
    assert standing_holds(house.room.database) == []
