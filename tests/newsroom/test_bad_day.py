"""The bad day, end to end: invented grave news in her readers' country holds all her posts, once."""

from datetime import timedelta

import pytest

from agent.errors import NotLawful
from agent.newsroom.publish import publish_due
from agent.review.holds import WATCH, lift, standing_holds
from tests.news_server import NewsServer, publish_days
from tests.newsroom.conftest import START, House, OpenHouse

QUAKE = "四川南部发生地震 已致十二人遇难"
SUMMARY = "四川南部山区凌晨发生地震，已致十二人遇难，救援队正赶往震中的村镇，道路中断。"


def tell(news: NewsServer, publishers: int, title: str = QUAKE, summary: str = SUMMARY) -> None:
    for number in range(publishers):
        at = START - timedelta(minutes=40 - number)
        news.publish(f"grave-{number}", title, summary, at)


def held_for(house: House) -> dict[str, str]:
    return {each.scope: each.why for each in standing_holds(house.room.database)}


def test_a_grave_affair_in_her_readers_country_holds_her_and_tells_her_people(
    open_house: OpenHouse, news: NewsServer
) -> None:
    tell(news, 7)
    house = open_house()
    house.tick()
    assert set(held_for(house)) == {"yuri"}  # corrow's readers are elsewhere
    told = next(problem for problem in house.problems("hold") if problem["subject"] == "yuri")
    assert QUAKE in told["message"]
    assert told["mend"] == "lift it: selfsame hold yuri --lift"


def test_whatever_a_draft_is_about_it_waits_until_a_person_lifts_the_hold(
    open_house: OpenHouse, news: NewsServer
) -> None:
    publish_days(news, START - timedelta(hours=20), 4)
    house = open_house()
    house.tick()
    draft = house.drafts("yuri")[0]
    house.decide(draft, "approve")
    tell(news, 7)
    feeds = house.home.config / "feeds.yaml"
    feeds.write_text(news.feeds_yaml(), encoding="utf-8")
    house.pass_(minutes=6)
    house.tick()
    assert set(held_for(house)) == {"yuri"}
    house.pass_(hours=1)
    publish_due(house.room)
    assert house.drafts("yuri")[0].status == "approved"
    with pytest.raises(NotLawful, match="person"):
        lift(house.room.database, house.room.clocks, "yuri", WATCH)
    assert lift(house.room.database, house.room.clocks, "yuri", "ana")


def test_a_lifted_hold_is_not_put_again_for_the_same_affair(
    open_house: OpenHouse, news: NewsServer
) -> None:
    tell(news, 7)
    house = open_house()
    house.tick()
    lift(house.room.database, house.room.clocks, "yuri", "ana")
    house.pass_(minutes=6)
    house.tick()
    assert held_for(house) == {}


@pytest.mark.parametrize(
    ("publishers", "title"),
    [(3, QUAKE), (7, "Norland 南部发生地震 已致十二人遇难"), (7, "四川南部的合唱团录下十二种雨声")],
)
def test_few_publishers_another_country_or_a_harmless_affair_hold_nobody(
    open_house: OpenHouse, news: NewsServer, publishers: int, title: str
) -> None:
    tell(news, publishers, title, "")
    house = open_house()
    house.tick()
    assert held_for(house) == {}


def test_a_house_may_do_without_bad_days(open_house: OpenHouse, news: NewsServer) -> None:
    tell(news, 7)
    settings = "network: {allow: [127.0.0.0/8], pause_seconds: 0}\nbad_day: {hold: false}\n"
    house = open_house(settings)
    house.tick()
    assert held_for(house) == {}
