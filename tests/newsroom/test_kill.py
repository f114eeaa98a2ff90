"""A small sample of the ordeal in tests/soak/test_kill.py: six kills."""

from pathlib import Path

import pytest

from tests.kills import busy_home, check_laws, survive
from tests.news_server import NewsServer


@pytest.mark.timeout(600)  # a slow machine waits longer for each moment
def test_six_kills_double_nothing_lose_nothing_and_break_nothing(
    tmp_path: Path, news: NewsServer
) -> None:
    ordeal = survive(busy_home(tmp_path / "home", news), news, kills=6, seed=7)
    check_laws(ordeal)
    assert sum(ordeal.met.values()) >= 4, ordeal.met
