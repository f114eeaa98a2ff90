"""A model that misbehaves gets no draft in, is tried three times at most, and never takes a cap beyond itself; all of
its ways: tests/soak/test_model.py."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from random import Random

import pytest

from agent import model as model_module
from agent.errors import ModelFault
from agent.newsroom.gather import gather_news
from agent.newsroom.room import Newsroom
from agent.newsroom.spending import spent_today
from agent.newsroom.write import Asked, write
from tests.faults.misbehaving import BEHAVIOURS, Misbehaving, misbehaving
from tests.houses import home_in
from tests.news_server import HAPPENINGS, news_server
from tests.newsroom.conftest import SETTINGS, START, House, house_in

TRIES = 3
SAMPLE = Random(6).sample(sorted(BEHAVIOURS), 4)
CAP = 160


@pytest.fixture(scope="module")
def server() -> Iterator[Misbehaving]:
    with misbehaving() as state:
        yield state


@pytest.fixture(scope="module")
def house(server: Misbehaving, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    model = f"{{provider: openai, base_url: '{server.url}', name: m, timeout_seconds: 1, second_look: false}}"
    caps = f"{{calls_per_day: {CAP}, tokens_per_day: 4000000}}"
    with news_server() as news:
        zh, about, _, _ = HAPPENINGS[0]
        news.publish("yangzhang-morning", zh, about, START - timedelta(hours=1))
        home = home_in(
            tmp_path_factory.mktemp("misbehaving") / "home",
            feeds=news.feeds_yaml(), settings=f"{SETTINGS}model: {model}\ncaps: {caps}\n",
        )  # fmt: skip
        with house_in(home, news) as house:
            gather_news(house.room)
            yield house


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model_module, "RETRY_AFTER_SECONDS", 0.0)


@pytest.mark.parametrize("how", SAMPLE)
def test_it_gets_no_draft_in_and_few_tries(how: str, server: Misbehaving, house: House) -> None:
    hold_out(how, server, house)


def hold_out(how: str, server: Misbehaving, house: House) -> None:
    server.how, before = how, len(server.asked)
    assert written(house.room, how) is None
    asked = [
        each for each in server.asked[before:] if '"opinions"' not in str(each["messages"][-1])
    ]
    assert 1 <= len(asked) <= TRIES, how
    assert spent_today(house.room.database, house.world.at)["calls"] <= CAP


def written(room: Newsroom, how: str) -> int | None:
    with suppress(ModelFault):
        return write(room, Asked("yuri", f"m-{how}")).draft_id
    return None
