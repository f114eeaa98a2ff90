"""Law 4 in full: kill -9 at twenty different moments of a cycle, and start again each time."""

from pathlib import Path

import pytest

from tests.kills import MOMENTS, busy_home, check_laws, survive
from tests.news_server import news_server


@pytest.mark.timeout(900)
@pytest.mark.parametrize("seed", [1, 2])
def test_twenty_kills_double_nothing_lose_nothing_and_break_nothing(
    tmp_path: Path, seed: int
) -> None:
    with news_server() as news:
        ordeal = survive(busy_home(tmp_path / "home", news), news, kills=20, seed=seed)
    check_laws(ordeal)
    assert sum(ordeal.met[moment] for moment in MOMENTS) >= 4, ordeal.met
