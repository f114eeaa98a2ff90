"""Clocks put wrong by an hour and a year, a machine suspended for three days, and a service that was down for an hour,
three days and sixty; two days lived before and after each."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.faults.sleeping import Seen, hold_to_the_laws, live
from tests.houses import home_in
from tests.news_server import news_server
from tests.newsroom.conftest import SETTINGS, house_in

JUMPS = {
    "an hour on": timedelta(hours=1), "an hour back": timedelta(hours=-1),
    "a year on": timedelta(days=365), "a year back": timedelta(days=-365),
    "suspended for three days": timedelta(days=3),
}  # fmt: skip
DOWN = {"an hour": timedelta(hours=1), "three days": timedelta(days=3), "sixty days": timedelta(days=60)}  # fmt: skip
AROUND = timedelta(days=2)


@pytest.mark.timeout(3600)
@pytest.mark.parametrize("jump", JUMPS)
def test_a_clock_put_wrong_and_right_again_brings_no_burst(jump: str, tmp_path: Path) -> None:
    seen = Seen()
    with news_server() as news:
        home = home_in(tmp_path / "home", feeds=news.feeds_yaml(), settings=SETTINGS)
        with house_in(home, news) as house:
            live(house, news, AROUND)
            house.world.advance(JUMPS[jump])
            house.wall.advance(JUMPS[jump])
            live(house, news, timedelta(days=1))
            if "suspended" not in jump:
                house.world.advance(-JUMPS[jump])
                house.wall.advance(-JUMPS[jump])
            live(house, news, AROUND)
            hold_to_the_laws(house, seen)
    print(jump, seen.out, +seen.wrong)
    assert seen.out >= 2
    assert +seen.wrong == {}


@pytest.mark.timeout(3600)
@pytest.mark.parametrize("down", DOWN)
def test_a_service_that_was_down_goes_on_without_a_burst(down: str, tmp_path: Path) -> None:
    seen = Seen()
    with news_server() as news:
        home = home_in(tmp_path / "home", feeds=news.feeds_yaml(), settings=SETTINGS)
        with house_in(home, news) as house:
            live(house, news, AROUND)
            until = house.world.at + DOWN[down]
        with house_in(home, news, until) as again:
            live(again, news, AROUND)
            hold_to_the_laws(again, seen)
    print(down, seen.out, +seen.wrong)
    assert seen.out >= 2
    assert +seen.wrong == {}
