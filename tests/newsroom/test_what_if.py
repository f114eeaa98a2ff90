"""What an edit would do to her, on today's news: three posts beside three, and nothing is kept of it."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from agent.config.edits import checked, edited_copy
from agent.config.personas import with_prompts
from agent.database.tables import appeals, drafts
from agent.newsroom.gather import gather_news
from agent.newsroom.what_if import what_if
from agent.types.persona import Persona
from tests.news_server import NewsServer, publish_days
from tests.newsroom.conftest import START, House, OpenHouse


@pytest.fixture
def house(open_house: OpenHouse, news: NewsServer) -> House:
    publish_days(news, START - timedelta(hours=20), 1)
    return open_house()


def edited(house: House, before: str, after: str) -> Persona:
    folder = house.home.config / "personas" / "yuri"
    text = (folder / "frames.yaml").read_text("utf-8")
    with edited_copy(folder, "frames.yaml", text.replace(before, after)) as copy:
        persona, slips = checked(copy, "config/personas/yuri")
    assert persona is not None, slips
    return with_prompts(persona, house.room.config.prompts)


def test_three_posts_stand_beside_three_and_nothing_is_kept(house: House) -> None:
    gather_news(house.room, force=True)
    present = house.room.config.persona("yuri")
    after = edited(house, "{piece}」", "{piece}」，")
    pairs = list(what_if(house.room, present, after))
    assert len(pairs) == 3
    assert len({pair.present.text for pair in pairs}) == 3
    assert all(pair.present.title == pair.edited.title for pair in pairs)
    assert any(pair.present.text != pair.edited.text for pair in pairs)
    assert all("」，" in pair.edited.text for pair in pairs if pair.edited.title)
    for table in (drafts, appeals):
        assert house.room.rows(select(func.count()).select_from(table))[0][0] == 0
