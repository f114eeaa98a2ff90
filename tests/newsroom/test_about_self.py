"""Her own name in the news, end to end: whatever feed it comes by, a person decides, singly."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from agent.database.tables import stories
from agent.newsroom.gather import gather_news
from agent.newsroom.named import AREA
from agent.newsroom.problems import open_problems
from agent.newsroom.write import Asked, write
from agent.telling.alarms import from_status
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


def _told(house: House) -> list[str]:
    return [each["message"] for each in open_problems(house.room.database) if each["area"] == AREA]


def test_her_name_in_the_news_goes_to_a_person_even_in_a_language_that_she_does_not_read(
    open_house: OpenHouse, news: NewsServer
) -> None:
    title = "Singer YURI accused of copying a song"
    news.publish("about-her", title, "", START - timedelta(hours=1))
    house = open_house(SETTINGS)
    gather_news(house.room)
    (message,) = _told(house)
    assert title in message
    found = from_status(open_problems(house.room.database), {})
    assert "named" in [alarm.kind for alarm in found]
    house.pass_(hours=26)
    gather_news(house.room)
    assert _told(house) == []


def test_another_of_the_same_name_is_not_she(open_house: OpenHouse, news: NewsServer) -> None:
    news.publish("gagarin", "Yuri Gagarin statue unveiled", "", START - timedelta(hours=1))
    house = open_house(SETTINGS)
    gather_news(house.room)
    assert _told(house) == []
