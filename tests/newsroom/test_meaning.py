"""Interests by meaning, end to end: an embedding server on loopback, asked once for each text; words without one."""

import json
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from agent.database.tables import appeals, stories
from agent.newsroom.gather import gather_news
from agent.newsroom.meaning import meaning
from agent.newsroom.write import Asked, write
from tests.memory.test_embed import serving
from tests.news_server import NewsServer
from tests.newsroom.conftest import SETTINGS, START, House, OpenHouse

WORDLESS = "井底的回应慢了半拍"
DULL = [f"某县第{number}条长椅换了螺丝" + "钉" * number for number in range(13)]


def near(body: dict[str, Any]) -> tuple[int, bytes]:
    """Knows that an echo in a well has to do with listening; of all else it tells nothing."""
    data = [
        {"object": "embedding", "index": number, "embedding": _vector(text)}
        for number, text in enumerate(body["input"])
    ]
    usage = {"prompt_tokens": 1, "total_tokens": 1}
    made = {"object": "list", "data": data, "model": body["model"], "usage": usage}
    return 200, json.dumps(made).encode()


def _vector(text: str) -> list[float]:
    heard = WORDLESS in text or text.startswith("声音与听")
    return [1.0, 0.0] if heard else [len(text) % 5 / 99, 1.0]


@pytest.fixture
def full_day(news: NewsServer) -> NewsServer:
    for number, title in enumerate([WORDLESS, *DULL]):
        news.publish(f"paper-{number}", title, "", START - timedelta(minutes=30 + number))
    return news


def why(house: House) -> str:
    write(house.room, Asked("yuri", "one"))
    found = select(appeals.c.why).join(stories).where(stories.c.title == WORDLESS)
    (row,) = house.room.rows(found.where(appeals.c.persona == "yuri"))
    return str(row.why)


def test_a_story_without_a_keyword_is_found_by_meaning_and_each_text_is_embedded_once(
    open_house: OpenHouse, full_day: NewsServer
) -> None:
    with serving(near) as (address, heard):
        embedder = f"embedder: {{provider: openai, base_url: '{address}', name: e}}\n"
        house = open_house(SETTINGS + embedder)
        gather_news(house.room)
        write(house.room, Asked("yuri", "zero", dry_run=True))
        assert "touches 声音与听 (near in meaning, 100%" in why(house)
        house.room.close()
    asked = [text for each in heard for text in each["input"]]
    assert asked.count(WORDLESS) == 1


def test_without_an_embedding_model_words_alone_count(
    open_house: OpenHouse, full_day: NewsServer
) -> None:
    house = open_house()
    gather_news(house.room)
    persona = house.room.persona("yuri")
    assert meaning(house.room, persona, []) == {}
    assert "touches nothing that she cares about" in why(house)
