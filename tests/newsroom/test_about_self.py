"""Her own name in the news, end to end: whatever feed it comes by, a person decides, singly."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from agent.database.tables import stories
from agent.newsroom.gather import gather_news
from agent.newsroom.write import Asked, write
from agent.types.review import Draft
from tests.news_server import HAPPENINGS, NewsServer
from tests.newsroom.conftest import SETTINGS, START, House, OpenHouse

TOLD, SUMMARY, *_ = HAPPENINGS[0]
NAMED = TOLD.replace("虚拟歌手", "虚拟歌手 YURI ")


def drafted(house: House) -> Draft:
    """What she makes of the only story there is."""
    gather_news(house.room)
    (story,) = house.room.rows(select(stories))
    outcome = write(house.room, Asked("yuri", "one", story_id=story.id))
    assert outcome.draft_id is not None
    return house.drafts("yuri")[0]


def follow_about_self(house: House, news: NewsServer) -> None:
    feeds = news.feeds_yaml().replace("}", ", about: self}")
    (house.home.config / "feeds.yaml").write_text(feeds, encoding="utf-8")


@pytest.mark.parametrize(("title", "fed"), [(TOLD, True), (NAMED, False)])
def test_news_of_her_is_decided_singly(
    open_house: OpenHouse, news: NewsServer, title: str, fed: bool
) -> None:
    news.publish("about-her", title, SUMMARY, START - timedelta(hours=1))
    house = open_house(SETTINGS)
    if fed:
        follow_about_self(house, news)
    draft = drafted(house)
    assert draft.single
    assert "about-self" in {flag["code"] for flag in draft.flags}


def test_the_same_news_of_somebody_else_needs_nobody_singly(
    open_house: OpenHouse, news: NewsServer
) -> None:
    news.publish("anybody", TOLD, SUMMARY, START - timedelta(hours=1))
    assert not drafted(open_house(SETTINGS)).single
