"""Simulated days, one after the other, of a daemon as people run it."""

from pathlib import Path

import pytest

from tests.news_server import news_server
from tests.newsroom.test_daemon import simulate


@pytest.mark.timeout(600)
def test_two_simulated_days_pass_with_one_draft_for_each_slot(tmp_path: Path) -> None:
    with news_server() as news:
        simulate(tmp_path, news, "2026-03-13 05:00")
